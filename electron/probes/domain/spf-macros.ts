/** SPF's macros (RFC 7208 section 7): a domain with `%{i}` and the like becomes the name to ask for. */
import { dottedIp, type Ip } from './ip-network.ts'

export interface MacroValues {
  ip: Ip
  /** The address that sends. */
  sender: string
  /** The domain whose record is read now. */
  domain: string
  hello: string
  /** `%{p}`: the validated name; costly, and so only asked for where it is used. */
  validatedName: () => Promise<string>
}

/** Names longer than 253 characters lose labels from the left (section 7.3). */
const longestName = 253

export async function expanded(spec: string, values: MacroValues): Promise<string> {
  const parts = spec.split(/(%\{[^}]*\}|%[%_-])/)
  const written = await Promise.all(
    parts.map((part) => (part.startsWith('%') ? expand(part, values) : Promise.resolve(part))),
  )
  let name = written.join('').replace(/\.$/, '')
  while (name.length > longestName && name.includes('.')) name = name.slice(name.indexOf('.') + 1)
  return name
}

async function expand(part: string, values: MacroValues): Promise<string> {
  if (part === '%%') return '%'
  if (part === '%_') return ' '
  if (part === '%-') return '%20'
  const [, letter = '', digits = '', reverse = '', delimiters = ''] =
    /^%\{([a-z])(\d*)(r?)([-.+,/_=]*)\}$/i.exec(part) ?? []
  const value = await valueOf(letter.toLowerCase(), values)
  const pieces = value.split(new RegExp(`[${(delimiters || '.').replace(/[-/]/g, '\\$&')}]`))
  const ordered = reverse === '' ? pieces : pieces.toReversed()
  const kept = digits === '' ? ordered : ordered.slice(-Math.max(1, Number(digits)))
  const text = kept.join('.')
  return letter === letter.toUpperCase() ? encodeURIComponent(text) : text
}

async function valueOf(letter: string, { ip, sender, domain, hello, validatedName }: MacroValues): Promise<string> {
  const at = sender.lastIndexOf('@')
  switch (letter) {
    case 's':
      return sender
    case 'l':
      return sender.slice(0, at)
    case 'o':
      return sender.slice(at + 1)
    case 'd':
      return domain
    case 'i':
      return dottedIp(ip)
    case 'p':
      return validatedName()
    case 'v':
      return ip.family === 4 ? 'in-addr' : 'ip6'
    default:
      return hello
  }
}
