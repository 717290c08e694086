/** Does this user name with this password open the pretend mailbox? Shared by the three protocols. */
import type { Serving } from './serving.ts'

/** RFC 4616: authorization identity, user name, password, separated by NUL. */
export function readPlain(base64: string): { username: string; password: string } {
  const [, username = '', password = ''] = Buffer.from(base64, 'base64').toString('utf8').split('\0')
  return { username, password }
}

/** Is this mechanism taken on a connection like this one? */
export function offersSignIn(serving: Serving, encrypted: boolean): boolean {
  const { mechanisms, inClear } = serving.server.signIn
  return mechanisms.length > 0 && (encrypted || inClear)
}

export function opens(serving: Serving, username: string, password: string): boolean {
  const { usernames, refusal } = serving.server.signIn
  return refusal === undefined && usernames.includes(username) && password === serving.password
}
