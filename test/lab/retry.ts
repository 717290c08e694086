/** Tries settings with other people's programs, from the same network: swaks for sending, curl for receiving. */
import type { Authentication, IncomingProtocol, Security } from '../../electron/contract/words.ts'
import { namespaceOf, networkOf, type NetworkName } from './networks.ts'
import { inside, plainEnvironment, run, type Ran } from './shell.ts'

export interface Tried {
  host: string
  port: number
  security: Security
  /** `password-encrypted`: only by CRAM-MD5 or APOP; otherwise by PLAIN or LOGIN. */
  authentication?: Authentication
  username: string
}

interface Where {
  network: NetworkName
  authority: string
  password: string
}

/** Signs in, names `from` as sender and `to` as recipient, and quits without sending: status 0 when all was taken. */
export function trySending(settings: Tried, from: string, to: string, where: Where): Promise<Ran> {
  const encryption = { tls: ['--tlsc'], starttls: ['--tls'], none: [] }[settings.security]
  const verified = settings.security === 'none' ? [] : ['--tls-verify', '--tls-ca-path', where.authority]
  const args = ['--server', settings.host, '--port', String(settings.port), ...encryption, ...verified]
  // swaks asks the first address only; mail programs try the others.
  const family = networkOf(where.network).goesBy === 4 ? ['-4'] : []
  const mechanisms = settings.authentication === 'password-encrypted' ? 'CRAM-MD5' : 'PLAIN,LOGIN'
  const signIn = ['--auth', mechanisms, '--auth-user', settings.username, '--auth-hide-password']
  return swaks(
    where.network,
    [...args, ...family, ...signIn, '--from', from, '--to', to, '--quit-after', 'RCPT'],
    where.password,
  )
}

/** The password goes by the environment: arguments can be read by every user of the machine. */
export function swaks(network: NetworkName, args: readonly string[], password = ''): Promise<Ran> {
  const [command, all] = inside(namespaceOf(network), 'swaks', args)
  const env = password === '' ? plainEnvironment : { ...plainEnvironment, SWAKS_OPT_auth_password: password }
  return run(command, all, { env, boundMs: 30_000 })
}

/** Signs in and asks for the list of messages: status 0 when it was given. */
export function tryReceiving(protocol: IncomingProtocol, settings: Tried, where: Where): Promise<Ran> {
  const scheme = settings.security === 'tls' ? `${protocol}s` : protocol
  const url = `${scheme}://${settings.host}:${settings.port}/`
  const encrypted = protocol === 'pop3' ? 'AUTH=+APOP' : 'AUTH=CRAM-MD5'
  const mechanism = settings.authentication === 'password-encrypted' ? ['--login-options', encrypted] : []
  const required = settings.security === 'starttls' ? ['--ssl-reqd'] : []
  const args = [
    '--silent',
    '--show-error',
    '--max-time',
    '20',
    '--cacert',
    where.authority,
    ...required,
    ...mechanism,
    '--config',
    '-',
    url,
  ]
  const [command, all] = inside(namespaceOf(where.network), 'curl', args)
  return run(command, all, { input: `user = "${settings.username}:${where.password}"\n` })
}
