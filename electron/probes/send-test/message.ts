/** The one message that `--send-test` sends: honest words, and a token by which it is known again. nodemailer writes the MIME. */
import { randomBytes } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'

/** The header that carries the token. */
const tokenHeader = 'X-Mail-Settings-Check'

export interface TestMessage {
  /** Lines without their ends, dots not yet doubled. */
  lines: string[]
  /** Whether a message with these header lines is this one: not an answer to it, nor a bounce about it. */
  isIn(headers: string): boolean
}

/** What to ask a server for, to recognise the message. */
export const tellingHeaders = `SUBJECT ${tokenHeader.toUpperCase()}`

/** `date`: when it is sent, by this computer's clock. */
export async function testMessage(address: string, date: Date): Promise<TestMessage> {
  // Nobody can guess it, so no other message can be taken (and deleted) for this one.
  const token = randomBytes(12).toString('hex')
  const subject = `Test of your mail settings ${token}`
  const text = [
    'Mail Settings Checker sent this message, because its user asked it to.',
    '',
    `It went from ${address} to the same address, to see whether mail that is sent`,
    'really arrives. The program deletes it as soon as it has seen it.',
    '',
    'If you are reading this, it came too late or could not be deleted.',
    'You can delete it; there is nothing else to do.',
  ].join('\n')
  const composed = new MailComposer({
    from: address,
    to: address,
    subject,
    text,
    date,
    // RFC 3834: no out-of-office reply is wanted.
    headers: { [tokenHeader]: token, 'Auto-Submitted': 'auto-generated' },
    // No file and no address is ever fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const bytes = await composed.compile().build()
  return {
    lines: bytes
      .toString('utf8')
      .trimEnd()
      .split(/\r\n|\r|\n/),
    isIn(headers) {
      const unfolded = headers.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
      return unfolded.some((line) => {
        const [, name = '', value = ''] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? []
        const given = name.toLowerCase()
        return (given === tokenHeader.toLowerCase() && value === token) || (given === 'subject' && value === subject)
      })
    },
  }
}
