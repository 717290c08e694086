/**
 * Takes out what stands behind a label that says "password" or "token": in settings, forms, logs, source code and on command lines, in the
 * languages that the causes know. Behind a colon may stand a sentence as well; `redact-words.ts` tells. Linear.
 */
import { hidden, isMasked, isOfReply, isOfSentence, isStatus, looksSecret } from './redact-words.ts'

/** Of the secret itself; whatever it is part of (`spring.mail.password`, `EMAIL_HOST_PASSWORD`), but for "bypass". */
const label = String.raw`(?:(?<!by|com|tres|sur)pass(?:wor[dt]|wd|code|phrase|key)?|pwd|kennwort|mot de passe|contrase(?:ñ|n)a|senha|palavra-passe|wachtwoord|has(?:ł|l)o|пароль|密码|密碼|口令|授权码|パスワード|비밀번호|token|secret|api[_-]?key|lösenord|adgangskode|salasana|(?<![\p{L}\p{N}])(?:pw|mdp|clave|parola|heslo|jelszó))`

/** What may stand behind it: `1`, `"`, `']`, ` (app)`, ` for ann@x.de`, ` used`. */
const rest = String.raw`\d?['"\])]{0,3}(?:[ \t]?\([^)\n]{0,40}\))?(?:[ \t](?:for|für|pour|para|per|voor|dla|of|von)[ \t][^\s:=]{1,100})?(?:[ \t](?:is|was|used|given|entered|lautet|ist|est|es|è|é)){0,2}`

/** `"pass": `, `'password' => `, `pwd=`, `Passwort: `. */
const field = new RegExp(`${label}${rest}[ \\t\u3000]{0,4}(=>|:=|->|=|:|：)[ \\t\u3000]{0,8}`, 'giu')

const quotation = String.raw`"(?:[^"\\\n]|\\.){1,256}"|'(?:[^'\\\n]|\\.){1,256}'|“[^”\n]{1,256}”|„[^“”\n]{1,256}[“”]|«[^»\n]{1,256}»`

const quotedValue = new RegExp(`^b?(?:${quotation})`, 'u')

/** No value is longer, but for tokens, which are one word. */
const longestValue = 400
const longestToken = 8192

/** The label fills its line; what is alone in the next belongs to it. */
const formLine = new RegExp(
  `(^[ \\t]{0,20}(?:\\p{L}{1,12}[ -]?){0,2}${label}${rest}[ \\t]{0,4}[:：]?[ \\t]{0,8}\\n[ \\t]{0,20})(\\S{1,256})(?=[ \\t]{0,20}(?:\\n|$))`,
  'gimu',
)

/** `<password>…</password>` */
const element =
  /(<(?:\w{1,20}:)?(?:password|passwd|pass|pwd|token|secret)(?:\s[^<>\n]{0,100})?>)([^<>\n]{1,256})(?=<\/)/gi

