/** Words counted, weighed and added up: what a text leans to, by weights made for the test. */
import { describe, expect, it } from 'vitest'
import { featuresOf } from '../../../../../electron/diagnose/causes/learned/features.ts'
import { leanBy, sharesOf, written } from '../../../../../electron/diagnose/causes/learned/leanings.ts'
import type { Weights } from '../../../../../electron/diagnose/causes/learned/leanings.ts'
import { readingOf } from '../../../../../electron/diagnose/causes/reading.ts'

const reading = (text: string) => readingOf({ kind: 'smtp', step: null, text })

describe('what is counted of a text', () => {
  it.each([
    ['words', '550 Relay denied', ['relay', 'denied']],
    ['pairs of words', '550 Relay denied', ['relay denied']],
    ['beginnings of longer words', '550 Relaying', ['rel*', 'rela*', 'relay*', 'relayi*', 'relayin*']],
    ['every number as one', '550 sent 17 of 4711', ['sent 0', '0 of']],
    ['Outlook’s numbers, too', 'Error 0x80042109: no', ['error 0', '0 no']],
    ['the reply code and its class', '451 later', ['<451>', '<4xx>']],
    ['the enhanced code, also without its class', '550 5.7.1 no', ['<5.7.1>', '<x.7.1>']],
    ['the response code', 'A1 NO [OVERQUOTA] no', ['<OVERQUOTA>']],
    ['notions, also beside the class of the code', '451 greylisted, later', ['<delay>', '<delay 4xx>']],
    ['words of languages without blanks', '550 邮箱已满', ['邮', '邮 箱']],
  ])('%s', (_name, text, expected) => {
    expect(featuresOf(reading(text)).flat()).toEqual(expect.arrayContaining(expected))
  })

  it('has each feature once, and no beginning of a word that is the whole word', () => {
    const [words, stems] = featuresOf(reading('550 relay rely relay rely'))
    expect(words).toEqual(['0', 'relay', 'rely', '0 relay', 'relay rely', 'rely relay'])
    expect(stems).toEqual(['rel*', 'rela*'])
  })

  it.each([
    ['case', '550 RELAY DENIED', '550 relay denied'],
    ['wrapping', '550-relay\r\n550 denied', '550 relay denied'],
    ['blanks', '550   relay\tdenied', '550 relay denied'],
  ])('is the same whatever the %s', (_name, one, other) => {
    expect(featuresOf(reading(one))).toEqual(featuresOf(reading(other)))
  })

  it('is bounded, however long the text is', () => {
    const long = Array.from({ length: 50_000 }, (_, at) => `word${at}`).join(' ')
    expect(featuresOf(reading(long)).flat().length).toBeLessThan(5000)
  })

  it('shares one weight among the known features of a group', () => {
    expect(sharesOf([['a', 'b', 'c', 'd', 'x'], ['e']], (each) => each !== 'x')).toEqual([
      ['a', 0.5],
      ['b', 0.5],
      ['c', 0.5],
      ['d', 0.5],
      ['e', 1],
    ])
  })
})

describe('what a text leans to', () => {
  const weights: Weights = {
    causes: ['relay-denied', 'mailbox-full', 'unknown'],
    scale: 10,
    bias: [0, 0, 5],
    features: [written('relay', [40, -20, 0]), written('quota', [0, 30, 0]), written('constructor', [0, 0, 10])],
  }
  const lean = leanBy(weights)

  it.each([
    ['adds up what speaks for it and against it', 'relay', { 'relay-denied': 4, 'mailbox-full': -2, unknown: 0.5 }],
    ['knows nothing of other words', 'hello', { 'relay-denied': 0, 'mailbox-full': 0, unknown: 0.5 }],
    ['takes no word for a property', 'constructor __proto__', { 'relay-denied': 0, 'mailbox-full': 0, unknown: 1.5 }],
  ])('%s', (_name, text, expected) => {
    expect(lean(reading(text))).toEqual(expected)
  })

  it('is written with a letter for each cause and nothing for 0', () => {
    expect(written('relay', [40, -20, 0])).toBe('relay|a40b-20')
  })
})
