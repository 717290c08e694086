import { describe, expect, it } from 'vitest'
import type { Account } from '../../../electron/contract/account.ts'
import type { CauseOf } from '../../../electron/contract/cause-of.ts'
import type { CheckFacts, Offer } from '../../../electron/contract/facts.ts'
import { furtherChecks, type SoFar } from '../../../electron/plan/further-checks.ts'
import { planOf } from '../../../electron/plan/plan-of.ts'
import { emptyFacts } from '../../../electron/probes/dialogues/recorder.ts'

const email = 'ann@example.com'
const host = 'mail.example.com'
const account: Account = {
  email,
  incoming: { protocol: 'imap', host, port: 993, security: 'tls', authentication: 'password', username: email },
  outgoing: { host, port: 587, security: 'starttls', authentication: 'password', username: email },
}
const causeOf: CauseOf = ({ text }) => {
  if (text.includes('wrong')) return 'credentials-rejected'
  return text.includes('fetch first') ? 'pop-before-smtp' : 'unknown'
}
const offering = (mechanisms: string[]): Offer => ({
  capabilities: [],
  startTls: false,
  mechanisms,
  signIn: mechanisms.length > 0,
})

/** The plan's facts, each changed as `change` says by side and role. */
function after(given: Account, change: (check: CheckFacts) => Partial<CheckFacts>, signIns = { sent: 1, rejected: 1 }) {
  const plan = planOf(given, { hasPassword: true, allowsClearText: false })
  const checks = plan.checks.map((check) => {
    const facts = emptyFacts(check)
    return { ...facts, ...change(facts) }
  })
  return { plan, facts: { checks, signIns } satisfies SoFar, context: { account: given, hasPassword: true, causeOf } }
}
const further = ({ plan, facts, context }: ReturnType<typeof after>) => furtherChecks(plan, facts, context)
const rejected = (reply: string): Partial<CheckFacts> => ({
  signedIn: false,
  stopped: { by: 'reply', step: 'sign-in', reply },
})
const isConfigured = (check: CheckFacts, side: string): boolean => check.role === 'configured' && check.side === side

describe('the other form of the user name', () => {
  it('once, where name or password were said to be wrong', () => {
    const given = after(account, (check) => (isConfigured(check, 'incoming') ? rejected('NO wrong') : {}))
    expect(further(given)).toMatchObject([
      { id: 'imap:mail.example.com:993:tls:password:2', role: 'sibling', always: false, signIn: { username: 'ann' } },
    ])
  })

  it.each([
    ['the reply hints at a lock', 'NO wrong, account locked', 1],
    ['the reply says something else', 'NO use an app password', 1],
    ['two were rejected', 'NO wrong', 2],
  ])('not where %s', (_name, reply, count) => {
    const given = after(account, (check) => (isConfigured(check, 'incoming') ? rejected(reply) : {}), {
      sent: count,
      rejected: count,
    })
    expect(further(given)).toEqual([])
  })

  it('not a second time', () => {
    const given = after(account, (check) => (isConfigured(check, 'incoming') ? rejected('NO wrong') : {}))
    const repeats = further(given).map((check) => ({ ...emptyFacts(check), ...rejected('NO wrong') }))
    expect(
      further({ ...given, facts: { checks: [...given.facts.checks, ...repeats], signIns: { sent: 2, rejected: 1 } } }),
    ).toEqual([])
  })

  it('for sending, once it was accepted for receiving', () => {
    const given = after(account, (check) => (isConfigured(check, 'incoming') ? rejected('NO wrong') : {}))
    const repeats = further(given).map((check) => ({ ...emptyFacts(check), signedIn: true }))
    const next = further({
      ...given,
      facts: { checks: [...given.facts.checks, ...repeats], signIns: { sent: 2, rejected: 1 } },
    })
    expect(next.map(({ id, signIn }) => [id, signIn?.username])).toEqual([
      ['smtp:mail.example.com:587:starttls:password:2', 'ann'],
      ['smtp:mail.example.com:465:tls:password:2', 'ann'],
      ['smtp:mail.example.com:25:starttls:password:2', 'ann'],
    ])
  })

  it('the name that receiving takes, where only the other one for sending is wrong', () => {
    const other: Account = { ...account, outgoing: { host, port: 587, security: 'starttls', username: 'someone' } }
    const given = after(other, (check) => {
      if (isConfigured(check, 'incoming')) return { signedIn: true }
      return isConfigured(check, 'outgoing') ? rejected('535 wrong') : {}
    })
    expect(further(given)).toMatchObject([
      { id: 'smtp:mail.example.com:587:starttls:password:2', signIn: { username: email } },
    ])
  })
})

