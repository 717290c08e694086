/**
 * What a report says of the organisation that handed out the settings: its own words, whom to call; and the message that
 * is begun for them in the user's own mail program. Nothing is sent from here.
 */
import type { CheckAnswer } from '../contract/api.ts'
import type { AnswerWords } from '../contract/report.ts'

/** Lines for people; empty without a hand-out. */
export function contactLines({ handedOut }: AnswerWords): string[] {
  if (!handedOut) return []
  const { contact, help } = handedOut
  const ways =
    contact === null ? [] : [contact.name, contact.phone, contact.email, contact.url].filter((each) => each !== null)
  return [
    ...(help === null ? [] : help.split('\n').filter((line) => line.trim() !== '')),
    ...(ways.length === 0 ? [] : [ways.join(', ')]),
  ]
}

/** Windows hands no longer address to a mail program. */
const longestMailto = 1900

/**
 * A `mailto:` (RFC 6068) with a short text, or `null` where IT set no address. The report itself is saved or pasted: no
 * address can carry a file. Nothing of the hand-out gets a header of its own: all of it is encoded.
 */
export function mailtoOf({ report, words }: CheckAnswer): string | null {
  const email = words.handedOut?.contact?.email ?? null
  if (email === null) return null
  const lines = [
    words.headline,
    ...(words.tell === undefined ? [] : ['', words.tell]),
    '',
    `Account: ${report.account.email}`,
    `Checked: ${report.startedAt}`,
    '',
    'The whole report: saved or copied in Mail Settings Checker, and attached or pasted below.',
  ]
  const begin = `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}?subject=${encodeURIComponent(`Mail check: ${words.headline}`.slice(0, 120))}&body=`
  // Half a character cannot be encoded.
  const letters = Array.from(lines.join('\r\n').replace(/\p{Cs}/gu, '\uFFFD'))
  while (begin.length + encodeURIComponent(letters.join('')).length > longestMailto) letters.splice(-20)
  return begin + encodeURIComponent(letters.join(''))
}
