/** A mail account as a mail program has it. Never a password: that is a `Secret` beside it, for one run. */
import type { Authentication, IncomingProtocol, Security } from './words.ts'

export interface ServerSettings {
  host: string
  /** 1–65535. */
  port: number
  security: Security
  /** Absent where none of our words fits what the mail program is set to. */
  authentication?: Authentication
  /** `""` where none is set. */
  username: string
}

export interface IncomingSettings extends ServerSettings {
  protocol: IncomingProtocol
}

export type OutgoingSettings = ServerSettings

/** Either server may be absent: then it is looked up (part 5) or left out. */
export interface Account {
  email: string
  incoming?: IncomingSettings
  outgoing?: OutgoingSettings
}
