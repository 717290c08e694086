/**
 * Takes the secrets out of a pasted text before anything else is taken out of it, so that whatever is quoted, named or shown later comes
 * from what is left: passwords, tokens, and what clients send to sign in. By shape, since nobody knows the secret here: better one word
 * too much than a password on the screen, but no word of a refusal. Linear.
 */
import { withoutSignIns } from './redact-dialogue.ts'
import { withoutFieldSecrets } from './redact-fields.ts'
import { hidden, isMasked } from './redact-words.ts'

/** `scheme://user:password@host`; the password may hold an @ of its own. `:587/…` is a port. */
const inUrl = /([a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:'"<>]{0,128}:)(?!\d{1,5}(?:\/|$))[^\s'"<>]{1,256}@(?=[a-z0-9[])/gi

/** The same without its scheme: only before a mail server or a port, since `To:ann@example.com` is a label. */
const beforeHost =
  /(?<![\w.+%@:/-])((?!(?:to|from|cc|bcc|mailto|rfc822|smtps?|imaps?|pop3?|sip|user(?:name)?|login|sender|recipient|account|for|by|e?-?mail):)[\w.+%-]{1,64}(?:@[\w.-]{1,128})?:)[^\s:@/'"<>]{1,128}@(?=(?:(?:smtp|imap|pop3?|mail)s?\d{0,3}[.-][\w.-]{1,200}|[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}:\d{2,5}\b))/gi

/** Google's, and JSON Web Tokens: they name themselves. */
const tokens =
  /\bya29\.[\w.~+/=%!$&#^*?-]{4,4096}|\b1\/\/0[\w-]{20,512}|\beyJ[\w-]{4,4096}\.[\w-]{4,4096}(?:\.[\w-]{0,4096})?/g

/** RFC 6750; "Bearer authentication failed" has none. */
const bearer = /(\bBearer\s{1,4})([^\s'",;]{6,8192})/gi

const isToken = (said: string) => !/^[a-z]{1,20}\W?$|^\w{1,20}=/i.test(said) && !isMasked(said)

/** `curl -u user:password`. */
const userAndPassword =
  /((?:^|\s)(?:-u|--user|--proxy-user)[ =]{0,2}['"]?[^\s:'"]{1,128}:)[^\n'"]{0,256}(?=['"])|((?:^|\s)(?:-u|--user|--proxy-user)[ =]{0,2}['"]?[^\s:'"]{1,128}:)[^\s'"]{1,256}/g

/** `login("ann", "…")`, `new NetworkCredential("ann", "…")`, `auth=("ann", "…")`. */
const inCalls =
  /(\b(?:login|\w{0,40}Credentials?|PasswordAuthentication|authenticate|auth\s{0,2}=|setPassword)\s{0,2}\(\s{0,4}(?:(?:'[^'\n]{0,128}'|"[^"\n]{0,128}")\s{0,4},\s{0,4})?b?)('[^'\n]{1,256}'|"[^"\n]{1,256}")(?=\s{0,4}[,)])/gi

/** Long enough for a name and a password between NULs. */
const base64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{10,}={0,2}/g

/** More of it decides nothing. */
const decodedAtMost = 4096

/** What SASL sends in base64: PLAIN (RFC 4616), OAUTHBEARER and XOAUTH2 (RFC 7628), NTLM's answer. */
function isSignIn(token: string): boolean {
  if (token.startsWith('TlRMTVNTUAAD')) return true
  const said = Buffer.from(token.slice(0, decodedAtMost), 'base64').toString('utf8')
  if (/^(?:user=|n,a=)/.test(said)) return /auth=/i.test(said)
  const parts = said.split('\0')
  return parts.length === 3 && parts.slice(1).every((part) => /^[^\p{Cc}\ufffd]{1,300}$/u.test(part))
}

/** @returns the text with a mark of its own in the place of each secret. */
export function redacted(text: string): string {
  const named = text
    .replace(inUrl, `$1${hidden}@`)
    .replace(beforeHost, `$1${hidden}@`)
    .replace(tokens, hidden)
    .replace(bearer, (all, start: string, said: string) => (isToken(said) ? `${start}${hidden}` : all))
    .replace(
      userAndPassword,
      (_all, quoted: string | undefined, bare: string | undefined) => `${quoted ?? bare}${hidden}`,
    )
    .replace(inCalls, `$1"${hidden}"`)
    .replace(base64, (token) => (isSignIn(token) ? hidden : token))
  return withoutFieldSecrets(withoutSignIns(named))
}
