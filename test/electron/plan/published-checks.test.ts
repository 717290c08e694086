import { describe, expect, it } from 'vitest'
import type { Account, OutgoingSettings } from '../../../electron/contract/account.ts'
import type { Candidate, PublishedServer } from '../../../electron/contract/found.ts'
import { filledIn } from '../../../electron/plan/filled-in.ts'
import { planOf } from '../../../electron/plan/plan-of.ts'

const email = 'ann@example.com'
const agreed = { hasPassword: true, allowsClearText: false }

function server(host: string, port: number, change: Partial<PublishedServer> = {}): PublishedServer {
  return { host, port, security: 'tls', authentication: ['password'], username: email, ...change }
}

/** Receiving by IMAP and sending at these hosts. */
function candidate(incoming: PublishedServer[], outgoing: PublishedServer[], source: Candidate['source']): Candidate {
  const settings = (from: PublishedServer | undefined): OutgoingSettings | null =>
    from === undefined
      ? null
      : {
          host: from.host,
          port: from.port,
          security: from.security,
          authentication: from.authentication[0] ?? 'none',
          username: from.username,
        }
  const receiving = settings(incoming[0])
  return {
    source,
    confirm: null,
    incoming: receiving && { protocol: 'imap', ...receiving },
    outgoing: settings(outgoing[0]),
    published: { incoming: incoming.map((each) => ({ protocol: 'imap', ...each })), outgoing },
  }
}

const autoconfig = candidate(
  [server('imap.example.com', 993), server('imap.example.com', 143, { security: 'starttls' })],
  [server('smtp.example.com', 465), server('smtp.example.com', 2525, { security: 'starttls' })],
  'autoconfig',
)

function planned(account: Account, candidates: Candidate[], filled: ('incoming' | 'outgoing')[] = []): string[] {
  const lookedUp = { candidates, filledIn: filled, alsoWhenFine: [] }
  return planOf(filledIn(account, lookedUp), { ...agreed, lookedUp }).checks.map(
    ({ id, role, always }) => `${role}${always ? '!' : ''} ${id.replaceAll('.example.com', '')}`,
  )
}

const set = (host: string, port: number): OutgoingSettings => ({
  host,
  port,
  security: 'tls',
  authentication: 'password',
  username: email,
})

describe('what was looked up, in the plan', () => {
  it('stands for settings that nobody typed, and comes before its neighbours', () => {
    expect(planned({ email }, [autoconfig], ['incoming', 'outgoing'])).toEqual([
      'published! imap:imap:993:tls:password',
      'published imap:imap:143:starttls:password',
      'sibling pop3:imap:995:tls:password',
      'sibling pop3:imap:110:starttls:password',
      'published! smtp:smtp:465:tls:password',
      'published smtp:smtp:2525:starttls:password',
      'sibling smtp:smtp:587:starttls:password',
      'sibling smtp:smtp:25:starttls:password',
    ])
  })

  it('comes after the account’s own settings and their neighbours, where it differs', () => {
    const account: Account = { email, outgoing: set('old.example.com', 465) }
    expect(planned(account, [autoconfig])).toEqual([
      'configured! smtp:old:465:tls:password',
      'sibling smtp:old:587:starttls:password',
      'sibling smtp:old:25:starttls:password',
      'published smtp:smtp:465:tls:password',
      'published smtp:smtp:2525:starttls:password',
    ])
  })

  it('is left alone on other hosts, where the own host is among it', () => {
    const more = candidate([], [server('smtp.example.com', 465), server('other.example.com', 465)], 'ispdb')
    const account: Account = { email, outgoing: set('smtp.example.com', 587) }
    expect(planned(account, [more]).filter((check) => check.includes('other'))).toEqual([])
  })

  it('is called a guess where it is one', () => {
    const guess = candidate([], [server('mail.example.com', 465)], 'guess')
    expect(planned({ email }, [guess], ['outgoing'])[0]).toBe('guess! smtp:mail:465:tls:password')
  })

  it('signs in with what can be performed, and not at all where nothing is wanted', () => {
    const oauth = candidate([], [server('smtp.example.com', 465, { authentication: ['oauth2', 'password'] })], 'ispdb')
    expect(planned({ email }, [oauth], ['outgoing'])[0]).toContain(':password')
    const only = candidate([], [server('smtp.example.com', 465, { authentication: ['oauth2'] })], 'ispdb')
    expect(planned({ email }, [only], ['outgoing'])[0]).toContain(':oauth2')
    const none = candidate([], [server('smtp.example.com', 465, { authentication: ['none'] })], 'ispdb')
    expect(planned({ email }, [none], ['outgoing'])[0]).toContain(':none')
  })

  it('is never tried in clear beside the account’s own', () => {
    const clear = candidate([], [server('smtp.example.com', 25, { security: 'none' })], 'ispdb')
    const account: Account = { email, outgoing: set('old.example.com', 465) }
    expect(planned(account, [clear]).filter((check) => check.includes(':none:'))).toEqual([])
  })

  it('keeps the whole at a dozen', () => {
    const many = (name: string) => Array.from({ length: 9 }, (_, at) => server(`${name}${at}.example.com`, 993))
    const account: Account = {
      email,
      incoming: { protocol: 'imap', ...set('a.example.com', 1993) },
      outgoing: set('b.example.com', 1465),
    }
    expect(planned(account, [candidate(many('i'), many('o'), 'ispdb')])).toHaveLength(12)
  })
})
