/** Mutt's addresses of mailboxes and servers (`imaps://user@host:993/INBOX`), always without their password. */

export interface MailUrl {
  scheme: 'imap' | 'imaps' | 'pop' | 'pops' | 'smtp' | 'smtps'
  host: string
  port: number | undefined
  /** Percent-decoded; `undefined` where the address names none. */
  user: string | undefined
}

const pattern = /^(imaps?|pops?|smtps?):\/\/([^/?]*)/i

/**
 * Takes the password out. A text that may be meant as such an address but is none (a `/` in a password cuts it in two)
 * is not kept at all.
 * @returns `null` for what must not be kept
 */
export function withoutUrlPassword(text: string): string | null {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0]
  if (scheme === undefined) return bareWithoutPassword(text)
  const rest = text.slice(scheme.length)
  const slash = rest.indexOf('/')
  const authority = slash < 0 ? rest : rest.slice(0, slash)
  const at = authority.lastIndexOf('@')
  if (at < 0) return rest.includes('@') && /:(?!\d*$)/.test(authority.replace(/^\[[^\]]*\]/, '')) ? null : text
  const user = authority.slice(0, at).split(':')[0] ?? ''
  return `${scheme}${user}${rest.slice(at)}`
}

/** `user:password@host`, as `pop_host` may be. */
function bareWithoutPassword(text: string): string {
  const found = /^([^\s:@/]+):.*@([^\s@]*)$/.exec(text)
  return found ? `${found[1]}@${found[2]}` : text
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** @returns `null` for what is no such address */
export function mailUrlOf(text: string): MailUrl | null {
  const found = pattern.exec(text.trim())
  if (!found) return null
  const scheme = (found[1] ?? '').toLowerCase() as MailUrl['scheme']
  const authority = found[2] ?? ''
  const at = authority.lastIndexOf('@')
  const place = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1))
  if (!place || (place[1] ?? '') === '') return null
  const user = at < 0 ? '' : decoded(authority.slice(0, at).split(':')[0] ?? '')
  return {
    scheme,
    host: (place[1] ?? '').replace(/^\[|\]$/g, ''),
    port: place[2] ? Number(place[2]) : undefined,
    user: user === '' ? undefined : user,
  }
}
