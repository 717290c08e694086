/**
 * Short forms of names: `ann@mail.example.com` → `a…@mail.e….com`, `192.0.2.7` → `192.…7`. What is left tells the one who
 * knows which it was, and says nothing to others. A second value of the same short form gets a number.
 */

export interface Names {
  address(email: string): void
  host(name: string): void
  user(name: string): void
  /** Other words that say whose it is: an organisation, a phone number. */
  phrase(text: string): void
  /** Learns every name in a text of somebody else's. */
  read(text: string): void
  /** @param isForeign somebody else's words: all that looks like a name; else only names that are known */
  shorten(text: string, isForeign: boolean): string
}

/** First labels that say what a server is for, and nothing of whose it is. */
const general =
  /^(?:imap|pop3?|smtp|mail|mx|mta|relay|submission|autoconfig|autodiscover|www|webmail|out|in|secure)\d{0,2}$/i
/** Names that many have: as such they name nobody, and stand in sentences as ordinary words. */
const nobody = new Set(
  'admin administrator connect contact control hello imap info kerberos login mail mailbox none ntlm oauth2 office password plain pop3 port post postmaster report root sales security sending server service smtp starttls support team test tls user webmaster'.split(
    ' ',
  ),
)

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const v4 = `(?<![\\d.])${octet}(?:\\.${octet}){3}(?![\\d.]*\\d)`
const v6 =
  '(?<![\\w:])(?=[\\da-f:]*::|(?:[\\da-f]{1,4}:){7}[\\da-f])[\\da-f]{0,4}(?::[\\da-f]{0,4}){2,7}(?:%\\w+)?(?![\\w:])'
const label = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}_])?'
const host = `(?<![\\p{L}\\p{N}_.…-])(?:${label}\\.)+(?:xn--[a-z\\d-]+|\\p{L}[\\p{L}\\p{N}-]*\\p{L})(?![\\p{L}\\p{N}_…])`
const local = '[\\p{L}\\p{N}._%+-]+'
const email = `(?<![\\p{L}\\p{N}._%+-])${local}@(?:${label}\\.)*${label}(?![\\p{L}\\p{N}_…])`
/** One pass, so that a short form is never shortened again. */
const anyName = new RegExp(`(?<email>${email})|(?<v6>${v6})|(?<v4>${v4})|(?<host>${host})`, 'giu')

