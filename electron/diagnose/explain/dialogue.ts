/**
 * What did the server answer at last in a dialogue with a program, as swaks, nodemailer, curl, PHPMailer, smtplib or telnet write it?
 * A goodbye, and a yes to RSET or NOOP, answer nothing that matters. Linear: one pass over the lines, from the last one up.
 */
import type { Protocol } from '../../contract/words.ts'

export interface Answer {
  protocol: Protocol
  isRefusal: boolean
  /** Its lines as they stand there, without the arrows; of several lines all that carry its code. */
  text: string
}

/** What stands before a server's words: `S: `, `SERVER -> CLIENT: `, `reply: b'`, swaks' and curl's arrows; with the log's own fields before it. */
const saidByServer =
  /^(?:[^\n]{0,120}?(?:\bS: ?|\bSERVER -> CLIENT: ?|\breply: b?['"]))?[ \t]{0,8}(?:<[-~*=]{0,2}[ \t]{1,4})?/

const smtpAnswer = /^([2-5]\d\d)(?:[ -]|$)/
const popAnswer = /^(?:(-ERR)|\+OK)(?:\s|$)/
const imapAnswer = /^(?:\*|[A-Za-z]{0,8}\d{1,9}|[a-zA-Z]) (?:(NO|BAD|BYE)|OK|PREAUTH)(?:\s|$)/i

/** Nothing that matters was asked: RFC 5321 (QUIT, RSET, NOOP), 1939 (QUIT, RSET, NOOP), 9051 (LOGOUT, NOOP). */
const idleCommand = /(?:^|[\s>:'"])(?:QUIT|RSET|NOOP|LOGOUT)['"\s]{0,4}(?:\\r\\n['"]?)?$/i
const goodbye = /^221(?:[ -]|$)|^\+OK[^\n]{0,40}\b(?:bye|closing|logging out|signing off|sayonara)|^\* BYE\b/i

/** Further lines are no reply. */
const longestLine = 500

function answerIn(line: string): Answer | null {
  const short = line.slice(0, longestLine)
  const before = saidByServer.exec(short)?.[0] ?? ''
  const said = short.slice(before.length).trimEnd()
  const text = /['"]$/.test(before) ? said.replace(/(?:\\r)?(?:\\n)?['"]$/, '') : said
  const smtp = smtpAnswer.exec(text)
  if (smtp !== null) return { protocol: 'smtp', isRefusal: smtp[1]! >= '400', text }
  const pop = popAnswer.exec(text)
  if (pop !== null) return { protocol: 'pop3', isRefusal: pop[1] !== undefined, text }
  const imap = imapAnswer.exec(text)
  if (imap !== null) return { protocol: 'imap', isRefusal: imap[1] !== undefined, text }
  return null
}

/** `550-…` lines above the last one of the same reply. */
function withLinesAbove(lines: readonly string[], at: number, last: Answer): Answer {
  const said = [last.text]
  const begins = `${last.text.slice(0, 3)}-`
  for (let above = at - 1; above >= 0; above -= 1) {
    const text = answerIn(lines[above]!)?.text
    if (text?.startsWith(begins) !== true) break
    said.unshift(text)
  }
  return { ...last, text: said.join('\n') }
}

/** Is a yes the answer to such a command? The goodbye of IMAP stands between. */
function answersIdle(lines: readonly string[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - 3), at).findLast((line) => !goodbye.test(line.trim()))
  return above !== undefined && idleCommand.test(above.slice(-longestLine).trimEnd())
}

/** Earlier ones did not decide. */
const answersLookedAt = 24

/** The last answers, the very last one first; none where no line is one. */
export function lastAnswers(text: string): readonly Answer[] {
  const lines = text.split('\n')
  const answers: Answer[] = []
  for (let at = lines.length - 1; at >= 0 && answers.length < answersLookedAt; at -= 1) {
    const found = answerIn(lines[at]!)
    if (found === null || goodbye.test(found.text)) continue
    if (!found.isRefusal && answersIdle(lines, at)) continue
    const whole = found.protocol === 'smtp' ? withLinesAbove(lines, at, found) : found
    answers.push(whole)
    at -= whole.text.split('\n').length - 1
  }
  return answers
}

/** What the client says, within the programs' arrows and letters. */
const clientLine =
  /^(?:[ \t]{0,8}[-~=]?> ?|[^\n]{0,120}?(?:\bC|\bCLIENT -> SERVER|\bsend): ?['"]?)?[ \t]{0,8}(?:(?:EHLO|HELO|USER|PASS) \S|AUTH [A-Z]|MAIL FROM:|RCPT TO:|(?:STARTTLS|DATA|STAT)\b|[A-Za-z]{0,8}\d{0,9} (?:LOGIN|AUTHENTICATE|SELECT) )/im

/** Are commands and more than one answer there? Then the words of the commands, and of earlier answers, are no reason. */
export const isDialogue = (text: string, answers: readonly Answer[]): boolean =>
  answers.length > 1 && clientLine.test(text)
