/**
 * The table that ships with the program (assets/providers.json): by domain, by MX, by server name. Works offline. Its facts
 * may be wrong or out of date; their dates and doubts stand in each row, and no host was contacted to check them.
 */
import type { ProviderRules, PublishedIncoming, PublishedServer } from '../../contract/found.ts'
import {
  authentications,
  incomingProtocols,
  securities,
  type Authentication,
  type IncomingProtocol,
  type Security,
} from '../../contract/words.ts'
import { isAddress } from '../../wire/host-name.ts'
import table from '../../../assets/providers.json'
import { baseDomainOf, plainHost, type Address } from './address.ts'
import { filledIn, type Servers } from './published.ts'

export type ProviderStatus = 'open' | 'changing' | 'closing' | 'closed' | 'no-standard-access'

export interface Provider {
  names: readonly string[]
  /** Lower case; `*.plus.com` is any sub-domain. */
  domains: readonly string[]
  /** Whole host names, `*` for one or more characters. */
  mxPatterns: readonly string[]
  incoming: readonly (TableServer & { protocol: IncomingProtocol })[]
  outgoing: readonly TableServer[]
  rules: ProviderRules
  status: ProviderStatus
  /** How many sources name the first servers, 3 at most. 1: a hint. */
  checked: number
}

export interface TableServer {
  host: string
  port: number
  security: Security
  authentication: Authentication[]
  /** A pattern with placeholders; `null` where the name does not follow from the address. */
  username: string | null
}

interface Row {
  id: string
  names: string[]
  domains?: string
  mx?: string
  incoming?: string[]
  outgoing?: string[]
  password: string
  oauth2?: boolean
  appPasswordUrl?: string
  enableImapUrl?: string
  note?: string
  ownNetworkOnlyHosts?: string[]
  fromMustMatch?: boolean
  smtpAuthOffByDefault?: boolean
  status?: string
  stale?: string
  helpUrl?: string
  asOf: string
  checked: number
}

let known: readonly Provider[] | null = null

/** All rows, read once. */
export function providers(): readonly Provider[] {
  known ??= (table.providers as readonly Row[]).map(providerFrom)
  return known
}

/** An exact name outranks a wildcard, a longer wildcard a shorter one. `domain`: ASCII, lower case. */
export function providerByDomain(domain: string): Provider | null {
  return (
    providers().find(({ domains }) => domains.includes(domain)) ??
    longestMatch(domain, ({ domains }) => domains.filter((each) => each.startsWith('*.')))
  )
}

/** `mxHost`: the best MX; the longest pattern that matches the whole name wins. */
export function providerByMx(mxHost: string): Provider | null {
  return longestMatch(plainHost(mxHost), ({ mxPatterns }) => mxPatterns)
}

/**
 * Whose server is it? Where several rows name it, the one for people with domains of their own: an address of a listed
 * domain was found by that.
 */
export function providerByServer(host: string): Provider | null {
  const plain = plainHost(host)
  const own = providers().filter((provider) => serversOf(provider).some((server) => server.host === plain))
  return own.find(({ domains }) => domains.length === 0) ?? own[0] ?? null
}

/** Is the host some provider's of the table: one of its servers, or its neighbour under the same registered domain? */
export function isProvidersHost(host: string): boolean {
  serverDomains ??= new Set(
    providers().flatMap((provider) => serversOf(provider).map((server) => baseDomainOf(server.host))),
  )
  return serverDomains.has(baseDomainOf(plainHost(host)))
}
let serverDomains: ReadonlySet<string> | null = null

/**
 * Is a name of mail's DNS (an MX, what an SPF entry includes) of a provider that runs this server? By registered domains:
 * those of the provider's MX hosts and servers. Both in the form of plainHost.
 */
export function sharesProvider(name: string, serverHost: string): boolean {
  const [base, serverBase] = [baseDomainOf(name), baseDomainOf(serverHost)]
  return providers().some((provider) => {
    const hosts = serversOf(provider).map(({ host }) => host)
    if (!hosts.some((host) => host === serverHost || baseDomainOf(host) === serverBase)) return false
    const domains = [...provider.mxPatterns.map((pattern) => pattern.replace(/^.*\*[^.]*\./, '')), ...hosts]
    return domains.some((domain) => baseDomainOf(domain) === base)
  })
}