export function createNames(): Names {
  const short = new Map<string, string>()
  const taken = new Set<string>()
  const users = new Map<string, string>()
  let userPattern: RegExp | null = null

  /** The one short form of a value, made when it is first seen. */
  const formOf = (kind: string, value: string, make: (count: string) => string): string => {
    const key = `${kind} ${value.toLowerCase()}`
    const before = short.get(key)
    if (before !== undefined) return before
    let form = make('')
    for (let count = 2; taken.has(`${kind} ${form}`); count += 1) form = make(String(count))
    short.set(key, form)
    taken.add(`${kind} ${form}`)
    return form
  }
  const isKnown = (kind: string, value: string): boolean => short.has(`${kind} ${value.toLowerCase()}`)

  /** `mail.example.com`: the part that somebody owns is shortened once, whatever stands before it. */
  const shortHost = (name: string): string => {
    if (isAddress(name)) return shortIp(name)
    const labels = name.split('.')
    if (labels.length < 2 || isReserved(name)) return name
    const own = labels.slice(ownedFrom(labels)).join('.')
    const shortOwn = formOf('own', own, (count) => {
      const [first = '', ...rest] = own.split('.')
      return [`${first.slice(0, 1)}…${count}`, ...rest].join('.')
    })
    const before = labels.slice(0, ownedFrom(labels))
    if (before.length === 0) {
      short.set(`host ${name.toLowerCase()}`, shortOwn)
      return shortOwn
    }
    return formOf('host', name, (count) =>
      [
        ...before.map((each, at) => (general.test(each) ? each : `${each.slice(0, 1)}…`) + (at === 0 ? count : '')),
        shortOwn,
      ].join('.'),
    )
  }
  const shortIp = (address: string): string =>
    formOf('ip', address, (count) =>
      address.includes(':') ? `${address.split(':')[0] ?? ''}:…${count}` : `${address.split('.')[0] ?? ''}.…${count}`,
    )
  const shortUser = (name: string): string => formOf('user', name, (count) => `${name.slice(0, 1)}…${count}`)
  const shortEmail = (address: string): string => {
    const at = address.lastIndexOf('@')
    return `${shortUser(address.slice(0, at))}@${shortHost(address.slice(at + 1))}`
  }

  const names: Names = {
    address(address) {
      const at = address.lastIndexOf('@')
      shortEmail(address)
      names.user(address.slice(0, at))
    },
    host: (name) => void shortHost(name),
    user(name) {
      if (name === '') return
      if (name.includes('@')) {
        names.address(name)
        return
      }
      users.set(name.toLowerCase(), shortUser(name))
      userPattern = null
    },
    phrase(text) {
      if (text.trim() === '') return
      users.set(text.toLowerCase(), shortUser(text))
      userPattern = null
    },
    read(text) {
      names.shorten(text, true)
    },
    shorten(text, isForeign) {
      const parts = text.replace(anyName, (found: string, ...rest: unknown[]) => {
        const groups = rest.at(-1) as Record<'email' | 'v4' | 'v6' | 'host', string | undefined>
        if (groups.email !== undefined) return keep(`${shortEmail(found)}`)
        if (groups.v4 !== undefined || groups.v6 !== undefined) return keep(shortIp(found))
        // "250-mail.example.com": the code of a reply of several lines is none of the name.
        const code = /^\d{3}-(?=.*\.)/.exec(found)?.[0] ?? ''
        const name = found.slice(code.length)
        return isForeign || isKnown('host', name) || isKnown('own', name) ? `${code}${keep(shortHost(name))}` : found
      })
      return unkept(withUsers(parts, isForeign))
    },
  }

  /** Short forms are set aside while user names are looked for. */
  const kept: string[] = []
  const keep = (form: string): string => `\uE000${kept.push(form) - 1}\uE001`
  const unkept = (text: string): string => {
    const whole = text.replace(/\uE000(\d+)\uE001/g, (_, at: string) => kept[Number(at)] ?? '')
    kept.length = 0
    return whole
  }
  const withUsers = (text: string, isForeign: boolean): string => {
    const known = [...users.keys()]
    if (known.length === 0) return text
    // The longest first: one may be the start of another.
    userPattern ??= new RegExp(
      `(?<![\\p{L}\\p{N}._\uE000-])(?:${known
        .toSorted((a, b) => b.length - a.length)
        .map(escaped)
        .join('|')})(?![\\p{L}\\p{N}_\uE001-])`,
      'giu',
    )
    return text.replace(userPattern, (name) => {
      const isWhole = name === text
      if (!isWhole && !isForeign && (name.length < 3 || nobody.has(name.toLowerCase()))) return name
      return users.get(name.toLowerCase()) ?? name
    })
  }
  return names
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function isAddress(name: string): boolean {
  return name.includes(':') || /^\d{1,3}(\.\d{1,3}){3}$/.test(name)
}

/** This computer, and what no registry gives away. */
function isReserved(name: string): boolean {
  return /(^|\.)localhost$/i.test(name)
}

/** Second levels under which others register: `example.co.uk`. Near enough for a short form, without a list of all suffixes. */
const secondLevel = /^(?:ac|co|com|edu|gob|gouv|gov|gv|mil|ne|net|nhs|or|org|sch)$/i

/** Where the part begins that somebody owns. */
function ownedFrom(labels: readonly string[]): number {
  const isTwo = labels.length > 2 && (labels.at(-1) ?? '').length === 2 && secondLevel.test(labels.at(-2) ?? '')
  return Math.max(0, labels.length - (isTwo ? 3 : 2))
}
