/** Takes out of pasted dialogues what the client sent to sign in by SMTP, IMAP and POP3, and keeps what the server said. Line by line; linear. */
import { hidden, isMasked, isOfSentence, isStatus, looksSecret } from './redact-words.ts'

/** What logs put before a client's line: `C: `, `-> `, ` ~> `, `>>> `, `[12:00] CLIENT -> SERVER: `, `send: '`. */
const before = String.raw`^(?:[^\n]{0,120}?(?:[>\]]|(?:^|[^\w])(?:c|client|send|sent|out|tx|server|command|snd|\d\d)[:>]))?[\s'"b]{0,12}`

const mechanism = String.raw`(?:PLAIN|LOGIN|XOAUTH2?|OAUTHBEARER|CRAM-MD5|DIGEST-MD5|NTLM|GSSAPI|SCRAM-SHA-[\w-]{1,16}|EXTERNAL|XYMCOOKIEB64)`

const base64Word = String.raw`[A-Za-z0-9+/_-]{4,}={0,2}`

/** AUTH and AUTHENTICATE with an initial response, wherever they stand. */
const initialResponse = new RegExp(
  `(\\bAUTH(?:ENTICATE)?\\s{1,3}${mechanism}\\s{1,3}['"]?)(${base64Word})(?![\\w-])`,
  'gi',
)

const isMechanism = new RegExp(`^${mechanism}$`, 'i')

/** Base64 by its looks: "AUTH PLAIN authentication" and "AUTH LOGIN PLAIN" go on with words. */
function isBlob(word: string): boolean {
  if (isMechanism.test(word) || isOfSentence(word) || /^[A-Z]?[a-z]+$|^\d{3}$/.test(word)) return false
  return /[\d=]/.test(word) || (/[a-z]/.test(word) && /[A-Z]/.test(word))
}

/** Nothing but base64 behind what a log puts first. */
const loneBlob = new RegExp(`(${before})(${base64Word})(['"\\\\rn ]{0,6})$`, 'i')

/** Wrapped base64 goes on with nothing else in the line. */
const furtherBlob = /^\s{0,8}[A-Za-z0-9+/_-]{8,}={0,2}\s*$/

