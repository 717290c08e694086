/**
 * IMAP LOGIN and AUTHENTICATE PLAIN / LOGIN by imapflow, on the connection of our own dialogue. Success is the
 * server's own tagged OK, seen here. CRAM-MD5, which imapflow lacks, stands in imap-cram-md5.ts.
 */
import { ImapFlow } from 'imapflow'
import type { LineConnection } from '../../wire/line-connection.ts'
import { readImapAnswer, type ImapAnswer } from '../dialogues/commands/imap-response.ts'
import type { Permission } from '../dialogues/tools.ts'
import { LineBridge } from './line-bridge.ts'

const loginMethods: Partial<Record<Permission['mechanism'], string>> = {
  PLAIN: 'AUTH=PLAIN',
  LOGIN: 'AUTH=LOGIN',
  'IMAP-LOGIN': 'LOGIN',
}

/**
 * The server's answer to the sign-in. With SASL-IR (RFC 4959) the password rides on the command line, one round
 * trip less than imapflow takes by itself.
 * @throws WireFailure as reading and writing do.
 */
export function signInByImap(
  lines: LineConnection,
  permission: Permission,
  connection: { host: string; port: number; capabilities: readonly string[] },
): Promise<ImapAnswer> {
  const offersInitialResponse = connection.capabilities.some((name) => name.toUpperCase() === 'SASL-IR')
  // Only what decides how it signs in: with ID, ENABLE or LITERAL+ in view it would send more than the sign-in.
  const shown = connection.capabilities.filter((name) => /^AUTH=(PLAIN|LOGIN)$/i.test(name))
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      act()
      client.close()
      bridge.destroy()
    }
    let tag: string | null = null
    let heldBack: string | null = null

    const bridge = new LineBridge(`* OK [CAPABILITY ${['IMAP4rev1', ...shown].join(' ')}] ready`, async (line) => {
      if (tag === null) {
        const parts = /^(\S+) (AUTHENTICATE|LOGIN)\b/.exec(line)
        if (!parts?.[1]) return null
        tag = parts[1]
        if (parts[2] === 'AUTHENTICATE' && permission.mechanism === 'PLAIN' && offersInitialResponse) {
          heldBack = line
          return ['+ ']
        }
        if (parts[2] === 'LOGIN') permission.onSending()
      } else if (permission.mechanism !== 'IMAP-LOGIN' && !hasSent) {
        hasSent = true
        permission.onSending()
      }
      const whole = heldBack === null ? line : `${heldBack} ${line}`
      heldBack = null
      try {
        const answer = await forward(whole, tag)
        if (answer.continuation === null) settle(() => resolve(answer))
        return [answer.text]
      } catch (failure) {
        settle(() => reject(failure instanceof Error ? failure : new Error(String(failure))))
        return null
      }
    })
    let hasSent = false

    const forward = async (line: string, ofTag: string): Promise<ImapAnswer> => {
      lines.startAnswer()
      await lines.write(line)
      return readImapAnswer(lines, ofTag)
    }

    const client = new ImapFlow({
      host: connection.host,
      port: connection.port,
      // Encrypting is done, or clear text was agreed to: never inside the bridge.
      secure: true,
      transport: {
        connect(_options, onConnect) {
          setImmediate(onConnect)
          return bridge
        },
      },
      auth: {
        user: permission.username,
        pass: permission.secret.reveal(),
        loginMethod: loginMethods[permission.mechanism],
      },
      logger: false,
      emitLogs: false,
      disableAutoIdle: true,
      disableAutoEnable: true,
      disableCompression: true,
    })
    const giveUp = (error: unknown): void =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error))))
    client.on('error', giveUp)
    // It ends when the bridge is closed; by then the answer is there.
    client.connect().catch(giveUp)
  })
}
