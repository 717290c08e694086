/** The grammar of an SPF record (RFC 7208 sections 4.6, 5, 6, 12): text in, terms out. Asks nobody. */
import { ipOf, type Ip } from './ip-network.ts'

export type Qualifier = 'pass' | 'fail' | 'softfail' | 'neutral'

export type Mechanism = { qualifier: Qualifier; text: string } & (
  | { kind: 'all' }
  | { kind: 'include' | 'exists'; domain: string }
  | { kind: 'a' | 'mx'; domain: string | null; prefix: { 4: number; 6: number } }
  | { kind: 'ptr'; domain: string | null }
  | { kind: 'ip'; network: Ip; prefix: number }
)

export interface SpfRecord {
  mechanisms: Mechanism[]
  redirect: string | null
}

const qualifiers: Record<string, Qualifier> = { '': 'pass', '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' }

/** Is this TXT record one of SPF (section 4.5)? */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text)
}

/** `null`: not well-formed, wherever that is (section 4.6: then nothing of it counts). */
export function parseSpf(text: string): SpfRecord | null {
  const mechanisms: Mechanism[] = []
  const modifiers = new Map<string, string>()
  for (const term of text.split(' ').slice(1)) {
    if (term === '') continue
    const modifier = /^([a-z][\w.-]*)=(.*)$/i.exec(term)
    if (modifier) {
      const name = (modifier[1] ?? '').toLowerCase()
      const value = modifier[2] ?? ''
      if (!isMacroString(value)) return null
      if (name !== 'redirect' && name !== 'exp') continue
      // Section 6: each at most once, and never without a domain.
      if (modifiers.has(name) || !isDomainSpec(value)) return null
      modifiers.set(name, value)
      continue
    }
    const mechanism = mechanismOf(term)
    if (mechanism === null) return null
    mechanisms.push(mechanism)
  }
  return { mechanisms, redirect: modifiers.get('redirect') ?? null }
}

function mechanismOf(term: string): Mechanism | null {
  const [, sign = '', name = '', rest = ''] = /^([+\-~?]?)([a-z][a-z0-9]*)(.*)$/is.exec(term) ?? []
  const qualifier = qualifiers[sign]
  if (qualifier === undefined) return null
  const about = { qualifier, text: term }
  const argument = rest.startsWith(':') ? rest.slice(1) : null
  switch (name.toLowerCase()) {
    case 'all':
      return rest === '' ? { ...about, kind: 'all' } : null
    case 'include':
    case 'exists': {
      if (argument === null || !isDomainSpec(argument)) return null
      return { ...about, kind: name.toLowerCase() === 'include' ? 'include' : 'exists', domain: argument }
    }
    case 'ptr': {
      if (rest === '') return { ...about, kind: 'ptr', domain: null }
      return argument !== null && isDomainSpec(argument) ? { ...about, kind: 'ptr', domain: argument } : null
    }
    case 'a':
    case 'mx':
      return addressed(about, name.toLowerCase() === 'a' ? 'a' : 'mx', rest)
    case 'ip4':
      return network(about, argument, 4)
    case 'ip6':
      return network(about, argument, 6)
    default:
      return null
  }
}

type About = Pick<Mechanism, 'qualifier' | 'text'>

/** `a:mail.example.com/24//64`. */
function addressed(about: About, kind: 'a' | 'mx', rest: string): Mechanism | null {
  const parts = /^(?::(.+?))?(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/s.exec(rest)
  if (!parts) return null
  const [, domain, four, six] = parts
  if (domain !== undefined && !isDomainSpec(domain)) return null
  const [prefix4, prefix6] = [prefixOf(four, 32), prefixOf(six, 128)]
  if (prefix4 === null || prefix6 === null) return null
  return { ...about, kind, domain: domain ?? null, prefix: { 4: prefix4, 6: prefix6 } }
}

function network(about: About, argument: string | null, family: 4 | 6): Mechanism | null {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(argument ?? '') ?? []
  const ip = ipOf(address)
  const prefix = prefixOf(bits, family === 4 ? 32 : 128)
  if (ip === null || prefix === null || (family === 4) !== !address.includes(':')) return null
  // A mapped IPv4 address is matched as such.
  if (ip.family !== family) return prefix < 96 ? null : { ...about, kind: 'ip', network: ip, prefix: prefix - 96 }
  return { ...about, kind: 'ip', network: ip, prefix }
}

function prefixOf(text: string | undefined, most: number): number | null {
  if (text === undefined) return most
  return /^(?:0|[1-9]\d*)$/.test(text) && Number(text) <= most ? Number(text) : null
}

const macro = /%(?:\{[slodiphcrtv]\d*r?[-.+,/_=]*\}|[%_-])/gi

function isMacroString(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text) && !text.replace(macro, '').includes('%')
}

/** Section 7.1: ends in a label or in a macro; `c`, `r` and `t` are for explanations only. */
function isDomainSpec(text: string): boolean {
  if (text === '' || !isMacroString(text) || /%\{[crt]/i.test(text)) return false
  if (/%\{[^}]*\}$/.test(text)) return true
  const last = text.replace(/\.$/, '').split('.').at(-1) ?? ''
  return text.replace(/\.$/, '').includes('.') && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(last) && !/^\d+$/.test(last)
}
