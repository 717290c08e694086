/**
 * The one way to a password: what has to be so before it is handed out, in which order that is asked, and what the
 * gate is told afterwards.
 */
import { describe, expect, it } from 'vitest'
import type { SignInRule } from '../../../../electron/contract/facts.ts'
import { Secret } from '../../../../electron/contract/secret.ts'
import type { Authentication, Cause, Protocol, Security } from '../../../../electron/contract/words.ts'
import type { Permission, ReadyToSignIn, SignInAnswer } from '../../../../electron/probes/dialogues/tools.ts'
import { createGate, type Gate } from '../../../../electron/probes/sign-in/gate.ts'
import { permissionFor, type Asker, type Holder } from '../../../../electron/probes/sign-in/permission.ts'
import { now } from '../kit/now.ts'

const password = new Secret('canary-Pa55wörd')
const { signal } = new AbortController()

const safe: ReadyToSignIn = {
  encrypted: true,
  verified: true,
  offer: { capabilities: [], startTls: false, mechanisms: ['PLAIN', 'CRAM-MD5'], signIn: true },
  offersApop: false,
}
const unverified: ReadyToSignIn = { ...safe, verified: false }
const clear: ReadyToSignIn = { ...safe, encrypted: false, verified: false }
const withStartTls: ReadyToSignIn = { ...clear, offer: { ...clear.offer, startTls: true } }
const offersNothing: ReadyToSignIn = { ...safe, offer: { ...safe.offer, mechanisms: [], signIn: false } }
const offersOthers: ReadyToSignIn = { ...safe, offer: { ...safe.offer, mechanisms: ['XOAUTH2'] } }

interface Given {
  ready?: ReadyToSignIn
  security?: Security
  authentication?: Authentication | 'nothing planned'
  protocol?: Protocol
  hasPassword?: boolean
  allowsClearText?: boolean
  isUnconfirmed?: (host: string) => boolean
  encryptedElsewhere?: boolean
  turn?: 'go' | SignInRule
  gate?: Gate
  signal?: AbortSignal
  /** Of any refusal; `null`: the asking side does not let it count. */
  cause?: Cause | null
}

/** Asks, and notes in which order the others were asked and told. */
async function ask(given: Given = {}) {
  const { ready = safe, authentication = 'password', protocol = 'smtp', cause = 'credentials-rejected' } = given
  const gate = given.gate ?? createGate(0)
  const noted: string[] = []
  const note = (what: string) => void noted.push(what)
  const asker: Asker = {
    check: {
      side: protocol === 'smtp' ? 'outgoing' : 'incoming',
      protocol,
      host: 'mail.example.com',
      security: given.security ?? (ready.encrypted ? 'tls' : 'none'),
      signIn: authentication === 'nothing planned' ? null : { authentication, username: 'ann' },
    },
    signal: given.signal ?? signal,
    encryptedElsewhere() {
      note('siblings')
      return given.encryptedElsewhere ?? false
    },
    turn(isEncrypted) {
      note(isEncrypted ? 'turn, encrypted' : 'turn, in clear')
      return Promise.resolve(given.turn ?? 'go')
    },
    causeOf: cause === null ? null : () => cause,
    onSending: () => note('sending'),
    onAnswered: (answer, meaning) => note(`${answer.kind}: ${meaning}; rejected so far: ${gate.counts().rejected}`),
  }
  const holder: Holder = {
    password: given.hasPassword === false ? null : password,
    allowsClearText: given.allowsClearText ?? false,
    ...(given.isUnconfirmed && { isUnconfirmed: given.isUnconfirmed }),
    gate: {
      ...gate,
      enter(...asked) {
        note('gate')
        return gate.enter(...asked)
      },
    },
    scrubber: { clean: (text) => text, alsoHide() {}, passwordWasSent: () => note('scrubbed') },
  }
  return { permission: await permissionFor(ready, asker, holder), noted, gate }
}

async function granted(given: Given = {}) {
  const { permission, ...more } = await ask(given)
  if ('rule' in permission) throw new Error(`not granted: ${permission.rule}`)
  return { permission, ...more }
}

async function gateThatSawRejected(...names: string[]): Promise<Gate> {
  const gate = createGate(0)
  for (const name of names) (await gate.enter('incoming', name, signal))?.answered('rejected')
  return gate
}

const agreed: Given = { ready: clear, allowsClearText: true }