describe('a password where OAuth is set', () => {
  const oauth: Account = {
    email,
    outgoing: { host, port: 587, security: 'starttls', authentication: 'oauth2', username: email },
  }
  it.each<[string, string[], string[]]>([
    ['and only passwords are offered', ['PLAIN', 'LOGIN'], ['smtp:mail.example.com:587:starttls:password']],
    ['and OAuth is offered, too', ['PLAIN', 'XOAUTH2'], []],
    ['and nothing is offered', [], []],
    ['and something else is offered', ['GSSAPI'], []],
  ])('%s', (_name, mechanisms, expected) => {
    const given = after(oauth, (check) =>
      check.role === 'configured' ? { offers: { beforeTls: null, afterTls: offering(mechanisms) } } : {},
    )
    expect(further(given).map(({ id }) => id)).toEqual(expected)
  })

  const receiving: Account = {
    email,
    incoming: { protocol: 'imap', host, port: 993, security: 'tls', authentication: 'oauth2', username: email },
  }
  const offers = (mechanisms: string[]) => ({ offers: { beforeTls: null, afterTls: offering(mechanisms) } })
  it.each<[string, (check: CheckFacts) => string[], string[]]>([
    ['not by the other protocol', ({ protocol }) => (protocol === 'pop3' ? ['PLAIN'] : []), []],
    ['not where a neighbour offers tokens', ({ port }) => (port === 143 ? ['XOAUTH2'] : ['PLAIN']), []],
    [
      'where passwords are all that is offered',
      ({ port }) => (port === 993 ? ['PLAIN'] : []),
      ['imap:mail.example.com:993:tls:password'],
    ],
  ])('for receiving: %s', (_name, mechanisms, expected) => {
    const given = after(receiving, (check) => offers(mechanisms(check)))
    expect(further(given).map(({ id }) => id)).toEqual(expected)
  })
})

describe('sending after fetching', () => {
  const unsigned: Account = {
    ...account,
    outgoing: { host, port: 25, security: 'none', authentication: 'none', username: '' },
  }
  const refusing = (reply: string, offer: Offer | null, signedIn: boolean) =>
    after(unsigned, (check) => {
      if (isConfigured(check, 'incoming')) return { signedIn }
      if (!isConfigured(check, 'outgoing')) return {}
      const step = { name: 'recipient-outside', ok: false, ms: 1, reply, error: null } as const
      return {
        steps: [step],
        stopped: { by: 'reply', step: step.name, reply },
        offers: { beforeTls: offer, afterTls: null },
      }
    })
  it.each<[string, string, Offer | null, boolean, number]>([
    ['no sign-in is offered anywhere', '550 no', offering([]), true, 1],
    ['the reply asks for it, whatever is offered', '550 fetch first', offering(['PLAIN']), true, 1],
    ['sign-in is offered', '550 no', offering(['PLAIN']), true, 0],
    ['nothing was fetched', '550 fetch first', null, false, 0],
  ])('%s', (_name, reply, offer, signedIn, count) => {
    const found = further(refusing(reply, offer, signedIn))
    expect(found).toHaveLength(count)
    expect(found.every(({ id }) => id === 'smtp:mail.example.com:25:none:none:after-fetch')).toBe(true)
  })
})

it('nothing without a password', () => {
  const given = after(account, (check) => (isConfigured(check, 'incoming') ? rejected('NO wrong') : {}))
  expect(furtherChecks(given.plan, given.facts, { ...given.context, hasPassword: false })).toEqual([])
})
