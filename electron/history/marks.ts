/**
 * Keyed hashes: what stands in the history in place of addresses, hosts and networks. The same thing has the same mark
 * on this computer and for this user only; without the key not even a guess can be tried.
 */
import { createHmac } from 'node:crypto'
import type { ServerSettings } from '../contract/account.ts'
import type { CheckFacts } from '../contract/facts.ts'
import type { Side } from '../contract/words.ts'

export interface Marks {
  network: (gateway: string) => string
  account: (email: string) => string
  /** The settings of one side of one account, exactly as they are. */
  settings: (email: string, side: Side, settings: ServerSettings) => string
  server: (host: string) => string
  greeting: (check: CheckFacts) => string | null
  certificate: (fingerprint: string) => string
  /** That STARTTLS is offered there. */
  startTls: (check: Pick<CheckFacts, 'protocol' | 'port'>) => string
}

export function marksOf(key: Buffer): Marks {
  const mark = (kind: string, ...parts: readonly (string | number)[]): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([kind, ...parts]))
      .digest('hex')
  return {
    network: (gateway) => mark('network', gateway.toLowerCase()),
    account: (email) => mark('account', email.toLowerCase()),
    settings: (email, side, settings) =>
      mark('settings', email.toLowerCase(), side, ...partsOf(settings), settings.authentication ?? ''),
    server: (host) => mark('server', plainHost(host)),
    greeting: (check) => {
      const heard = greetingOf(check)
      return heard === null ? null : mark('greeting', check.protocol, heard)
    },
    certificate: (fingerprint) => mark('certificate', fingerprint),
    startTls: ({ protocol, port }) => mark('starttls', protocol, port),
  }
}

function partsOf(settings: ServerSettings): (string | number)[] {
  const { host, port, security, username } = settings
  return ['protocol' in settings ? String(settings.protocol) : 'smtp', plainHost(host), port, security, username]
}

function plainHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '')
}

/**
 * What stays the same from one connection to the next: a sending server's name (RFC 5321, section 4.2), else the words
 * without numbers and timestamps.
 */
function greetingOf({ protocol, greeting }: CheckFacts): string | null {
  if (greeting === null) return null
  const name = protocol === 'smtp' ? /^220[ -]([\w.-]*\w)/.exec(greeting)?.[1] : undefined
  return (name ?? greeting.replace(/<[^>]*>/g, '').replace(/\d+/g, '#')).toLowerCase().trim()
}
