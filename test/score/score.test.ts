import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { explainText } from '../../electron/diagnose/explain/explain.ts'
import { sharedData } from '../shared-data.ts'
import { leaveFamilyOut } from './leave-family-out.ts'
import { main } from './main.ts'
import { accuracy, macroF1, samplesOf } from './samples.ts'
import type { Judged, Sample } from './samples.ts'

const wordings = fileURLToPath(new URL('wordings.jsonl', import.meta.url))

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

  it('switches off what only one family taught', () => {
    const alone: Sample = { id: '1', protocol: 'smtp', family: 'one', cause: 'greylisted', text: '451 gl01' }
    const other: Sample = { id: '2', protocol: 'smtp', family: 'two', cause: 'greylisted', text: '451 gl01' }
    expect(leaveFamilyOut([alone], [], false)[0]?.got).toBe('unknown')
    expect(leaveFamilyOut([alone, other], [], false)[0]?.got).toBe('greylisted')
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

describe('our own collection of wordings', () => {
  it('is told apart, by the text alone', async () => {
    const rows = await explained(samplesOf(wordings))
    expect(macroF1(rows)).toBeGreaterThanOrEqual(0.97)
    expect(blamed(rows)).toEqual([])
  })
})

describe.skipIf(sharedData === null)('the shared sample of replies (skipped where ../shared/data is absent)', () => {
  const samples = () => samplesOf(`${sharedData}replies.dev.jsonl`)

  it('is told apart, by the text alone', async () => {
    const rows = await explained(samples())
    expect(macroF1(rows)).toBeGreaterThanOrEqual(0.97)
    expect(blamed(rows)).toEqual([])
  })

  it('is told apart with each family left out', { timeout: 60_000 }, () => {
    const rows = leaveFamilyOut(samples(), samplesOf(wordings), true)
    expect(macroF1(rows)).toBeGreaterThanOrEqual(0.85)
    expect(blamed(rows)).toEqual([])
  })
})