/** `--password X`, `--auth-password=X`, `-ap X`. */
const option =
  /((?:^|[\s'"])(?:--?[a-z0-9-]{0,24}(?:pass(?:word|wd|phrase)?|pwd|secret|token|bearer)\d?|-ap|-xp|-pw|-au?p)(?:=|[ \t]{1,4}))('[^'\n]{1,256}'|"[^"\n]{1,256}"|[^\s'"]{1,256})/gim

/** "password s3cret", "the password is s3cret": only what looks like one. */
const inProse = new RegExp(
  `(${label}(?:\\s(?:is|was|of|lautet|ist|est|es|è|é|to|jest)){0,2}\\s{1,2})(${quotation}|[^\\s'"“„«]{4,128})`,
  'giu',
)

/** Where one value ends and the next thing begins. */
const fieldEnd = /[,;|]|\s{2,}|\s[\p{L}_-]{2,24}(?:\s\([^)\n]{0,20}\))?[:=：]|\s--?[a-z]|['")\]}](?=\s|$|,)/u

/** What four groups of four letters are: an app password. */
const appPassword = /^(?:[a-z]{4}[ -]){3}[a-z]{4}(?![a-z])/i

const unquoted = (text: string) => text.replace(/^b?./u, '').slice(0, -1)

/** A quotation behind a label is the value, unless it is a sentence. */
function isSentence(text: string): boolean {
  const words = text.trim().split(/\s+/, 12)
  if (words.length === 1) return isStatus(text)
  return words.length > 2 && words.some(isOfSentence) && !words.some(looksSecret)
}

/** Closing signs are not the value's. */
const wordEnd = (word: string) => word.replace(/["'”»)\]},;|]+$/, '').length

/** A number of a reply, or the tag of an answer of IMAP. */
const isReply = ([first = '', second = '']: readonly string[]) =>
  /^(?:[245]\d\d|[245]\.\d{1,3}\.\d{1,3}|-ERR|\+OK)$/.test(first) || /^(?:NO|BAD|OK|BYE)$/.test(second)

/** `Password=…;Port=25`, `?password=…&x=1` */
const beforeNext = /^(?:(?![;&](?:[\w-]{1,30}=|\s|$))\S)+/

/** How many signs of what follows the label are the value; 0: none. */
function lengthOfValue(said: string, isEquals: boolean): number {
  const group = appPassword.exec(said)?.[0]
  if (group !== undefined) return group.length
  const first = (isEquals ? beforeNext : /^\S+/).exec(said)?.[0] ?? ''
  if (first === '' || isMasked(said)) return 0
  const ends = said.search(fieldEnd)
  const own = (ends === -1 ? said : said.slice(0, ends)).trimEnd()
  const words = own.split(/\s+/, 12)
  const isFew = words.length <= 5 && !words.some((word) => isOfSentence(word) || word.includes('://'))
  if (isReply(words)) return 0
  if (words.length === 1 || isEquals) {
    if (isStatus(first) && !looksSecret(first)) return 0
    return isFew && words.length > 1 ? own.length : wordEnd(first)
  }
  if (isFew) return Math.max(own.length, wordEnd(first))
  return looksSecret(first) ? wordEnd(first) : 0
}

function withoutFields(text: string): string {
  let cleaned = ''
  let from = 0
  for (const found of text.matchAll(field)) {
    if (found.index < from) continue
    const at = found.index + found[0].length
    const line = /^[^\n]*/.exec(text.slice(at, at + longestValue))?.[0] ?? ''
    const quote = quotedValue.exec(line)?.[0]
    if (quote !== undefined) {
      const isKept = isMasked(unquoted(quote)) || isSentence(unquoted(quote))
      cleaned += `${text.slice(from, at)}${isKept ? quote : `"${hidden}"`}`
      from = at + quote.length
    } else {
      const length = lengthOfValue(line, !/[:：]$/.test(found[1] ?? ''))
      cleaned += `${text.slice(from, at)}${length === 0 ? '' : hidden}`
      from = at + length
      // A token may be longer.
      if (length === longestValue) from += /^\S*/.exec(text.slice(from, from + longestToken))?.[0].length ?? 0
    }
  }
  return cleaned + text.slice(from)
}

export function withoutFieldSecrets(text: string): string {
  return withoutFields(
    text
      .replace(element, (all, begin: string, said: string) => (isSentence(said) ? all : `${begin}${hidden}`))
      .replace(option, (all, begin: string, said: string) =>
        isMasked(said) || (!begin.includes('--') && isStatus(said)) ? all : `${begin}${hidden}`,
      ),
  )
    .replace(formLine, (all, begin: string, word: string) =>
      isMasked(word) || isStatus(word) || isOfReply(word) || word.length < 4 ? all : `${begin}${hidden}`,
    )
    .replace(inProse, (all, begin: string, word: string) => {
      const isQuoted = /^['"“„«]/.test(word)
      if (!isQuoted) return looksSecret(word) ? `${begin}${hidden}${word.slice(wordEnd(word))}` : all
      const inner = unquoted(word)
      return /\s/.test(inner) || isOfSentence(inner) || isOfReply(inner) ? all : `${begin}"${hidden}"`
    })
}
