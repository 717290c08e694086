/** Signing in over POP3: USER and PASS, APOP (RFC 1939 section 7), AUTH PLAIN and CRAM-MD5 (RFC 5034). No library does it for us. */
import type { LineConnection } from '../../wire/line-connection.ts'
import { apopDigest, pop3Command, type Pop3Reply } from '../dialogues/commands/pop3-reply.ts'
import type { Permission } from '../dialogues/tools.ts'
import { cramMd5 } from './cram-md5.ts'

/**
 * The server's last reply. `timestamp`: the greeting's, for APOP.
 * @throws WireFailure as reading and writing do.
 */
export async function signInByPop3(
  lines: LineConnection,
  permission: Permission,
  timestamp: string | null,
  alsoHide: (value: string) => void,
): Promise<Pop3Reply> {
  const { username, secret, onSending } = permission
  switch (permission.mechanism) {
    case 'USER': {
      const known = await pop3Command(lines, `USER ${username}`)
      if (!known.ok) return known
      onSending()
      return pop3Command(lines, `PASS ${secret.reveal()}`)
    }
    case 'APOP': {
      const digest = apopDigest(timestamp ?? '', secret.reveal())
      alsoHide(digest)
      onSending()
      return pop3Command(lines, `APOP ${username} ${digest}`)
    }
    case 'PLAIN': {
      const asked = await pop3Command(lines, 'AUTH PLAIN')
      if (asked.continuation === null) return { ...asked, ok: false }
      onSending()
      return final(await pop3Command(lines, Buffer.from(`\0${username}\0${secret.reveal()}`).toString('base64')))
    }
    case 'CRAM-MD5': {
      const asked = await pop3Command(lines, 'AUTH CRAM-MD5')
      if (asked.continuation === null) return { ...asked, ok: false }
      const { digest, answer } = cramMd5(asked.continuation, username, secret.reveal())
      alsoHide(digest)
      onSending()
      return final(await pop3Command(lines, answer))
    }
    case 'LOGIN':
    case 'IMAP-LOGIN':
      throw new Error('not a way of POP3')
    default: {
      const never: never = permission.mechanism
      return never
    }
  }
}

/** A further question in place of an answer is no success. */
function final(reply: Pop3Reply): Pop3Reply {
  return reply.continuation === null ? reply : { ...reply, ok: false }
}
