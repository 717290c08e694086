/** How well causes are told apart on the shared sample of real replies: a floor that may only rise. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../../../electron/contract/words.ts'
import { causeOfText } from '../../../../electron/diagnose/causes/cause-of-text.ts'
import type { TextKind } from '../../../../electron/diagnose/causes/reading.ts'
import { sharedData } from '../../../shared-data.ts'

interface Sample {
  protocol: TextKind
  text: string
  cause: Cause
}

function samples(): Sample[] {
  return readFileSync(`${sharedData}replies.dev.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line): Sample => JSON.parse(line) as Sample)
}

/** The mean over causes of 2·tp / (2·tp + fp + fn). */
function macroF1(judged: readonly { cause: Cause; got: Cause }[]): number {
  const all = [...new Set(judged.map(({ cause }) => cause))]
  const each = all.map((cause) => {
    const right = judged.filter((row) => row.cause === cause && row.got === cause).length
    const wrong = judged.filter((row) => (row.cause === cause) !== (row.got === cause)).length
    return (2 * right) / (2 * right + wrong)
  })
  return each.reduce((sum, value) => sum + value, 0) / each.length
}

const judge = (rows: readonly Sample[]) =>
  rows.map(({ protocol, text, cause }) => ({
    protocol,
    text,
    cause,
    got: causeOfText({ kind: protocol, step: null, text }),
  }))

describe.skipIf(sharedData === null)('the shared sample of replies (skipped where ../shared/data is absent)', () => {
  it('reaches a macro-F1 of 0.97', () => {
    expect(macroF1(judge(samples()))).toBeGreaterThanOrEqual(0.97)
  })

  it('never calls a network, a policy or a switched-off protocol a wrong password', () => {
    const blamed = judge(samples()).filter(
      ({ cause, got }) =>
        got === 'credentials-rejected' &&
        [
          'network-not-allowed',
          'network-blocks-smtp',
          'ip-blocklisted',
          'protocol-disabled',
          'oauth-required',
          'app-password-required',
          'account-locked',
          'recipient-policy',
          'sender-domain-policy',
        ].includes(cause),
    )
    expect(blamed).toEqual([])
  })
})
