/**
 * The worst mistake: to call it a wrong password where a network, a policy or a switched-off protocol is at fault. Every such
 * text that a server sent, put behind what servers say of a failed sign-in whatever the reason, keeps its reason.
 */
import { describe, expect, it } from 'vitest'
import type { Cause, StepName } from '../../../../electron/contract/words.ts'
import { causeOfText } from '../../../../electron/diagnose/causes/cause-of-text.ts'
import type { TextKind } from '../../../../electron/diagnose/causes/reading.ts'
import { provenTexts } from '../../../score/collections.ts'
import { sentenceOf } from '../../../score/samples.ts'

/** What is said beside a failed sign-in, and is never the password. */
const reasons: ReadonlySet<Cause> = new Set<Cause>([
  'network-not-allowed',
  'network-blocks-smtp',
  'ip-blocklisted',
  'protocol-disabled',
  'oauth-required',
  'app-password-required',
  'account-locked',
  'encryption-required',
  'auth-method-unsupported',
  'rate-limited',
])

const beginnings: readonly [kind: TextKind, words: string][] = [
  ['smtp', '535 '],
  ['smtp', '535 5.7.8 Authentication failed: '],
  ['imap', 'A1 NO LOGIN failed. '],
  ['imap', 'A1 NO [AUTHENTICATIONFAILED] Login failed: '],
  ['pop3', '-ERR [AUTH] Authentication failure. '],
  ['client', 'Invalid login: 535 5.7.8 '],
]

const texts = provenTexts()
  .filter(
    ({ cause, protocol, text }) =>
      reasons.has(cause) && protocol !== 'bounce' && protocol !== 'client' && !text.includes('\n'),
  )
  .map(({ id, text }) => ({ id, text: sentenceOf(text) }))

describe('a reason beside a failed sign-in is not the password', () => {
  it('has enough texts to say so', () => {
    expect(texts.length).toBeGreaterThan(900)
  })

  it.each(beginnings)('%s: %s…', (kind, words) => {
    const steps: readonly (StepName | null)[] = [null, 'sign-in']
    const blamed = texts.filter(({ text }) =>
      steps.some((step) => causeOfText({ kind, step, text: `${words}${text}` }) === 'credentials-rejected'),
    )
    // Some of these replies never follow a sign-in, and say next to nothing ("Client host rejected").
    expect(blamed.slice(texts.length / 200)).toEqual([])
  })
})

describe('a wrong password beside such words is still one', () => {
  it.each([
    ['535 5.7.8 Error: authentication failed: wrong user name or password'],
    ['535 Incorrect authentication data'],
    ['A1 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'],
    ['-ERR [AUTH] Password supplied for "ann@example.com" is incorrect.'],
    ['535 5.7.8 Benutzername oder Passwort falsch'],
    ['535 5.7.8 Неверный пароль'],
  ])('%s', (text) => {
    const kind = text.startsWith('-') ? 'pop3' : text.startsWith('A1') ? 'imap' : 'smtp'
    expect(causeOfText({ kind, step: 'sign-in', text })).toBe('credentials-rejected')
  })
})
