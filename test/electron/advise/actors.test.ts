/** Who can mend it: one table for a check's findings and for pasted texts, and the few places where more is known. */
import { describe, expect, it } from 'vitest'
import { actorOf, actorOfText } from '../../../electron/advise/actor-of.ts'
import { usualActors } from '../../../electron/advise/actors.ts'
import { adviseOn } from '../../../electron/advise/advise.ts'
import { wordsOfExplained } from '../../../electron/advise/explained-words.ts'
import { providers } from '../../../electron/accounts/discover/provider-table.ts'
import { causes } from '../../../electron/contract/words.ts'
import type { Actor, Cause, FindingCode } from '../../../electron/contract/words.ts'
import { causeOf } from '../../../electron/diagnose/cause-of.ts'
import { diagnose } from '../../../electron/diagnose/diagnose.ts'
import { explainText } from '../../../electron/diagnose/explain/explain.ts'
import { imap, imapCheck, run, smtp, smtpCheck } from '../diagnose/facts.ts'

const isFinding = (cause: Cause): cause is Cause & FindingCode => cause !== 'accepted' && cause !== 'unknown'
const findings = causes.filter(isFinding)

const nothing = { proven: false, provider: null, reply: null } as Parameters<typeof actorOf>[1]
const conclusion = (code: FindingCode) => ({
  code,
  severity: 'problem' as const,
  server: 'outgoing' as const,
  evidence: [],
})

describe('a cause has one actor, whoever tells it', () => {
  it.each(findings)('%s', (cause) => {
    const ofCheck = actorOf(conclusion(cause), nothing)
    const ofText = actorOfText(cause, { isBounce: false, quote: '', provider: null })
    expect([ofCheck, ofText]).toEqual([usualActors[cause], usualActors[cause]])
  })
})

/** The same reply, met by a check and pasted. */
describe('a check and a pasted text name the same', () => {
  const incoming = { incoming: imap(), outgoing: smtp() }
  it.each<[cause: FindingCode, reply: string, actor: Actor]>([
    ['account-locked', 'NO Your account has been locked', 'provider'],
    ['credentials-rejected', 'NO [AUTHENTICATIONFAILED] Invalid credentials', 'you'],
    ['protocol-disabled', 'NO IMAP access is disabled for this mailbox', 'you'],
    ['protocol-disabled', 'NO IMAP is disabled for the tenant', 'it'],
    ['rate-limited', 'NO [LIMIT] Too many login attempts, try again later', 'you'],
  ])('%s: %s', async (code, reply, actor) => {
    const facts = run(incoming, [imapCheck({ reply: ['sign-in', reply] }), smtpCheck({ wire: ['connect', 'timeout'] })])
    const found = adviseOn(facts, diagnose(facts, causeOf)).findings.find(({ server }) => server === 'incoming')
    const { kind, ...taken } = await explainText(`a1 ${reply}`)
    const words = wordsOfExplained(taken, kind === 'bounce')
    expect([found?.code, found?.actor, taken.cause, words.actor]).toEqual([code, actor, code, actor])
  })

  it.each<[name: string, code: FindingCode, more: Partial<typeof nothing>, actor: Actor]>([
    ['settings were proven', 'account-locked', { proven: true }, 'you'],
    ['refused before a sign-in', 'relay-denied', {}, 'you'],
    ['refused after a sign-in', 'relay-denied', { signedIn: true }, 'provider'],
    [
      'an administrator’s switch',
      'protocol-disabled',
      { reply: 'SmtpClientAuthentication is disabled for the Mailbox' },
      'it',
    ],
  ])('a check knows more: %s', (_name, code, more, actor) => {
    expect(actorOf(conclusion(code), { ...nothing, ...more })).toBe(actor)
  })

  it.each<[id: string, actor: Actor]>([
    ['microsoft-365', 'it'],
    ['google-workspace', 'it'],
    ['outlook-com', 'you'],
    ['gmx-net', 'you'],
  ])('a check at %s', (id, actor) => {
    const provider = providers().find(({ rules }) => rules.id === id)?.rules ?? null
    expect(actorOf(conclusion('protocol-disabled'), { ...nothing, provider })).toBe(actor)
  })
})

describe('rules and switches that an administrator has', () => {
  it.each([
    "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
    '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect or blocked by Security Defaults',
    '535 Authentication failed due to conditional access policy',
    '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.',
    '535 5.7.139 Authentication unsuccessful, user password expired.\nContact your administrator.',
    "Login failed: your organization's policy does not allow this app",
    'Anmeldung durch die Richtlinien Ihrer Organisation gesperrt',
  ])('%s', (quote) => {
    for (const cause of ['protocol-disabled', 'account-locked'] as const) {
      expect(actorOfText(cause, { isBounce: false, quote, provider: null })).toBe('it')
      expect(actorOf(conclusion(cause), { ...nothing, reply: quote })).toBe('it')
    }
  })

  it.each([
    '535 Account locked. Contact your administrator.',
    '-ERR disabled by the administrator',
    'IMAP is disabled by our policy',
  ])('none is said of an organisation: %s', (quote) => {
    expect(actorOfText('account-locked', { isBounce: false, quote, provider: null })).toBe('provider')
  })
})

describe('in a bounce it is the sending server’s doing', () => {
  it.each<[cause: Cause, actor: Actor]>([
    ['ip-blocklisted', 'provider'],
    ['hello-rejected', 'provider'],
    ['mailbox-full', 'provider'],
    ['recipient-unknown', 'you'],
    ['recipient-misrouted', 'provider'],
  ])('%s', (cause, actor) => {
    expect(actorOfText(cause, { isBounce: true, quote: '', provider: null })).toBe(actor)
  })
})
