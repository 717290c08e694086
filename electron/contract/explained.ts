/** The answer of `explain`: what a pasted error, reply or bounce means. What is not in the text is `null`. */
import type { Actor, Cause, Protocol, Security } from './words.ts'

export interface Explained {
  cause: Cause
  /** The words that decided. */
  quote: string
  protocol: Protocol | null
  code: number | null
  enhanced: string | null
  responseCode: string | null
  server: string | null
  port: number | null
  security: Security | null
  email: string | null
  title: string
  explanation: string
  actor: Actor
}
