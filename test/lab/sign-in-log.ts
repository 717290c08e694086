/** What the servers themselves say about sign-ins: Exim and Postfix ask Dovecot, so that its log holds all of them. */
import { readFileSync } from 'node:fs'

export interface SignInCount {
  /** Sign-ins begun, whatever their end: AUTH, LOGIN, AUTHENTICATE, USER/PASS. */
  sent: number
  rejected: number
}

/** Counts the sign-ins of one user, by any of the given names, in one Dovecot's log (`auth_debug`). */
export function signInsOf(usernames: readonly string[], log: string): SignInCount {
  const isHis = (line: string) => usernames.some((name) => new RegExp(`\\buser=${escaped(name)}(\\s|$)`).test(line))
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('client passdb out: '))
  const ended = (word: string) =>
    lines.filter((line) => line.includes(`client passdb out: ${word}\t`) && isHis(line)).length
  const rejected = ended('FAIL')
  return { sent: ended('OK') + rejected, rejected }
}

/** Attempts of anybody, with or without a known user. */
export const attemptsIn = (log: string): number =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('client in: AUTH')).length

const escaped = (text: string) => text.replace(/[.@+]/g, '\\$&')
