/**
 * Is a pasted text a whole message, and which parts of it are its words and its delivery report (RFC 3464, 6533)? Taken apart by a
 * MIME library, which hands out the report's fields as they stand; `report-fields.ts` reads them.
 */
import PostalMime from 'postal-mime'

/** Header fields at the very start, as in a saved message. */
const startsLikeMessage = /^(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/
const mimeHeader = /^(?:content-type|mime-version|received|return-path):/im

/** A report stands before the message that it returns; what comes after this is the user's own. */
const longestReport = 131_072

const namedCharset = /\bcharset\s{0,4}=\s{0,4}["']?[\w-]{1,40}["']?/gi

/**
 * What we are given was decoded already: a part that is not encoded any further no longer stands in the charset that it names.
 * Header fields stand at the start and after each boundary, up to an empty line. One pass over the lines.
 */
function namingUtf8(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text
  const lines = text.split('\n')
  let from = 0
  let inFields = true
  lines.forEach((line, at) => {
    if (line.startsWith('--')) {
      from = at + 1
      inFields = true
    } else if (inFields && line.trim() === '') {
      inFields = false
      const fields = lines.slice(from, at)
      if (fields.some((each) => /^content-transfer-encoding:\s{0,20}(?:quoted-printable|base64)/i.test(each))) return
      fields.forEach((each, index) => (lines[from + index] = each.replace(namedCharset, 'charset=utf-8')))
    }
  })
  return lines.join('\n')
}

const isReport = (type: string): boolean => /^message\/(?:global-)?delivery-status$/.test(type)

export interface MessageParts {
  body: string
  report: string
  /** Exim's and Gmail's own header field; `null` where there is none. */
  failed: string | null
}

/** The readable parts of a whole message: its text and its machine-readable report; `null` where it is none. */
export async function partsOfMessage(text: string): Promise<MessageParts | null> {
  const head = text.slice(0, 65_536).trimStart()
  const headers = startsLikeMessage.exec(`${head}\n`)
  if (headers === null || !mimeHeader.test(headers[0])) return null
  try {
    const source = namingUtf8(text.trimStart().slice(0, longestReport))
    const found = await PostalMime.parse(source, { attachmentEncoding: 'utf8' })
    // The library keeps the returned message out of the body where it sees a report; those of RFC 6533 it does not know.
    const message = found.attachments.some(({ mimeType }) => mimeType === 'message/global-delivery-status')
      ? await PostalMime.parse(source, { attachmentEncoding: 'utf8', forceRfc822Attachments: true })
      : found
    const reports = message.attachments.filter(({ mimeType }) => isReport(mimeType))
    return {
      body: message.text ?? message.html ?? '',
      failed: /^X-Failed-Recipients:\s{0,20}([^\s,<>]{1,320})/im.exec(headers[0])?.[1] ?? null,
      report: reports.map(({ content }) => (typeof content === 'string' ? content : '')).join('\n\n'),
    }
  } catch {
    // Not a message after all (nested too deeply, no structure): the text itself is looked at.
    return null
  }
}
