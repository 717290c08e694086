/**
 * Takes the password out of what a server said before it becomes a fact: servers echo commands in errors, and a
 * hostile one may do so on purpose. Our own side never writes a secret anywhere but to the socket.
 */
import type { Secret } from '../../contract/secret.ts'

const dots = '••••'

/** Texts that came before any sign-in are cleaned of longer passwords only: one of "250" would make all replies unreadable. */
const shortest = 4

export interface Scrubber {
  /** For any text of the server. */
  clean: (text: string) => string
  /** A value computed from the password (a CRAM-MD5 or APOP digest) that must not be quoted either. */
  alsoHide: (value: string) => void
  /** From now on short passwords are looked for, too: a server has seen the password. */
  passwordWasSent: () => void
}

export function createScrubber(secret: Secret | null): Scrubber {
  const password = secret?.reveal() ?? ''
  const further = new Set<string>()
  let wasSent = false

  /** Made anew when there is more to hide: a server may say thousands of things, and each is cleaned. */
  let needles: Needles | null = null
  const needlesNow = (): Needles => {
    needles ??= needlesFor([...(!wasSent && password.length < shortest ? [] : formsOf(password)), ...further])
    return needles
  }

  return {
    clean(text) {
      const { forms, patterns } = needlesNow()
      if (forms.length === 0) return text
      const cleaned = patterns.reduce((left, pattern) => left.replace(pattern, dots), text)
      return cleaned.replace(/[A-Za-z0-9+/_-]{4,}={0,2}/g, (token) => (hides(token, forms) ? dots : token))
    },
    alsoHide(value) {
      further.add(value)
      further.add(Buffer.from(value, 'utf8').toString('base64'))
      needles = null
    },
    passwordWasSent() {
      if (!wasSent) needles = null
      wasSent = true
    },
  }
}

interface Needles {
  /** In small letters. */
  forms: string[]
  /** Whatever its letters' case: servers shout, too. */
  patterns: RegExp[]
}

function needlesFor(given: readonly string[]): Needles {
  // The longest first: a shorter one may stand in it.
  const forms = [...new Set(given)].filter((form) => form !== '').sort((a, b) => b.length - a.length)
  const patterns = forms.map((form) => new RegExp(form.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'giu'))
  return { forms: forms.map((form) => form.toLowerCase()), patterns }
}

function formsOf(password: string): string[] {
  const bytes = Buffer.from(password, 'utf8')
  const quoted = password.replace(/[\\"]/g, (character) => `\\${character}`)
  return [
    quoted,
    password,
    encodeURIComponent(password),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    bytes.toString('latin1'),
  ]
}

/** The SASL forms: base64 of a longer text with the password somewhere in it, whatever stands before it. */
function hides(token: string, forms: readonly string[]): boolean {
  return [0, 1, 2, 3].some((from) => {
    const decoded = Buffer.from(token.slice(from), 'base64').toString('utf8').toLowerCase()
    return forms.some((form) => decoded.includes(form))
  })
}
