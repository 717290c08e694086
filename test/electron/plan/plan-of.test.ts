import { describe, expect, it } from 'vitest'
import type { Account, OutgoingSettings } from '../../../electron/contract/account.ts'
import type { Authentication } from '../../../electron/contract/words.ts'
import { planOf } from '../../../electron/plan/plan-of.ts'

const email = 'ann@example.com'
const agreed = { hasPassword: true, allowsClearText: false }
const incoming = {
  protocol: 'imap',
  host: 'imap.example.com',
  port: 993,
  security: 'tls',
  authentication: 'password',
  username: 'ann',
} as const
const outgoing: OutgoingSettings = {
  host: 'smtp.example.com',
  port: 587,
  security: 'starttls',
  authentication: 'password',
  username: 'ann',
}

const ids = (account: Account, options = agreed): string[] =>
  planOf(account, options).checks.map(({ id }) => id.replaceAll('.example.com', ''))

describe('what is tried, in which order', () => {
  it.each<[string, Partial<OutgoingSettings>, string[]]>([
    [
      '587 STARTTLS',
      {},
      ['smtp:smtp:587:starttls:password', 'smtp:smtp:465:tls:password', 'smtp:smtp:25:starttls:password'],
    ],
    [
      '25 without sign-in, in clear',
      { port: 25, security: 'none', authentication: 'none' },
      [
        'smtp:smtp:25:none:none',
        'smtp:smtp:465:tls:password',
        'smtp:smtp:587:starttls:password',
        'smtp:smtp:25:starttls:password',
      ],
    ],
    [
      '587 without sign-in: first the same with one',
      { authentication: 'none' },
      [
        'smtp:smtp:587:starttls:none',
        'smtp:smtp:587:starttls:password',
        'smtp:smtp:465:tls:password',
        'smtp:smtp:25:starttls:password',
      ],
    ],
    [
      'STARTTLS set on 465',
      { port: 465 },
      [
        'smtp:smtp:465:starttls:password',
        'smtp:smtp:465:tls:password',
        'smtp:smtp:587:starttls:password',
        'smtp:smtp:25:starttls:password',
      ],
    ],
    [
      'a port of its own, in clear',
      { port: 2525, security: 'none' },
      [
        'smtp:smtp:2525:none:password',
        'smtp:smtp:465:tls:password',
        'smtp:smtp:587:starttls:password',
        'smtp:smtp:25:starttls:password',
        'smtp:smtp:2525:tls:password',
        'smtp:smtp:2525:starttls:password',
      ],
    ],
    [
      'NTLM: first the same with a password',
      { authentication: 'ntlm' },
      [
        'smtp:smtp:587:starttls:ntlm',
        'smtp:smtp:587:starttls:password',
        'smtp:smtp:465:tls:password',
        'smtp:smtp:25:starttls:password',
      ],
    ],
    [
      'OAuth: no password anywhere',
      { authentication: 'oauth2' },
      ['smtp:smtp:587:starttls:oauth2', 'smtp:smtp:465:tls:oauth2', 'smtp:smtp:25:starttls:oauth2'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(ids({ email, outgoing: { ...outgoing, ...change } })).toEqual(expected)
  })

  it('IMAP, then the other protocol', () => {
    expect(ids({ email, incoming })).toEqual([
      'imap:imap:993:tls:password',
      'imap:imap:143:starttls:password',
      'pop3:imap:995:tls:password',
      'pop3:imap:110:starttls:password',
    ])
  })

  it('the same endpoint in clear only where that was agreed to, and last', () => {
    const account: Account = { email, outgoing: { ...outgoing, port: 25, security: 'none', authentication: 'none' } }
    expect(ids(account, { ...agreed, allowsClearText: true }).at(-1)).toBe('smtp:smtp:25:none:password')
    expect(ids(account)).not.toContain('smtp:smtp:25:none:password')
  })

  it('nothing for a side that is not there', () => expect(ids({ email })).toEqual([]))

  it('never more than a dozen, each once, the configured ones kept', () => {
    const odd = { port: 2525, security: 'none', authentication: 'none' } as const
    const account: Account = { email, incoming: { ...incoming, ...odd }, outgoing: { ...outgoing, ...odd } }
    const plan = planOf(account, { hasPassword: true, allowsClearText: true })
    expect(plan.checks).toHaveLength(12)
    expect(new Set(plan.checks.map(({ id }) => id)).size).toBe(12)
    expect(plan.checks.filter(({ always }) => always)).toHaveLength(2)
  })
})

describe('who signs in, and what is asked', () => {
  it.each<[string, Account, string]>([
    ['its own name', { email, incoming, outgoing: { ...outgoing, username: 'sender' } }, 'sender'],
    ['the other side’s', { email, incoming, outgoing: { ...outgoing, username: '' } }, 'ann'],
    ['the address', { email, outgoing: { ...outgoing, username: '' } }, email],
  ])('sending signs in with %s', (_name, account, username) => {
    const checks = planOf(account, agreed).checks.filter(({ side }) => side === 'outgoing')
    expect(checks.map(({ signIn }) => signIn?.username)).toEqual(checks.map(() => username))
  })

  it.each<[Authentication | undefined, boolean, boolean]>([
    ['password', true, true],
    [undefined, true, true],
    ['none', true, true],
    ['none', false, true],
    // As a stranger it would be another question than the user's settings ask.
    ['password', false, false],
  ])('the relay question for %s, password there: %s', (authentication, hasPassword, asksRelay) => {
    const { authentication: _, ...rest } = outgoing
    const set = authentication === undefined ? rest : { ...rest, authentication }
    const [configured] = planOf({ email, outgoing: set }, { ...agreed, hasPassword }).checks
    expect(configured).toMatchObject({ role: 'configured', always: true, bothFamilies: true, asksRelay })
  })

  it('without a password nobody signs in, and no endpoint is asked twice', () => {
    const { checks } = planOf(
      { email, incoming, outgoing: { ...outgoing, authentication: 'none' } },
      { ...agreed, hasPassword: false },
    )
    expect(checks.every(({ signIn }) => signIn === null)).toBe(true)
    expect(checks.filter(({ asksRelay }) => asksRelay)).toHaveLength(1)
  })
})

it.each([
  ['its own name', 'bob', 'sender', 'bob'],
  ['the address, whatever the name for sending', '', 'sender', email],
])('receiving signs in with %s', (_name, username, other, expected) => {
  const account = { email, incoming: { ...incoming, username }, outgoing: { ...outgoing, username: other } }
  const { checks } = planOf(account, { hasPassword: true, allowsClearText: false })
  expect(checks.find(({ side }) => side === 'incoming')?.signIn?.username).toBe(expected)
})
