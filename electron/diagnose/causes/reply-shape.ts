/**
 * Which codes does a reply carry, and is it a yes? Only what the protocols define (RFC 5321, 3463, 3501, 5530, 1939, 2449);
 * what a code means stands in `codes.ts`.
 */

export interface ReplyShape {
  /** The server took the command: 2xx, 3xx, `OK`, `+OK`, `+`. */
  positive: boolean
  /** 200–599, of the last line that has one; `null` where there is none. */
  code: number | null
  /** `5.7.1`; `null` where there is none. */
  enhanced: string | null
  /** `AUTHENTICATIONFAILED`, `SYS/PERM`: upper case, of IMAP and POP3; `null` where there is none. */
  responseCode: string | null
}

export const noShape: ReplyShape = { positive: false, code: null, enhanced: null, responseCode: null }

/** 465 and 587 are ports, and no server's codes. */
const smtpLine = /^\s*(?!465|587)([2-5]\d\d)(?:[ -]|$)/
/** `DeltaSync_v2.0.0` and `Mail/5.0.1` are versions; `\n5.7.8` is how Python writes the end of a line. */
const enhancedCode = /(?:^|[^\d.v_/]|\\[nr]|\d\/)([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\.?\d)/
/** Within a line; at its end, where a program breaks it there, behind a colon. */
const anyCode =
  /(?:^|[^\d.])(?!465|587)([45]\d\d)[ -]|:\s{0,2}(?!465|587)([45]\d\d)\s{0,20}$|\bcode[:=]?\s{0,2}(?!465|587)([45]\d\d)(?!\d)/i
const imapAnswer = /^\s*(?:\*|[a-z0-9._-]{1,32}) +(ok|no|bad|bye|preauth)\b/i
const popAnswer = /^\s*(\+ok|-err|\+)(?:\s|$)/i
const untaggedData = /^\s*\* (?:capability|\d+ |list|lsub|status|flags|search|id|namespace|enabled)\b/i
/** RFC 5530, 9051, 9208 (IMAP) and RFC 2449, 3206 (POP3). */
const knownCodes =
  'ALERT|UNAVAILABLE|AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED|CONTACTADMIN|NOPERM|INUSE|IN-USE|EXPUNGEISSUED|CORRUPTION|SERVERBUG|CLIENTBUG|CANNOT|LIMIT|OVERQUOTA|THROTTLED|WEBALERT|AUTH|LOGIN-DELAY|SYS/TEMP|SYS/PERM|NONEXISTENT|ALREADYEXISTS'

/** Wherever it stands, in capitals as servers send it. */
export const knownResponseCode = new RegExp(String.raw`\[(${knownCodes})\b[^\]\n]{0,200}\]`)

/** Any code behind the status; behind other words (`[IMAP]`, `[Errno 111]` are none) those that are known. */
const bracketed = new RegExp(
  String.raw`^[^[\n]{0,80}?(?:(?:(?<![a-z])(?:no|bad|bye|ok|preauth)|-err|\+ok)\s{1,4}\[([a-z][a-z0-9/-]{1,40})|\[(${knownCodes}))[\] ]`,
  'i',
)

/** How many lines from either end are looked at for codes; a reply decides in its first or its last line. */
const linesLookedAt = 64

function isPositive(line: string): boolean | null {
  const smtp = smtpLine.exec(line)
  if (smtp !== null) return smtp[1]!.startsWith('2') || smtp[1]!.startsWith('3')
  const pop = popAnswer.exec(line)
  if (pop !== null) return pop[1]!.startsWith('+')
  const imap = imapAnswer.exec(line)
  if (imap !== null) return ['ok', 'preauth'].includes(imap[1]!.toLowerCase())
  if (untaggedData.test(line)) return true
  return null
}

export function shapeOf(text: string): ReplyShape {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const looked =
    lines.length > 2 * linesLookedAt ? [...lines.slice(0, linesLookedAt), ...lines.slice(-linesLookedAt)] : lines
  const short = looked.map((line) => line.slice(0, 500))
  const first = short[0] ?? ''
  const answers = short.map(isPositive)
  const last = answers.findLast((each) => each !== null) ?? null
  const codes = short.flatMap((line) => smtpLine.exec(line)?.[1] ?? [])
  const inner = short.flatMap((line) => {
    const found = anyCode.exec(line)
    return found?.slice(1).find((each) => each !== undefined) ?? []
  })
  const enhanced = short.flatMap((line) => enhancedCode.exec(line)?.[1] ?? [])
  const code = codes.at(-1) ?? inner.at(-1)
  const response = bracketed.exec(first)
  return {
    positive: answers[0] === true && last === true && !answers.includes(false),
    code: code === undefined ? null : Number(code),
    enhanced: enhanced.at(-1) ?? null,
    responseCode: (response?.[1] ?? response?.[2])?.toUpperCase() ?? null,
  }
}
