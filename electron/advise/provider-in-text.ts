/**
 * Whose account does a pasted text speak of? By the server it names, what the server's own words link to, the account's address, and
 * what people call it ("your Gmail settings"). A mail server of somebody else outranks words and addresses: who "forwards from Gmail" may
 * sign in anywhere. Only where the text is about the user's own account: the provider of a
 * recipient who refused is none of the user's, and no advice is taken from it.
 */
import type { Explained } from '../contract/explained.ts'
import type { Cause } from '../contract/words.ts'
import { bestFit, domainOf, providerSigns } from './provider-pages.ts'
import type { ProviderPages } from './provider-pages.ts'

/** Causes that are told of one's own account. */
const ofOwnAccount: ReadonlySet<Cause> = new Set<Cause>([
  'auth-required',
  'credentials-rejected',
  'app-password-required',
  'oauth-required',
  'protocol-disabled',
  'account-locked',
  'sender-not-allowed',
  'encryption-required',
  'auth-method-unsupported',
])

/** In a bounce, these are said of other people's accounts and addresses, too. */
const ofAnyoneInBounces: ReadonlySet<Cause> = new Set<Cause>(['account-locked', 'sender-not-allowed', 'auth-required'])

/** Beside the quote, what introduces it. */
const longestLookedAt = 20_000

/** Hosts, with what follows of an address; none of an e-mail address. */
const hostsInText = /(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])(?:\/[\w./-]{0,200})?/gi

/** `text`: all that was pasted. */
export function providerInText(
  { cause, quote, server, email }: Pick<Explained, 'cause' | 'quote' | 'server' | 'email'>,
  isBounce: boolean,
  text: string,
): ProviderPages | null {
  if (!ofOwnAccount.has(cause) || (isBounce && ofAnyoneInBounces.has(cause))) return null
  const whole = text.slice(0, longestLookedAt)
  // A From address that is refused may be any; in a bounce the address is the recipient's.
  const isOwn = email !== null && !isBounce && cause !== 'sender-not-allowed' && !isRecipient(email, whole)
  const domain = isOwn ? domainOf(email) : null
  const byServer = (server === null ? null : bestFit([server], domain)) ?? bestFit(hostsIn(quote), domain)
  if (byServer !== null || isBounce) return byServer
  if (namesStrangersServer(server, whole)) return null
  return (
    (domain === null ? null : bestFit([domain], domain)) ??
    calledIn(quote) ??
    bestFit(hostsIn(whole), null) ??
    calledIn(whole)
  )
}

/** Header fields, commands and labels before a recipient's address, in the languages that the causes know. */
const toSomebody =
  /(?:(?:^|[^\p{L}-])(?:to|cc|bcc|an|à|para|per|aan|do|кому)\s{0,4}[:=：]|^(?:to|cc|bcc)|(?:^|[^\p{L}-])(?:rcpt to|mail to|recipients?|final-recipient: rfc822|original-recipient: rfc822|empfänger|destinataires?|destinatari[oa]s?|ontvangers?|odbiorca|adresat|получатель|收件人|宛先))[\s:=;<'"“«：]{0,6}$/imu

/** Wherever the address stands, somebody else's label stands before it, or another recipient's address. */
function isRecipient(email: string, text: string): boolean {
  const lower = text.toLowerCase()
  const wanted = email.toLowerCase()
  let isFound = false
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + wanted.length)) {
    // A name stands before the address, or several recipients behind one label.
    const before = text
      .slice(Math.max(0, at - 200), at)
      .replace(/(?:"[^"\n]{0,60}" ?|[^\n<>,;:@"]{0,60})<$/, ' <')
      .replace(/(?:[^\s,;:<>]{1,64}@[^\s,;:<>]{1,80}[>\s]{0,2}[,;]\s{0,3})+<?$/, '')
    if (!toSomebody.test(before)) return false
    isFound = true
  }
  return isFound
}

/** By their names, mail servers; and what greets. */
const mailServers =
  /(?<![@\w.-])(?:(?:imap|smtp|pop3?|mail|mx|relay|mta|mailout|send|outgoing|incoming|post(?:eingang|ausgang)?|webmail|exchange|asmtp|securesmtp|smtpauth)s?\d{0,3}(?:-[\w-]{1,30})?\.)(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w-])/gi
const greeting = /(?:^|\s)220[ -]((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})\s/gi

/** A mail server is named, and only such as are nobody's that is known. */
function namesStrangersServer(server: string | null, text: string): boolean {
  const named = [
    ...(server === null ? [] : [server]),
    ...[...text.matchAll(mailServers)].map(([found]) => found),
    ...[...text.matchAll(greeting)].map(([, host]) => host ?? ''),
  ].map((host) => host.toLowerCase())
  return named.length > 0 && named.every((host) => bestFit([host], null) === null)
}

function hostsIn(text: string): string[] {
  return [...text.slice(0, longestLookedAt).matchAll(hostsInText)].map(([found]) =>
    found.toLowerCase().replace(/[./]+$/, ''),
  )
}

/** The one provider that the text calls by name; `null`: none, or several. */
function calledIn(text: string): ProviderPages | null {
  const lower = text.toLowerCase().replaceAll('’', "'")
  const called = providerSigns().flatMap(({ pages, inWords }) =>
    inWords.filter((name) => isCalled(lower, name)).map((name) => ({ pages, name })),
  )
  // "Yahoo! JAPAN" is not Yahoo.
  const longest = called.filter(({ name }) => !called.some((other) => other.name !== name && other.name.includes(name)))
  const ids = new Set(longest.map(({ pages }) => pages.id))
  return ids.size === 1 ? (longest[0]?.pages ?? null) : null
}

const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{sc=Latin}\p{sc=Cyrillic}\p{N}_@-]/u.test(sign)

/** As a word of its own; writing without blanks may go on. */
function isCalled(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true
  }
  return false
}
