/** A pretend POP3 server (RFC 1939, CAPA of RFC 2449, STLS of RFC 2595) with Dovecot's words. */
import type { Server } from 'node:net'
import { lineServer, type Answerer, type Conversation } from './lines.ts'
import type { KeptMessage } from './maildrop.ts'
import { offersSignIn, opens, readPlain } from './sign-in.ts'
import type { Serving } from './serving.ts'

export function pop3Server(serving: Serving): Server {
  return lineServer(serving, (conversation) => converse(serving, conversation))
}

function converse(serving: Serving, { send, end, startTls, encrypted }: Conversation): Answerer {
  const { security, signIn } = serving.server
  const offersStls = (): boolean => security === 'starttls' && !encrypted()
  let username = ''
  /** As it was at the sign-in (RFC 1939 section 3); `null`: nobody is signed in. */
  let seen: readonly KeptMessage[] | null = null
  const deleted: number[] = []
  const message = (number: string | undefined): KeptMessage | null => seen?.[Number(number) - 1] ?? null
  let awaited: ((line: string) => void) | null = null

  const judge = (name: string, password: string): void => {
    if (!offersSignIn(serving, encrypted())) send('-ERR [AUTH] Plaintext authentication disallowed.')
    else if (opens(serving, name, password)) {
      serving.fetching.note()
      seen = serving.maildrop.list('INBOX')
      send('+OK Logged in.')
    } else send(`-ERR ${signIn.refusal ?? '[AUTH] Authentication failed.'}`)
  }
  const takePlain = (base64: string): void => {
    const read = readPlain(base64)
    judge(read.username, read.password)
  }

  send(`+OK ${serving.server.host} ready.`)
  return (line) => {
    if (awaited) {
      const take = awaited
      awaited = null
      return take(line)
    }
    const [command = '', ...rest] = line.split(' ')
    switch (command.toUpperCase()) {
      case 'CAPA': {
        const offers = offersSignIn(serving, encrypted())
        return send(
          '+OK',
          'CAPA',
          'RESP-CODES',
          ...(offersStls() ? ['STLS'] : []),
          ...(offers ? ['USER', `SASL ${signIn.mechanisms.join(' ')}`] : []),
          '.',
        )
      }
      case 'STLS':
        return offersStls() ? startTls('+OK Begin TLS negotiation now.') : send('-ERR STLS is not offered.')
      case 'USER':
        username = rest.join(' ')
        return send('+OK')
      case 'PASS':
        return judge(username, rest.join(' '))
      case 'AUTH':
        if (rest[0]?.toUpperCase() !== 'PLAIN') return send('-ERR Unsupported authentication mechanism.')
        if (rest[1] !== undefined) return takePlain(rest[1])
        awaited = takePlain
        return send('+ ')
      case 'NOOP':
        return send('+OK')
      case 'STAT':
        return send(`+OK ${seen?.length ?? 0} 0`)
      case 'UIDL': {
        if (seen === null) return send('-ERR Unknown command.')
        return send('+OK', ...seen.map(({ uid }, at) => `${at + 1} uid-${uid}`), '.')
      }
      case 'TOP': {
        const asked = message(rest[0])
        return asked ? send('+OK', ...asked.headers.split(/\r?\n/), '', '.') : send('-ERR No such message.')
      }
      case 'DELE': {
        const asked = message(rest[0])
        if (asked) deleted.push(asked.uid)
        return send(asked ? '+OK Marked to be deleted.' : '-ERR No such message.')
      }
      case 'QUIT':
        serving.maildrop.remove(deleted)
        return end('+OK Logging out.')
      default:
        return send('-ERR Unknown command.')
    }
  }
}
