/** An address as discovery needs it: what is looked up, what is filled in. Whether it is a good address says contract/parse. */
import { domainToASCII } from 'node:url'
import { parse } from 'tldts'
import { addressFault } from '../../contract/parse/address.ts'

export interface Address {
  /** The local part as typed, the domain in lower case. */
  email: string
  local: string
  /** Lower case, with letters beyond ASCII where it was typed so. */
  domain: string
  /** What is looked up (IDNA). */
  ascii: string
}

/** Without blanks around and a final dot; what it says is kept. */
export function trimmedAddress(text: string): string {
  return text.trim().replace(/\.$/, '')
}

/** `null`: no e-mail address. Only the domain changes: its case; the local part is the server's affair (RFC 5321 section 2.4). */
export function addressOf(text: string): Address | null {
  const trimmed = trimmedAddress(text)
  if (addressFault(trimmed) !== null) return null
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, at)
  const domain = trimmed.slice(at + 1).toLowerCase()
  return { email: `${local}@${domain}`, local, domain, ascii: domainToASCII(domain) }
}

const suffixes = { allowPrivateDomains: true }

/** The part of a name that somebody registered, by the Public Suffix List; the name itself where it is no longer than a suffix. */
export function baseDomainOf(name: string): string {
  return parse(name, suffixes).domain ?? name
}

/** Can nobody register it (`com`, `co.uk`)? */
export function isPublicSuffix(name: string): boolean {
  const { publicSuffix } = parse(name, suffixes)
  return publicSuffix === name
}

/** The domain itself or a name under it, by whole labels. Both in ASCII and lower case. */
export function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`)
}

/** What ends a host in a URL, or stands for another character there: Node's conversion would cut or decode it silently. */
const noPartOfNames = /[\s/\\?#@:%[\]]/

/** One form to compare names in. What is no name stays as it is. */
export function plainHost(host: string): string {
  const ascii = noPartOfNames.test(host) ? '' : domainToASCII(host)
  return (ascii || host).toLowerCase().replace(/\.$/, '')
}
