/** A pretend IMAP server (RFC 9051, as little of it as a sign-in needs) with Dovecot's words. */
import type { Server } from 'node:net'
import { lineServer, type Answerer, type Conversation } from './lines.ts'
import { selectedState } from './imap-selected.ts'
import { offersSignIn, opens, readPlain } from './sign-in.ts'
import type { Serving } from './serving.ts'

/** `LOGIN` arguments: atoms or quoted strings. Literals are announced by {n}; ours are always the non-waiting kind or none. */
function readArguments(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quotedText, atom]) => quotedText?.replace(/\\(.)/g, '$1') ?? atom ?? '',
  )
}

export function imapServer(serving: Serving): Server {
  return lineServer(serving, (conversation) => converse(serving, conversation))
}

function converse(serving: Serving, { send, end, startTls, encrypted }: Conversation): Answerer {
  const { security, signIn } = serving.server
  const capabilities = (): string =>
    [
      'IMAP4rev1 SASL-IR LITERAL- ID ENABLE',
      ...(security === 'starttls' && !encrypted() ? ['STARTTLS'] : []),
      ...(offersSignIn(serving, encrypted())
        ? signIn.mechanisms.map((mechanism) => `AUTH=${mechanism}`)
        : ['LOGINDISABLED']),
    ].join(' ')

  let isIn = false
  const selected = selectedState(serving.maildrop, send)

  /** A continuation that is awaited: lines of AUTHENTICATE. */
  let awaited: ((line: string) => void) | null = null

  const judge = (tag: string, username: string, password: string): void => {
    if (!offersSignIn(serving, encrypted())) send(`${tag} NO [PRIVACYREQUIRED] Plaintext authentication disallowed.`)
    else if (opens(serving, username, password)) {
      serving.fetching.note()
      isIn = true
      send(`${tag} OK [CAPABILITY IMAP4rev1 ID ENABLE NAMESPACE] Logged in`)
    } else send(`${tag} NO ${signIn.refusal ?? '[AUTHENTICATIONFAILED] Authentication failed.'}`)
  }

  const authenticate = (tag: string, [mechanism = '', initial]: string[]): void => {
    switch (mechanism.toUpperCase()) {
      case 'PLAIN': {
        const take = (base64: string): void => {
          const { username, password } = readPlain(base64)
          judge(tag, username, password)
        }
        if (initial !== undefined) return take(initial)
        awaited = take
        return send('+ ')
      }
      case 'LOGIN':
        awaited = (user) => {
          awaited = (password) => judge(tag, fromBase64(user), fromBase64(password))
          send('+ UGFzc3dvcmQ6')
        }
        return send('+ VXNlcm5hbWU6')
      default:
        return send(`${tag} NO Unsupported authentication mechanism.`)
    }
  }

  send(`* OK [CAPABILITY ${capabilities()}] ${serving.server.host} ready.`)
  return (line) => {
    if (awaited) {
      const take = awaited
      awaited = null
      return take(line)
    }
    const [tag = '*', command = '', ...rest] = line.split(' ')
    if (isIn && selected(tag, line.slice(tag.length + 1))) return
    switch (command.toUpperCase()) {
      case 'CAPABILITY':
        return send(`* CAPABILITY ${capabilities()}${isIn ? ' UIDPLUS' : ''}`, `${tag} OK Capability completed.`)
      case 'STARTTLS':
        if (security === 'starttls' && !encrypted()) return startTls(`${tag} OK Begin TLS negotiation now.`)
        return send(`${tag} BAD STARTTLS is not offered.`)
      case 'LOGIN': {
        const [username = '', password = ''] = readArguments(rest.join(' '))
        return judge(tag, username, password)
      }
      case 'AUTHENTICATE':
        return authenticate(tag, rest)
      case 'LOGOUT':
        send('* BYE Logging out')
        return end(`${tag} OK Logout completed.`)
      case 'NOOP':
      case 'ID':
      case 'ENABLE':
      case 'NAMESPACE':
      case 'LIST':
        return send(`${tag} OK ${command.toUpperCase()} completed.`)
      default:
        return send(`${tag} BAD Unknown command.`)
    }
  }
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}