function serversOf({ incoming, outgoing }: Provider): TableServer[] {
  return [...incoming, ...outgoing].filter(({ host }) => !isAddress(host))
}

/** The row's servers with the user names filled in, best first; without those that stand for one per account. */
export function serversFor(provider: Provider, address: Address): Servers {
  const filled = (server: TableServer): PublishedServer => ({
    host: server.host,
    port: server.port,
    security: server.security,
    authentication: server.authentication,
    // Not known is asked for: a mail program then suggests the address, too.
    username: server.username === null ? '' : filledIn(server.username, address),
  })
  return {
    incoming: provider.incoming
      .filter(isOneForAll)
      .map((server): PublishedIncoming => ({ protocol: server.protocol, ...filled(server) })),
    outgoing: provider.outgoing.filter(isOneForAll).map(filled),
  }
}

/** `w0000000.kasserver.com` stands for a host of each account's own. */
function isOneForAll({ host }: TableServer): boolean {
  return !host.includes('0000000')
}

function longestMatch(name: string, patternsOf: (provider: Provider) => readonly string[]): Provider | null {
  let best: { provider: Provider; length: number } | null = null
  for (const provider of providers()) {
    for (const pattern of patternsOf(provider)) {
      if (pattern.length > (best?.length ?? 0) && matches(pattern, name)) best = { provider, length: pattern.length }
    }
  }
  return best?.provider ?? null
}

function matches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`).test(name)
}

const statuses: readonly ProviderStatus[] = ['open', 'changing', 'closing', 'closed', 'no-standard-access']
const passwords = ['allowed', 'app-password', 'never'] as const

/** @throws Error for a row that is not as it must be: the table is ours. */
function providerFrom(row: Row): Provider {
  const status = one(statuses, row.status ?? 'open')
  const name = row.names[0]
  if (name === undefined) throw new Error(`provider ${row.id} has no name`)
  return {
    names: row.names,
    domains: row.domains?.split(' ') ?? [],
    mxPatterns: row.mx?.split(' ') ?? [],
    incoming: (row.incoming ?? []).map((text) => {
      const { protocol, ...server } = serverFrom(text)
      return { protocol: one(incomingProtocols, protocol), ...server }
    }),
    outgoing: (row.outgoing ?? []).map((text) => {
      const { protocol, ...server } = serverFrom(text)
      one(['smtp'] as const, protocol)
      return server
    }),
    rules: {
      id: row.id,
      name,
      password: one(passwords, row.password),
      oauth2: row.oauth2 ?? false,
      appPasswordUrl: row.appPasswordUrl ?? null,
      enableImapUrl: row.enableImapUrl ?? null,
      smtpAuthOffByDefault: row.smtpAuthOffByDefault ?? false,
      ownNetworkOnlyHosts: row.ownNetworkOnlyHosts ?? [],
      fromMustMatch: row.fromMustMatch ?? null,
      helpUrl: row.helpUrl ?? null,
      note: [statusNotes[status], row.note, row.stale].filter((part) => part !== undefined).join(' ') || null,
      asOf: row.asOf,
    },
    status,
    checked: row.checked,
  }
}

const statusNotes: Partial<Record<ProviderStatus, string>> = {
  changing: 'This service is being changed: what is known of it may not hold for every mailbox.',
  closing: 'The end of this service has been announced.',
  closed: 'This service has ended.',
  'no-standard-access': 'This service has no access for mail programs (no IMAP, POP or SMTP).',
}

/** `imap imap.example.com:993 tls oauth2,password %EMAILADDRESS%`; `-`: no pattern. */
const server = /^(\w+) (\S+):(\d+) (\w+) (\S+) (\S+)$/

function serverFrom(text: string): TableServer & { protocol: string } {
  const [, protocol = '', host = '', port = '', security = '', methods = '', username = ''] = server.exec(text) ?? []
  if (protocol === '') throw new Error(`no server: ${text}`)
  return {
    protocol,
    host,
    port: Number(port),
    security: one(securities, security),
    authentication: methods.split(',').map((method) => one(authentications, method)),
    username: username === '-' ? null : username,
  }
}

function one<const Words extends readonly string[]>(words: Words, text: string): Words[number] {
  const word = words.find((each) => each === text)
  if (word === undefined) throw new Error(`${text} is none of ${words.join(', ')}`)
  return word
}
