/**
 * Both that ask for the permission of a sign-in, a round of checks and the test message after it: what they say of
 * siblings that offer encryption, and that the test message is bound by all that binds the round.
 */
import { describe, expect, it } from 'vitest'
import type { CertificateFacts, CheckFacts, TlsFacts } from '../../../../electron/contract/facts.ts'
import type { PlannedCheck } from '../../../../electron/contract/plan.ts'
import { Secret } from '../../../../electron/contract/secret.ts'
import { emptyFacts } from '../../../../electron/probes/dialogues/recorder.ts'
import type { ReadyToSignIn } from '../../../../electron/probes/dialogues/tools.ts'
import { createRunMemory } from '../../../../electron/probes/run-checks.ts'
import { toolsAgain, type AgainInput } from '../../../../electron/probes/send-test/again.ts'
import { createSideLane } from '../../../../electron/probes/side-lane.ts'
import { Contacted } from '../../../../electron/wire/contacted.ts'
import { testWorld } from '../../../servers/test-world.ts'

const { signal } = new AbortController()
const secret = new Secret('canary-Pa55wörd')

function planned(change: Partial<PlannedCheck> = {}): PlannedCheck {
  return {
    id: `${change.protocol ?? 'imap'}:${change.port ?? 143}`,
    side: 'incoming',
    role: 'configured',
    protocol: 'imap',
    host: 'mail.example.com',
    port: 143,
    security: 'none',
    signIn: { authentication: 'password', username: 'ann' },
    always: true,
    asksRelay: false,
    bothFamilies: false,
    ...change,
  }
}
const inClear = planned()
const sibling = planned({ port: 993, security: 'tls', role: 'sibling', always: false })

const certificate: CertificateFacts = {
  subject: 'CN=mail.example.com',
  issuer: 'CN=mail.example.com',
  names: [],
  validFrom: '2026-01-01T00:00:00Z',
  validTo: '2027-01-01T00:00:00Z',
  fingerprint: '00',
  selfSigned: true,
}
const noHandshake: TlsFacts = {
  version: null,
  chain: [],
  verified: false,
  error: 'tls-failed',
  systemStoreOnly: null,
}
const offer = { capabilities: [], startTls: false, mechanisms: ['PLAIN'], signIn: true }
const readyInClear: ReadyToSignIn = { encrypted: false, verified: false, offer, offersApop: false }
const ready: ReadyToSignIn = { ...readyInClear, encrypted: true, verified: true }

function again(
  check: PlannedCheck,
  all: readonly CheckFacts[],
  change: Partial<AgainInput> = {},
  memory = createRunMemory(secret, 1000),
) {
  const input: AgainInput = {
    account: { email: 'ann@example.com' },
    password: secret,
    world: testWorld({}),
    timeoutMs: 1000,
    allowsClearText: true,
    recipients: { own: 'ann@example.com', outside: [] },
    causeOf: () => 'temporary-failure',
    contacted: new Contacted(),
    ...change,
  }
  return toolsAgain(emptyFacts(check), all, input, memory, { signal, onStep() {} })
}

describe('agreed to clear text, and of the sibling was seen', () => {
  it.each<[string, Partial<CheckFacts>, boolean]>([
    ['nothing', {}, false],
    ['no handshake', { tls: noHandshake }, false],
    ['a handshake', { tls: { ...noHandshake, version: 'TLSv1.3', verified: true, error: null } }, true],
    [
      'a handshake, and no good certificate',
      { tls: { ...noHandshake, version: 'TLSv1.3', error: 'certificate-expired' } },
      true,
    ],
    ['a certificate, and nothing more', { tls: { ...noHandshake, chain: [certificate] } }, true],
    ['STARTTLS', { offers: { beforeTls: { ...offer, startTls: true }, afterTls: null } }, true],
    ['no STARTTLS', { offers: { beforeTls: offer, afterTls: null } }, false],
  ])('%s', async (_name, seen, isEncrypted) => {
    const facts = { ...emptyFacts(sibling), ...seen }

    const lane = createSideLane([inClear, sibling], 0)
    lane.done(facts, false)
    expect(await lane.encryptedElsewhere(inClear, signal)).toBe(isEncrypted)

    const answer = await again(inClear, [emptyFacts(inClear), facts]).askSignIn(readyInClear)
    expect('rule' in answer ? answer.rule : answer.mechanism).toBe(isEncrypted ? 'not-encrypted' : 'PLAIN')
  })

  it.each<[string, Partial<PlannedCheck>]>([
    ['of sending', { side: 'outgoing', protocol: 'smtp' }],
    ['of the other protocol of fetching', { protocol: 'pop3' }],
  ])('one %s is no sibling', async (_name, change) => {
    const other = { ...emptyFacts({ ...sibling, ...change }), tls: { ...noHandshake, version: 'TLSv1.3' } }
    const answer = await again(inClear, [other]).askSignIn(readyInClear)
    expect(answer).toMatchObject({ mechanism: 'PLAIN' })
  })
})

describe('a test message signs in no more freely than its run', () => {
  it.each<[string, Partial<AgainInput>, ReadyToSignIn, string]>([
    ['the password, in its run form', {}, ready, 'PLAIN'],
    ['no password', { password: null }, ready, 'no-password'],
    ['a host that is not confirmed', { isUnconfirmed: (host) => host === sibling.host }, ready, 'unconfirmed'],
    ['a certificate that is not good any more', {}, { ...ready, verified: false }, 'not-encrypted'],
    ['no encryption any more', {}, readyInClear, 'not-encrypted'],
  ])('%s', async (_name, change, connection, expected) => {
    const answer = await again(sibling, [], change).askSignIn(connection)
    expect('rule' in answer ? answer.rule : answer.mechanism).toBe(expected)
  })

  it('not in clear where that was not agreed to', async () => {
    const answer = await again(inClear, [], { allowsClearText: false }).askSignIn(readyInClear)
    expect(answer).toEqual({ rule: 'clear-text-not-agreed' })
  })

  it('not once it was refused, whatever the reason: it had been let in before', async () => {
    const memory = createRunMemory(secret, 1000)
    const first = await again(sibling, [], {}, memory).askSignIn(ready)
    if ('rule' in first) throw new Error('not let in')
    first.onSending()
    first.answered({ kind: 'rejected', reply: 'NO [UNAVAILABLE] later' })
    expect(memory.gate.counts()).toEqual({ sent: 1, rejected: 1 })
    expect(await again(sibling, [], {}, memory).askSignIn(ready)).toEqual({ rule: 'rejected-before' })
  })
})
