/** SMTP AUTH (RFC 4954) by nodemailer, on the connection of our own dialogue. Success is the server's own 2xx, seen here. */
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { LineConnection } from '../../wire/line-connection.ts'
import { readSmtpReply, type SmtpReply } from '../dialogues/commands/smtp-reply.ts'
import type { Permission } from '../dialogues/tools.ts'
import { LineBridge } from './line-bridge.ts'

/** Which of the lines that nodemailer sends carries the password: 0 is the AUTH command itself. */
const lineWithPassword: Partial<Record<Permission['mechanism'], number>> = { PLAIN: 0, LOGIN: 2, 'CRAM-MD5': 1 }

/**
 * The server's last reply to the sign-in.
 * @throws WireFailure as reading and writing do.
 */
export function signInBySmtp(
  lines: LineConnection,
  permission: Permission,
  connection: { host: string; encrypted: boolean; mechanisms: readonly string[] },
  alsoHide: (value: string) => void,
): Promise<SmtpReply> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      act()
      client.close()
      bridge.destroy()
    }
    let sentLines = 0
    let last: SmtpReply | null = null
    const bridge = new LineBridge('220 ready', async (line) => {
      if (sentLines === 0 && line.startsWith('EHLO '))
        return ['250-ready', `250 AUTH ${connection.mechanisms.join(' ')}`]
      // After AUTH only what the server asked for; a QUIT of the library's own is not passed on.
      if (sentLines === 0 && !line.startsWith('AUTH ')) return null
      try {
        const reply = await forward(line)
        last = reply
        if (reply.code !== 334) settle(() => resolve(reply))
        return reply.text.split('\n')
      } catch (failure) {
        settle(() => reject(failure instanceof Error ? failure : new Error(String(failure))))
        return null
      }
    })

    const forward = async (line: string): Promise<SmtpReply> => {
      if (sentLines === lineWithPassword[permission.mechanism]) {
        permission.onSending()
        // The digest behind the user name (RFC 2195).
        if (permission.mechanism === 'CRAM-MD5')
          alsoHide(Buffer.from(line, 'base64').toString().split(' ').at(-1) ?? '')
      }
      sentLines += 1
      lines.startAnswer()
      await lines.write(line)
      return readSmtpReply(lines)
    }

    const client = new SMTPConnection({
      connection: asSocket(bridge),
      host: connection.host,
      // Encrypting is done; where clear text was agreed to, the library must not start TLS inside the bridge.
      secure: connection.encrypted,
      secured: connection.encrypted,
      ignoreTLS: !connection.encrypted,
      name: '[127.0.0.1]',
      logger: false,
    })
    // Before any reply of the server's the library has nothing to say of its own: then it is a mistake of ours. A further
    // question (334) that it does not know how to answer is the server's last word, and no agreement.
    const giveUp = (error: Error): void => settle(() => (last === null ? reject(error) : resolve(last)))
    client.on('error', giveUp)
    client.connect((error) => {
      if (error) return giveUp(error)
      client.login(
        {
          method: permission.mechanism,
          credentials: { user: permission.username, pass: permission.secret.reveal() },
        },
        (refused) => {
          if (refused) giveUp(refused)
        },
      )
    })
  })
}

type GivenSocket = NonNullable<NonNullable<ConstructorParameters<typeof SMTPConnection>[0]>['connection']>

/** nodemailer asks for a net.Socket, and of one it uses what a Duplex has, and the methods that LineBridge adds. */
function asSocket(bridge: LineBridge): GivenSocket {
  return bridge as unknown as GivenSocket
}
