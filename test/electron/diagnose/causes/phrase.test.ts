import { describe, expect, it } from 'vitest'
import { phrase, phraseBook } from '../../../../electron/diagnose/causes/phrase.ts'
import { wordsOf } from '../../../../electron/diagnose/causes/tokens.ts'

const occurs = (written: string, text: string) =>
  phraseBook([{ phrase: phrase(written), row: 'row' }])(wordsOf(text)).size === 1

describe('phrases', () => {
  it.each([
    ['relay denied', '554 Relay denied', true],
    ['relay denied', '554 relaydenied', false],
    ['relay* denied', '554 RELAYING   denied.', true],
    ['relay denied|refused', 'relay refused', true],
    ['not .. relay', 'we do not want to relay', true],
    ['not .. relay', 'not one two three four five relay', true],
    ['not .. relay', 'not one two three four five six relay', false],
    ['密码错误', '535 密码错误，请重试', true],
    ['authentification requise', 'AUTHENTIFICATION REQUISE', true],
    ['echec', 'Échec', true],
    ['dont', 'we don’t', true],
    ['email', 'e-mail', true],
    ['user unknown', 'user=\r\nunknown', false],
  ])('%s in "%s": %s', (written, text, expected) => {
    expect(occurs(written, text)).toBe(expected)
  })

  it.each([
    ['.. relay', 'begins with a word'],
    ['a|b-c', 'one word'],
    ['a .. b .. c .. d .. e', 'three gaps'],
  ])('refuses to be written as %s', (written, why) => {
    expect(() => phrase(written)).toThrow(why)
  })
})
