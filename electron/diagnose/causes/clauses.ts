/** Which clauses does one reply consist of? What stands between full stops, colons, dashes and brackets, each judged by itself. */
import { wordsOf } from './tokens.ts'

/** What stands further on is help text. */
const longestPart = 600

/** More lines than these without a reply code before them are a log. */
const mostLines = 3

/** What ends a clause; a full stop within a host name or a code does not. */
const ending = /[.:;!?,)\]](?=\s|$)|[([。：；！？，、（）]|\s[-–—]\s/

const leadingCode = /^\s*(?:[245]\d\d[- ])?\s*(?:[245]\.\d{1,3}\.\d{1,3}\s)?/

const isReply = /^\s*[245]\d\d[- ]/

/** Only those that can say something: two words at least, or four ideographs. */
export function clausesOf(text: string): string[] {
  const lines = text.trim().slice(0, longestPart).split('\n')
  if (lines.length > mostLines && !isReply.test(text)) return []
  const clauses = lines
    .map((line) => line.replace(leadingCode, '').trim())
    .join(' ')
    .split(ending)
  return clauses.filter((clause) => wordsOf(clause).length >= (/\p{sc=Han}/u.test(clause) ? 4 : 2))
}