/** 334 of SMTP (RFC 4954), `+` of IMAP and POP3; the challenge behind it is the server's. */
const challenge = /(?:^|[\s:>'"\]])334(?:[ -]|$)|^(?:[^\n]{0,120}?[:>\]]\s{0,4})?\+(?:\s|$)/i
const challengeInLine = new RegExp(
  `(\\b334[ -](?:VXNlcm5hbWU6|UGFzc3dvcmQ6|VXNlciBOYW1lAA==|UGFzc3dvcmQA|dXNlcm5hbWU6|cGFzc3dvcmQ6|PD[A-Za-z0-9+/]{8,}={0,2})['"\\\\rn]{0,8}\\s{1,4}(?:(?:[a-z]{1,12}:|-?>|~>)\\s{0,3})?['"]?)(${base64Word})(?![\\w-])`,
  'gi',
)

/** In a line of a log, as the client's. */
const loggedBlob = new RegExp(
  String.raw`^([^\n]{0,120}?(?:[-~>]>|(?:^|[^\w])(?:c|client|send|sent|out|tx):)[\s'"b]{1,12})([A-Za-z0-9+/]{8,400}={0,2})(?:['"\\rn ]{0,6})$`,
  'i',
)

/** Base64 of something that can be read. */
const isText = (word: string) =>
  word.length % 4 === 0 && isBlob(word) && /^[\x20-\x7e]{6,}$/.test(Buffer.from(word, 'base64').toString('latin1'))

/** The client may speak within so many lines of what asked it to. */
const answersWithin = 4

const pass = new RegExp(`(${before}PASS(?=\\s))\\s{1,4}([^\\n]+)$`)
const smallPass = new RegExp(`(${before}pass\\s{1,4})(\\S+)(\\s*)$`, 'i')
const passInLine = /((?<!(?:spf|dkim|dmarc|arc|iprev|auth|result)[=:\s]{1,3})\bPASS\s{1,3}['"]?)([^\s'"()]+)/gi
const apop = /(\bAPOP\s{1,3}\S{1,200}\s{1,3})([0-9a-f]{16,64})\b/gi

const argument = String.raw`(?:"(?:[^"\\\n]|\\.){0,256}"|[^\s"{}()]{1,256})`
const tag = String.raw`(?:[a-z]{1,8}[.-]?\d{1,9}|\d{4,9})`
const taggedLogin = new RegExp(
  `((?:^|[\\s:>'"\\]])${tag}\\s{1,3}LOGIN\\s{1,3}(${argument})\\s{1,3})(${argument})`,
  'gi',
)
const loneLogin = new RegExp(
  `(${before}(?:[a-z*.]\\s{1,3})?LOGIN\\s{1,3}(${argument})\\s{1,3})(${argument})(\\s*)$`,
  'i',
)
const quotedLogin = /(\bLOGIN\s{1,3}"[^"\n]{1,128}"\s{1,3})"(?:[^"\\\n]|\\.){0,256}"/gi
const literal = /\{\d{1,5}\+?\}\s*$/
const literalLogin = new RegExp(`(?:^|[\\s:>'"\\]])${tag}\\s{1,3}LOGIN\\s[^\\n]{0,300}\\{\\d{1,5}\\+?\\}\\s*$`, 'i')

function withoutCommands(line: string): string {
  return line
    .replace(initialResponse, (all, start: string, word: string) => (isBlob(word) ? `${start}${hidden}` : all))
    .replace(challengeInLine, (all, start: string, word: string) => (isBlob(word) ? `${start}${hidden}` : all))
    .replace(pass, (all, start: string, said: string) => (isSaid(said) ? all : `${start} ${hidden}`))
    .replace(smallPass, (all, start: string, word: string, end: string) =>
      isStatus(word) ? all : `${start}${hidden}${end}`,
    )
    .replace(passInLine, (all, start: string, word: string) => (looksSecret(word) ? `${start}${hidden}` : all))
    .replace(apop, `$1${hidden}`)
    .replace(taggedLogin, (all, start: string, user: string, word: string) =>
      isStatus(user) || (isStatus(word) && !looksSecret(word)) ? all : `${start}${hidden}`,
    )
    .replace(loneLogin, (all, start: string, user: string, word: string, end: string) =>
      !looksSecret(word) && (isOfSentence(user) || isOfSentence(word)) ? all : `${start}${hidden}${end}`,
    )
    .replace(quotedLogin, `$1${hidden}`)
}

/** "PASS COMMAND REJECTED" is a sentence in capitals. */
const isSaid = (said: string) => {
  const words = said.trim().split(/\s+/, 4)
  return isMasked(said) || (words.length > 1 && isOfSentence(words[0] ?? ''))
}

/** Longer lines are no line of a dialogue. */
const longestLine = 20_000

export function withoutSignIns(text: string): string {
  if (!/\b(?:auth(?:enticate)?|login|pass|apop)\s|334|^\+|[-~>]>|\b(?:c|client|send|sent|out|tx):/im.test(text))
    return text
  let answersLeft = 0
  let isWrapped = false
  let literalsLeft = 0
  return text
    .split('\n')
    .map((line) => {
      if (line.length > longestLine) return withoutCommands(line)
      if (isWrapped && furtherBlob.test(line) && isBlob(line.trim())) return hidden
      isWrapped = false
      if (literalsLeft > 0) {
        if (/^\s*(?:[^\n]{0,20}?[:>]\s{0,4})?\+/.test(line)) return line
        const end = literal.exec(line)?.[0] ?? ''
        literalsLeft = end === '' ? 0 : 1
        return `${hidden}${end === '' ? '' : ` ${end}`}`
      }
      if (literalLogin.test(line)) literalsLeft = 1
      const isChallenge = challenge.test(line)
      if (answersLeft > 0 && !isChallenge) {
        answersLeft -= 1
        const found = loneBlob.exec(line)
        if (found !== null && isAnswer(found[2] ?? '')) {
          isWrapped = true
          return `${found[1]}${hidden}${found[3]}`
        }
      }
      const sent = loggedBlob.exec(line)
      if (sent !== null && isText(sent[2] ?? '')) return `${sent[1]}${hidden}`
      const cleaned = withoutCommands(line)
      isWrapped = cleaned !== line && cleaned.trimEnd().endsWith(hidden)
      if (isChallenge || /\bAUTH(?:ENTICATE)?\s|\b535[ -]/i.test(line)) answersLeft = answersWithin
      return cleaned
    })
    .join('\n')
}

/** Whatever is alone in its line where an answer is due, but for the next command. */
const isAnswer = (word: string) =>
  !/^(?:QUIT|RSET|NOOP|EHLO|STARTTLS|STLS|CAPA|DATA|[2-5]\d\d(?:-.*)?)$/i.test(word) && !isOfSentence(word)
