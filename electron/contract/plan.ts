/** What is going to be tried, decided before anything connects. */
import type { Authentication, Protocol, Role, Security, Side } from './words.ts'

/** What a check signs in with. */
export interface SignInPlan {
  authentication: Authentication
  username: string
}

export interface PlannedCheck {
  /** `protocol:host:port:security:authentication`, with `:2`, `:3` for another user name, `:after-fetch` (command-line.md). */
  id: string
  side: Side
  role: Role
  protocol: Protocol
  host: string
  port: number
  security: Security
  /** `null`: asked without sign-in (set so, or no password is there). */
  signIn: SignInPlan | null
  /** True for the configured check: it is carried out whatever the others say. False: signs in only if no check before it on its side was proven. */
  always: boolean
  /** SMTP only: ask MAIL FROM, RCPT TO own, RCPT TO outside (after the sign-in, or without one where none is planned). */
  asksRelay: boolean
  /** Both address families are tried and reported; otherwise the first that answers is enough. */
  bothFamilies: boolean
}

/** Checks of both sides; within a side in the order of preference, the configured one first. */
export interface Plan {
  checks: PlannedCheck[]
}
