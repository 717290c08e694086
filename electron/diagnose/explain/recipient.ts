/**
 * For whom did the delivery fail, by the words of a pasted text: a bounce without a report's fields, a line of a log, a reply? By what
 * stands beside the address; never the mail system that wrote the bounce, nor the one to whom it came back. Linear.
 */

/** Labels stand near the start; a long log repeats itself. */
const lookedAt = 100_000
/** An address on a line longer than this one's part is not looked for. */
const longestLine = 2000

/** ASCII, accented Latin and Cyrillic: ideographs stand before and behind addresses without a blank. */
const sign = String.raw`a-z\d\u00c0-\u024f\u0400-\u04ff`
const addressIn = new RegExp(
  String.raw`(?<![${sign}._%+@-])(?:\d{3}-(?=[a-z]))?([${sign}._%+-]{1,64}@[${sign}.-]{1,253}\.[${sign}-]{2,63})(?![${sign}@])`,
  'gi',
)

/** Header fields of messages, and the labels that mail programs show for them: whom the bounce is from and to, not whom it is about. */
const headerLine =
  /^\s{0,8}(?:from|to|cc|bcc|reply-to|return-path|sender|delivered-to|envelope-to|apparently-to|subject|date|sent|message-id|references|in-reply-to|received|x-(?!failed-recipients)[a-z-]{1,40}|von|an|betreff|antwort an|de|à|para|da|van|aan|od|do|от|кому)\s{0,3}[:：]/i

/** Right before an address that is somebody's who sends, that the recipient's was made of, or whom to ask. */
const othersBefore =
  /(?:\b(?:from|sender)(?: address)?|return-path|reply-to|on behalf of|account\s?[:=]|contact|reports? to|(?:forward|send|write|e-?mail)[^@.\n]{0,40} to|msgid|message-id|\bid|administrator|moderator|\bvon|absender|expéditeur|remitente|mittente)\s{0,3}[:=,]?\s{0,3}['"“<(]{0,3}$/i

/** Right behind an address that a server refuses as the sender's. */
const senderBehind = /^[>'")]{0,2}[:.,]?\s{1,3}(?:sender\b|not owned by)/i

/** Right before, in the same line: fields of bounces, logs and dialogues. */
const fieldBefore =
  /(?:x-failed-recipients:|(?:final|original)-recipient:[^@]{0,20}|\bto=|(?:^|[\s\d])(?:\*\*|==|=>)|rcpt to:?|rejected e-?mail address was)\s{0,3}['"“„«<(]{0,3}$/i

/** Right before, in a sentence. */
const sentenceBefore =
  /(?:(?:recipients?|address(?:es)?|mailbox|user|list|empfänger|destinataires?|destinatarios?|destinatari[oa]?|llista|lista|liste)(?: \([^()]{1,20}\))?|(?:deliver(?:y|ed|ing)?|message|mail|sent|reach|addressed|zustellung|nachricht|mensaje|messaggio)[^@\n.]{0,60}?\b(?:to|an|à|a|para|per|for))\s?:?\s{0,3}['"“„«<(]{0,3}$/i

/** Right behind: what a reply, a bounce or a sentence says of a recipient. */
const failedBehind =
  /^[>'"”“»)]{0,3}(?:\s?:\s|\s?\.{3}|,?\s{0,3}\([^()\n]{0,100}\)\s{0,3}:?\s*$|\s{1,3}(?:on \d|auf \d|le \d|(?:could|was|does|has|is|can|did)(?: ?not|n['’]t)\b|cannot|unknown|user unknown|konnte|wurde|existiert|n['’](?:a|est)|no (?:se|existe|pudo|such)|not found))/i

/** Nothing but addresses, and names before them. */
const onlyAddress =
  /^[\s•*-]{0,80}(?:[\p{L} .,'"’-]{0,60}[<('"[])?\s{0,2}@(?:[>)'"\]]{0,3}(?:\s{0,3}[<(](?:mailto:)?@[>)])?){0,2}\s{0,3}[:;,.]?\s*(?:\((?:generated|expanded|reason|ultimately)[^\n]{0,200})?$/iu

/** Mail systems write bounces; mail to them is another matter. */
const mailSystem = /^(?:mailer-?daemon|postmaster|mail-?system|no-?reply|do-?not-?reply|bounces?)(?:[+@]|$)/i

interface Mention {
  address: string
  at: number
  isFailed: boolean
}

/** In their order; without those that stand where senders and helpers do. `from`: addresses of the bounce's own header fields. */
function mentionsIn(text: string): { mentions: Mention[]; own: ReadonlySet<string> } {
  const mentions: Mention[] = []
  const own = new Set<string>()
  let start = 0
  for (const line of text.slice(0, lookedAt).split('\n')) {
    const part = line.slice(0, longestLine)
    if (part.includes('@')) {
      const isHeader = headerLine.test(part)
      const isAlone = onlyAddress.test(part.replace(addressIn, '@'))
      for (const found of part.matchAll(addressIn)) {
        const address = found[1]!
        const at = found.index + found[0].length - address.length
        // A line's end is a blank in a sentence.
        const before = text.slice(Math.max(0, start + at - 100), start + at).replace(/\s/g, ' ')
        const behind = part.slice(at + address.length, at + address.length + 120)
        if (isHeader) own.add(address.toLowerCase())
        else if (!othersBefore.test(before) && !senderBehind.test(behind))
          mentions.push({
            address,
            at: start + at,
            isFailed:
              isAlone ||
              failedBehind.test(behind) ||
              fieldBefore.test(part.slice(Math.max(0, at - 60), at)) ||
              (sentenceBefore.test(before) && !mailSystem.test(address)),
          })
      }
    }
    start += line.length + 1
  }
  return { mentions, own }
}

/** The failed one that stands in the deciding words or next before them; one that is named alone, where none is called failed. */
export function failedRecipient(text: string, quote: string): string | null {
  const { mentions, own } = mentionsIn(text)
  const failed = mentions.filter(({ isFailed }) => isFailed)
  const first = quote.split('\n')[0]!.trim()
  const found = first === '' ? -1 : text.lastIndexOf(first)
  const end = found === -1 ? 0 : found + quote.length
  const chosen = failed.findLast(({ at }) => at < end) ?? failed[0]
  if (chosen !== undefined) return chosen.address
  const others = new Map(
    mentions
      .filter(({ address }) => !mailSystem.test(address) && !own.has(address.toLowerCase()))
      .map(({ address }) => [address.toLowerCase(), address]),
  )
  return others.size === 1 ? [...others.values()][0]! : null
}
