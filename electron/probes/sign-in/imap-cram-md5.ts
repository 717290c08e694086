/** AUTHENTICATE CRAM-MD5 over IMAP (RFC 9051 section 6.2.2, RFC 2195), which imapflow lacks. */
import type { LineConnection } from '../../wire/line-connection.ts'
import { imapCommand, readImapAnswer, type ImapAnswer } from '../dialogues/commands/imap-response.ts'
import type { Permission } from '../dialogues/tools.ts'
import { cramMd5 } from './cram-md5.ts'

/** @throws WireFailure as reading and writing do. */
export async function signInByImapCramMd5(
  lines: LineConnection,
  permission: Permission,
  tag: string,
  alsoHide: (value: string) => void,
): Promise<ImapAnswer> {
  const challenge = await imapCommand(lines, tag, 'AUTHENTICATE CRAM-MD5')
  if (challenge.continuation === null) return challenge
  const { digest, answer } = cramMd5(challenge.continuation, permission.username, permission.secret.reveal())
  alsoHide(digest)
  permission.onSending()
  lines.startAnswer()
  await lines.write(answer)
  const last = await readImapAnswer(lines, tag)
  // A second question has no answer in CRAM-MD5.
  return last.continuation === null ? last : { ...last, ok: false }
}
