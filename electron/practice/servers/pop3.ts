/** A pretend POP3 server (RFC 1939, CAPA of RFC 2449, STLS of RFC 2595) with Dovecot's words. */
import type { Server } from 'node:net'
import { lineServer, type Answerer, type Conversation } from './lines.ts'
import { offersSignIn, opens, readPlain } from './sign-in.ts'
import type { Serving } from './serving.ts'

export function pop3Server(serving: Serving): Server {
  return lineServer(serving, (conversation) => converse(serving, conversation))
}

function converse(serving: Serving, { send, end, startTls, encrypted }: Conversation): Answerer {
  const { security, signIn } = serving.server
  const offersStls = (): boolean => security === 'starttls' && !encrypted()
  let username = ''
  let awaited: ((line: string) => void) | null = null

  const judge = (name: string, password: string): void => {
    if (!offersSignIn(serving, encrypted())) send('-ERR [AUTH] Plaintext authentication disallowed.')
    else if (opens(serving, name, password)) {
      serving.fetching.note()
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
        return send('+OK 0 0')
      case 'QUIT':
        return end('+OK Logging out.')
      default:
        return send('-ERR Unknown command.')
    }
  }
}
