import { describe, expect, it } from 'vitest'
import { explainText } from '../../electron/diagnose/explain/explain.ts'
import { sharedData } from '../shared-data.ts'
import { ourTexts, ownWords, provenTexts, sharedTexts } from './collections.ts'
import { leaveFamilyOut } from './leave-family-out.ts'
import { main } from './main.ts'
import { accuracy, macroF1 } from './samples.ts'
import type { Judged, Sample } from './samples.ts'

const row = (cause: Sample['cause'], got: Sample['cause']): Judged => ({
  sample: { id: 'x', protocol: 'smtp', text: '', family: 'x', cause },
  got,
})

describe('the measure', () => {
  it('is 1 where all is right', () => {
    expect(macroF1([row('accepted', 'accepted'), row('unknown', 'unknown')])).toBe(1)
  })

  it('weighs a rare cause like a frequent one', () => {
    const rows = [
      row('accepted', 'accepted'),
      row('accepted', 'accepted'),
      row('accepted', 'accepted'),
      row('unknown', 'accepted'),
    ]
    expect(accuracy(rows)).toBe(0.75)
    expect(macroF1(rows)).toBeCloseTo((6 / 7 + 0) / 2)
  })

  it.each([
    [[], 'say which file'],
    [['x.jsonl', '--all'], 'there is no option --all'],
  ])('says what is wrong with %j', async (args, expected) => {
    await expect(main(args)).rejects.toThrow(expected)
  })
})

/** What a wrong password must never be blamed for. */
const neverThePassword: readonly string[] = [
  'network-not-allowed',
  'network-blocks-smtp',
  'ip-blocklisted',
  'protocol-disabled',
  'oauth-required',
  'app-password-required',
  'account-locked',
  'recipient-policy',
  'sender-domain-policy',
]

async function explained(samples: readonly Sample[]): Promise<Judged[]> {
  return Promise.all(samples.map(async (sample) => ({ sample, got: (await explainText(sample.text)).cause })))
}

function blamed(rows: readonly Judged[]): Judged[] {
  return rows.filter(({ sample, got }) => got === 'credentials-rejected' && neverThePassword.includes(sample.cause))
}

describe('our own collections, which the program has learned from', () => {
  it.each([
    ['texts that servers sent, or that the rows were written for', provenTexts, 0.97],
    ['texts in our own words', ownWords, 0.95],
  ])('are told apart, by the text alone: %s', { timeout: 60_000 }, async (_name, texts, least) => {
    expect(macroF1(await explained(texts()))).toBeGreaterThanOrEqual(least)
  })

  it('never make a wrong password of another reason that a real server gave', { timeout: 60_000 }, async () => {
    expect(blamed(await explained(provenTexts()))).toEqual([])
  })
})

describe.skipIf(sharedData === null)('the shared sample of replies (skipped where ../shared/data is absent)', () => {
  const samples = sharedTexts

  it('is told apart, by the text alone', async () => {
    const rows = await explained(samples())
    expect(macroF1(rows)).toBeGreaterThanOrEqual(0.97)
    expect(blamed(rows)).toEqual([])
  })

  it('is told apart with each family left out', { timeout: 120_000 }, async () => {
    const rows = await leaveFamilyOut(samples(), ourTexts(), { witnesses: 'all' })
    expect(macroF1(rows)).toBeGreaterThanOrEqual(0.85)
    expect(blamed(rows)).toEqual([])
  })
})
