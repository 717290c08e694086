/**
 * What is known of a provider that helps its users: where an app password is made, a protocol switched on, mail read in the browser. From
 * the table that ships with the program (assets/providers.json); nobody was asked. By host or address here, by text in `provider-in-text.ts`.
 */
import table from '../../assets/providers.json'

export interface ProviderPages {
  id: string
  /** As one says it, in its own spelling. */
  name: string
  /** What its mail programs sign in with: any password, only one made for them, none. */
  password: 'allowed' | 'app-password' | 'never'
  /** Where a password for mail programs is made, as part of a sentence; `null`: it has none, or not known. */
  appPassword: string | null
  /** Where IMAP, POP or SMTP is switched on, likewise. */
  protocols: string | null
  /** Where mail is read in the browser; `null`: not known. */
  webmail: string | null
  /** Mailboxes are run by an organisation's IT: its switches are not the user's own. */
  isManaged: boolean
  /** The date of these facts. */
  asOf: string
}

export interface ProviderSigns {
  pages: ProviderPages
  /** What texts call it; lower case. */
  inWords: readonly string[]
  /** Hosts, `*.` for any below, and addresses of pages that its own texts name; these outrank `hosts`. */
  links: readonly string[]
  /** Its servers and the domains of its addresses, which stand for all hosts below them, too. */
  hosts: readonly string[]
  domains: readonly string[]
}

interface Row {
  id: string
  names: string[]
  domains?: string
  incoming?: string[]
  outgoing?: string[]
  password: string
  appPasswordUrl?: string
  appPasswordIn?: string
  enableImapUrl?: string
  switchIn?: string
  webmail?: string
  managed?: boolean
  inWords?: string[]
  links?: string
  asOf: string
}

let known: readonly ProviderSigns[] | null = null

/** All rows, read once. */
export function providerSigns(): readonly ProviderSigns[] {
  known ??= (table.providers as readonly Row[]).map(signsFrom)
  return known
}

function signsFrom(row: Row): ProviderSigns {
  const { id, password, asOf } = row
  const servers = [...(row.incoming ?? []), ...(row.outgoing ?? [])].flatMap(
    (each) => / ([^\s:]+):/.exec(each)?.[1] ?? [],
  )
  const domains = row.domains?.split(' ') ?? []
  return {
    pages: {
      id,
      // "GMX (Germany, Austria, Switzerland)" tells rows apart, not providers.
      name: (row.names[0] ?? id).replace(/ \(.*\)$/, ''),
      password: password === 'never' || password === 'app-password' ? password : 'allowed',
      appPassword: withPlace(row.appPasswordUrl, row.appPasswordIn),
      protocols: withPlace(row.switchIn, row.enableImapUrl),
      webmail: row.webmail ?? null,
      isManaged: row.managed ?? false,
      asOf,
    },
    inWords: row.inWords ?? [],
    links: row.links?.split(' ') ?? [],
    hosts: [...new Set([...servers, ...domains.map((domain) => domain.replace(/^\*\./, ''))])],
    domains,
  }
}

/** "https://account.apple.com (Sign-In and Security)": either alone, or one in the other's brackets. */
function withPlace(place: string | undefined, detail: string | undefined): string | null {
  if (place === undefined) return detail ?? null
  return detail === undefined ? place : `${place} (${detail})`
}

/** How exactly a host is one of the row's: the length of the longest name that fits it, a little more for `links`; 0: it is none. */
export function fitOf({ links, hosts }: ProviderSigns, host: string): number {
  const isBelow = (name: string) => host === name || host.endsWith(`.${name}`)
  const byLinks = links.filter((link) => (link.startsWith('*.') ? host.endsWith(link.slice(1)) : isLink(link, host)))
  const lengths = [...byLinks.map((each) => each.length + 0.5), ...hosts.filter(isBelow).map((each) => each.length)]
  return Math.max(0, ...lengths)
}

/** A page's address fits what goes on below it. */
function isLink(link: string, address: string): boolean {
  return address === link || address.startsWith(`${link}/`)
}

/** The row that fits and has the address's domain, else the one that fits best, the first of several. */
export function bestFit(addresses: readonly string[], emailDomain: string | null): ProviderPages | null {
  let best: { signs: ProviderSigns; fit: number } | null = null
  for (const signs of providerSigns()) {
    const fit = Math.max(0, ...addresses.map((each) => fitOf(signs, each)))
    if (fit === 0) continue
    if (emailDomain !== null && signs.domains.includes(emailDomain)) return signs.pages
    if (fit > (best?.fit ?? 0)) best = { signs, fit }
  }
  return best?.signs.pages ?? null
}

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/** By a server's name or an address's domain, the first that is known; `null`: none of them is. */
export function providerPagesOf(names: readonly (string | null)[]): ProviderPages | null {
  const plain = names.flatMap((name) => (name === null ? [] : [domainOf(name)]))
  for (const name of plain) {
    const pages = bestFit([name], plain[0] ?? null)
    if (pages !== null) return pages
  }
  return null
}

export function isRunByOrganisation(id: string): boolean {
  return providerSigns().some(({ pages }) => pages.id === id && pages.isManaged)
}
