/**
 * Which words does a text consist of, whatever its case, wrapping, accents and punctuation?
 * Turns a reply into plain words for `phrase.ts`. Linear in the text's length. What words mean stands elsewhere.
 */

/** The longest text that is looked at, in UTF-16 code units; more than that is not a reply. */
export const longestText = 1024 * 1024

/** `550-5.7.1 `, `550 `, `-ERR `, `* BYE ` at the start of a line: carried by the shape, not by the words. */
const continuation = /^[ \t>|]*\d{3}(?:[- ](?:\d\.\d{1,3}\.\d{1,3}(?= |$))?)/

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" }

/**
 * Lower case, no accents, compatibility forms folded (full-width letters, ligatures), typographic quotes made plain,
 * HTML entities and soft line ends of quoted-printable undone; French and Italian articles stand apart (`l'adresse`).
 */
export function fold(text: string): string {
  return (
    text
      .slice(0, longestText)
      // `==` ends base64.
      .replace(/(?<!=)=\r?\n/g, '')
      .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
      // Python's mark before bytes: b'relay denied'.
      .replace(/(?<![a-z0-9])b(?=['"])/g, '')
      .replace(/\b(l|d|n|s|j|c|qu|un|dell|all|nell|dall|sull)'(?=[aeiouhy])/g, '$1 ')
      .replace(/ß/g, 'ss')
      .replace(/ł/g, 'l')
      .replace(/ø/g, 'o')
      .replace(/ı/g, 'i')
  )
}

/** `imap.example.com`, `relay2.example.net`: a name says nothing about the reason. Lists are asked under other names. */
const serverName =
  /(?<![\w.-])(?:imaps?|pop3?s?|smtps?|mails?|mx|relay|mta|out|in|auth|secure)\d{0,3}(?:-[\w-]{1,30})?(?:\.[a-z0-9-]{1,63}){1,6}(?![\w-])/g

/** Ideographs and kana stand for themselves: those languages write no spaces. */
const word =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|\d+(?:\.\d+)+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}])+/gu

/**
 * The words of a text in order. Reply codes that only repeat on continuation lines are left out, so that a sentence
 * wrapped over several lines reads as one; the first line keeps its own. `don't` is `dont`, `e-mail` is `email`.
 */
export function wordsOf(text: string): string[] {
  const lines = fold(text).split(/\r\n|\r|\n/)
  const joined = lines.map((line, index) => (index === 0 ? line : line.replace(continuation, ''))).join(' ')
  const withoutAddresses = joined
    .split(/(?<=[\s<>()"',;:])/)
    .filter((piece) => !piece.includes('@'))
    .join('')
  const withoutServers = withoutAddresses.replace(serverName, ' ')
  const plain = withoutServers.replace(/(\p{L})'(?=\p{L})/gu, '$1').replace(/\be-?mail/g, 'email')
  return plain.match(word) ?? []
}
