/** Which clauses does one reply consist of? What stands between full stops, colons, dashes and brackets, each judged by itself. */
import { wordsOf } from './tokens.ts'

/** More than this, or several lines, is no reply but a log. */
const longestReply = 300

/** What ends a clause; a full stop within a host name or a code does not. */
const ending = /[.:;!?,)\]](?=\s|$)|[([。：；！？，、（）]|\s[-–—]\s/

const leadingCode = /^\s*(?:[245]\d\d[- ])?(?:[245]\.\d{1,3}\.\d{1,3}\s)?/

/** Only those that can say something: two words at least, or four ideographs. */
export function clausesOf(text: string): string[] {
  if (text.length > longestReply || text.trim().includes('\n')) return []
  const clauses = text.replace(leadingCode, '').split(ending)
  return clauses.filter((clause) => wordsOf(clause).length >= (/\p{sc=Han}/u.test(clause) ? 4 : 2))
}
