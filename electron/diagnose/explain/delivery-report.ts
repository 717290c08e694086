/**
 * What does a delivery report (RFC 3464) say: who reports, about whom, and what the other server answered? Reads whole
 * messages with a MIME library, and the fields alone where only they were pasted.
 */
import PostalMime from 'postal-mime'

export interface DeliveryReport {
  /** The server's answer without `smtp;`; `null` where the report has none. */
  diagnostic: string | null
  /** Which server answered; `null` where the reporting one did itself. */
  remote: string | null
  reporting: string | null
  recipient: string | null
  status: string | null
  action: string | null
}

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

/** The readable parts of a whole message: its text and its machine-readable report; `null` where it is none. */
export async function partsOfMessage(text: string): Promise<{ body: string; report: string } | null> {
  const head = text.slice(0, 65_536).trimStart()
  const headers = startsLikeMessage.exec(`${head}\n`)
  if (headers === null || !mimeHeader.test(headers[0])) return null
  try {
    const message = await PostalMime.parse(namingUtf8(text.trimStart().slice(0, longestReport)), {
      attachmentEncoding: 'utf8',
    })
    const reports = message.attachments.filter(({ mimeType }) => mimeType === 'message/delivery-status')
    return {
      body: message.text ?? message.html ?? '',
      report: reports.map(({ content }) => (typeof content === 'string' ? content : '')).join('\n'),
    }
  } catch {
    // Not a message after all (nested too deeply, no structure): the text itself is looked at.
    return null
  }
}

const fieldLine =
  /^\s{0,8}(Diagnostic-Code|Remote-MTA|Reporting-MTA|Final-Recipient|Original-Recipient|Status|Action):[ \t]*(.*)$/i

const withoutType = (value: string) => value.replace(/^[\w.-]{1,40}\s{0,4};\s*/, '').trim()

/** The last recipient's fields win: a report lists the failed one with its own block. `null`: no fields there. */
export function deliveryFields(text: string): DeliveryReport | null {
  const fields = new Map<string, string>()
  let name: string | null = null
  for (const line of text.split('\n')) {
    const found = fieldLine.exec(line)
    if (found !== null) {
      name = found[1]!.toLowerCase()
      fields.set(name, found[2]!)
    } else if (name !== null && /^\s+\S/.test(line) && (fields.get(name)?.length ?? 0) < 4000) {
      fields.set(name, `${fields.get(name)}\n${line.trim()}`)
    } else name = null
  }
  const value = (field: string) => {
    const found = withoutType(fields.get(field) ?? '')
    return found === '' ? null : found
  }
  const marks = ['diagnostic-code', 'remote-mta', 'reporting-mta', 'final-recipient'].filter((each) => fields.has(each))
  if (marks.length === 0) return null
  return {
    diagnostic: value('diagnostic-code'),
    remote: value('remote-mta'),
    reporting: value('reporting-mta'),
    recipient: value('final-recipient') ?? value('original-recipient'),
    status: value('status'),
    action: value('action'),
  }
}
