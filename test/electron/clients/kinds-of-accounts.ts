/** All kinds of accounts for the tables of exports: protocol × encryption × sign-in × names, and with one side only. */
import type { Account, ServerSettings } from '../../../electron/contract/account.ts'
import {
  authentications,
  incomingProtocols,
  securities,
  type Authentication,
  type Protocol,
  type Security,
} from '../../../electron/contract/words.ts'

const ports: Record<Protocol, Record<Security, number>> = {
  imap: { none: 143, starttls: 143, tls: 993 },
  pop3: { none: 110, starttls: 110, tls: 995 },
  smtp: { none: 25, starttls: 587, tls: 465 },
}

interface Kind {
  host?: string
  port?: number
  security: Security
  authentication: Authentication | undefined
  username: string
}

function server(protocol: Protocol, { host, port, security, authentication, username }: Kind): ServerSettings {
  return {
    host: host ?? `${protocol}.proseware.example`,
    port: port ?? ports[protocol][security],
    security,
    ...(authentication && { authentication }),
    username: authentication === 'none' ? '' : username,
  }
}

const plain = { security: 'tls', authentication: 'password' } as const
const methods: readonly (Authentication | undefined)[] = [...authentications, undefined]

/** Every row has an address of its own, so that all can lie in one folder. */
export function kindsOfAccounts(): [string, Account][] {
  const rows: [string, Account][] = []
  const add = (name: string, make: (email: string) => Omit<Account, 'email'>, at = 'proseware.example'): void => {
    const email = `ann${rows.length}@${at}`
    rows.push([name, { email, ...make(email) }])
  }
  const incoming = (protocol: 'imap' | 'pop3', kind: Kind) => ({ protocol, ...server(protocol, kind) })

  for (const protocol of incomingProtocols) {
    for (const security of securities) {
      for (const authentication of methods) {
        add(`${protocol} ${security} ${authentication}`, (username) => ({
          incoming: incoming(protocol, { security, authentication, username }),
          outgoing: server('smtp', { ...plain, username }),
        }))
        if (protocol === 'imap')
          add(`smtp ${security} ${authentication}`, (username) => ({
            incoming: incoming('imap', { ...plain, username }),
            outgoing: server('smtp', { security, authentication, username }),
          }))
      }
    }
  }
  const names: [string, (email: string) => string][] = [
    ['part before the @', (email) => email.slice(0, email.indexOf('@'))],
    ['a number of one’s own', () => 'm7731942'],
    ['none at all', () => ''],
    ['a Windows domain before', (email) => `FIRM\\${email.slice(0, email.indexOf('@'))}`],
    ['other letters', () => 'jürgen.грот'],
    ['marks that files use themselves', () => 'a"b\'c<d>&e;f=g#h'],
  ]
  for (const [name, of] of names) {
    add(`user name: ${name}`, (email) => ({
      incoming: incoming('imap', { ...plain, username: of(email) }),
      outgoing: server('smtp', { ...plain, username: of(email) }),
    }))
    add(`user name for sending only: ${name}`, (email) => ({
      incoming: incoming('imap', { ...plain, username: email }),
      outgoing: server('smtp', { ...plain, username: of(email) }),
    }))
  }
  add(
    'host and domain with other letters',
    (username) => ({
      incoming: incoming('imap', { ...plain, host: 'imap.bücher.example', username }),
      outgoing: server('smtp', { ...plain, host: 'smtp.bücher.example', username }),
    }),
    'bücher.example',
  )
  for (const host of ['192.0.2.9', '2001:db8::9', 'mailhost', 'mail.local'])
    add(`receiving from ${host}`, (username) => ({
      incoming: incoming('imap', { ...plain, host, username }),
      outgoing: server('smtp', { ...plain, username }),
    }))
  const oddPorts: [Security, number][] = [
    ['tls', 2465],
    ['starttls', 465],
    ['starttls', 25],
    ['none', 587],
    ['none', 465],
  ]
  for (const [security, port] of oddPorts)
    add(`${security} on ${port}`, (username) => ({
      incoming: incoming('imap', { ...plain, username }),
      outgoing: server('smtp', { ...plain, security, port, username }),
    }))
  add('tls on 1993', (username) => ({
    incoming: incoming('imap', { ...plain, port: 1993, username }),
    outgoing: server('smtp', { ...plain, username }),
  }))
  add('receiving only', (username) => ({ incoming: incoming('pop3', { ...plain, username }) }))
  add('sending only', (username) => ({ outgoing: server('smtp', { ...plain, username }) }))
  return rows
}