describe('no password', () => {
  it.each<[string, Given, SignInRule, string[]]>([
    ['none is there', { hasPassword: false }, 'no-password', []],
    ['none is planned', { authentication: 'nothing planned' }, 'no-password', []],
    ['the host is not confirmed', { isUnconfirmed: (host) => host === 'mail.example.com' }, 'unconfirmed', []],
    ['set to no sign-in', { authentication: 'none' }, 'sign-in-not-offered', []],
    ['set to OAuth 2', { authentication: 'oauth2' }, 'method-not-performable', []],
    ['set to NTLM', { authentication: 'ntlm' }, 'method-not-performable', []],
    ['set to Kerberos', { authentication: 'kerberos' }, 'method-not-performable', []],
    ['no sign-in offered', { ready: offersNothing }, 'sign-in-not-offered', []],
    ['another sign-in offered', { ready: offersOthers }, 'method-not-offered', []],
    ['the certificate is not good', { ready: unverified }, 'not-encrypted', []],
    ['nor with clear text agreed to', { ready: unverified, allowsClearText: true }, 'not-encrypted', []],
    ['nor with clear text set', { ready: unverified, allowsClearText: true, security: 'none' }, 'not-encrypted', []],
    ['in clear, set to TLS', { ...agreed, security: 'tls' }, 'not-encrypted', []],
    ['in clear, set to STARTTLS', { ...agreed, security: 'starttls' }, 'not-encrypted', []],
    ['in clear, STARTTLS offered', { ...agreed, ready: withStartTls }, 'not-encrypted', []],
    ['in clear, a sibling encrypts', { ...agreed, encryptedElsewhere: true }, 'not-encrypted', ['siblings']],
    ['in clear, not agreed to', { ready: clear }, 'clear-text-not-agreed', ['siblings']],
    ['nor would it help', { ready: clear, encryptedElsewhere: true }, 'not-encrypted', ['siblings']],
    ['another sufficed', { turn: 'not-needed' }, 'not-needed', ['turn, encrypted']],
    ['another was refused', { turn: 'rejected-before' }, 'rejected-before', ['turn, encrypted']],
    ['in clear, another sufficed', { ...agreed, turn: 'not-needed' }, 'not-needed', ['siblings', 'turn, in clear']],
  ])('%s', async (_name, given, rule, questions) => {
    const { permission, noted } = await ask(given)
    expect(permission).toEqual({ rule })
    // Nothing is asked, or waited for, that could not change the answer; the gate least of all.
    expect(noted).toEqual(questions)
  })

  it.each<[string, string[]]>([
    ['this name was rejected', ['Ann']],
    ['two were rejected, whatever their names', ['bob', 'carl']],
  ])('%s', async (_name, rejected) => {
    const { permission, noted } = await ask({ gate: await gateThatSawRejected(...rejected) })
    expect(permission).toEqual({ rule: 'rejected-before' })
    expect(noted).toEqual(['turn, encrypted', 'gate'])
  })

  it('the check was told to end while it waited for another answer', async () => {
    const { gate } = await granted()
    const controller = new AbortController()
    const waiting = ask({ gate, signal: controller.signal })
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ word: 'cancelled' })
  })
})

describe('the password, in one form and no other', () => {
  it.each<[string, Given, Permission['mechanism'], string[]]>([
    ['encrypted and verified', {}, 'PLAIN', ['turn, encrypted']],
    ['as a digest', { authentication: 'password-encrypted' }, 'CRAM-MD5', ['turn, encrypted']],
    ['over POP3', { protocol: 'pop3' }, 'USER', ['turn, encrypted']],
    [
      'for a host that is confirmed',
      { isUnconfirmed: (host) => host === 'other.example' },
      'PLAIN',
      ['turn, encrypted'],
    ],
    ['encrypted: nobody minds what siblings offer', { encryptedElsewhere: true }, 'PLAIN', ['turn, encrypted']],
    ['in clear: set so, agreed to, and nothing else there', agreed, 'PLAIN', ['siblings', 'turn, in clear']],
  ])('%s', async (_name, given, mechanism, questions) => {
    const { permission, noted } = await granted(given)
    expect(permission).toMatchObject({ mechanism, username: 'ann' })
    expect(permission.secret).toBe(password)
    expect(noted).toEqual([...questions, 'gate'])
  })

  it('is hidden in what servers say, and counted, once it is sent, and not before', async () => {
    const { permission, noted, gate } = await granted()
    expect(gate.counts().sent).toBe(0)
    permission.onSending()
    expect(noted).toEqual(['turn, encrypted', 'gate', 'sending', 'scrubbed'])
    expect(gate.counts().sent).toBe(1)
  })
})

it('sending goes on waiting for the answer of fetching where nothing was sent there', async () => {
  const gate = createGate(60_000)
  gate.expectIncoming(true)
  const fetching = await granted({ protocol: 'imap', gate })
  const sending = ask({ gate })
  fetching.permission.answered({ kind: 'not-sent' })
  const again = await granted({ protocol: 'imap', gate })
  expect(await now(sending)).toBe('waiting')
  again.permission.answered({ kind: 'accepted' })
  expect(await now(sending)).toMatchObject({ permission: { mechanism: 'PLAIN' } })
})

describe('what was answered, as the gate and the asking side hear it', () => {
  type Heard = [answer: SignInAnswer, cause: Cause | null, told: string, rejected: number, isOver: boolean]
  const refused = (reply: string, cause: Cause | null, rejected: number, isOver: boolean): Heard => [
    { kind: 'rejected', reply },
    cause,
    `rejected: ${cause}`,
    rejected,
    isOver,
  ]
  it.each<[string, ...Heard]>([
    ['yes', { kind: 'accepted' }, 'unknown', 'accepted: null', 0, false],
    ['not sent', { kind: 'not-sent' }, 'unknown', 'not-sent: null', 0, false],
    ['no', ...refused('535 no', 'credentials-rejected', 1, true)],
    ['no, and why is not known', ...refused('535 no', 'unknown', 1, true)],
    ['not now', ...refused('454 later', 'rate-limited', 0, true)],
    ['trouble', ...refused('454 oh', 'temporary-failure', 0, false)],
    ['off', ...refused('535 off', 'protocol-disabled', 1, false)],
    ['TLS', ...refused('530 TLS', 'encryption-required', 1, false)],
    ['form', ...refused('504 no', 'auth-method-unsupported', 1, false)],
    ['silence', { kind: 'rejected', reply: null }, 'temporary-failure', 'rejected: null', 0, true],
    ['trouble, where no reason counts', ...refused('454 oh', null, 1, true)],
  ])('%s', async (_name, answer, cause, told, rejected, isOver) => {
    const { permission, noted, gate } = await granted({ cause })
    permission.answered(answer)
    // The asking side hears of it before the gate lets the next one in.
    expect(noted.at(-1)).toBe(`${told}; rejected so far: 0`)
    expect(gate.counts().rejected).toBe(rejected)
    const next = await ask({ gate })
    expect('rule' in next.permission ? next.permission.rule : null).toBe(isOver ? 'rejected-before' : null)
  })
})
