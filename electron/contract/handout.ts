/**
 * What an IT department hands out (`*.mailcheck`): with it, staff type address and password only. It adds knowledge and
 * never takes safety away: nothing here can switch off a certificate check or name a host that gets a password unseen.
 */
import type { IncomingSettings, OutgoingSettings } from './account.ts'

export interface Handout {
  /** Version of the format. */
  schema: 1
  organisation: string
  /** Mail domains it speaks for, lower case, as ASCII; never empty. */
  domains: string[]
  /** The right servers. A user name may hold `%EMAILADDRESS%`, `%EMAILLOCALPART%` or `%EMAILDOMAIN%`. */
  incoming: IncomingSettings | null
  outgoing: OutgoingSettings | null
  contact: HandoutContact | null
  /** The organisation's own words for its staff; plain text. */
  help: string | null
  /** Asked in place of the built-in ones to tell a blocked port from a dead server; empty: the built-in ones. */
  controlHosts: HandoutControlHost[]
  /** PEM text; counts for hosts under `domains` only. */
  authority: string | null
  /** BCP 47 tags, best first; empty: the system's. */
  languages: string[]
  /** The mail program that the staff use (`clients` of clients.ts); `null`: not said. */
  mailProgram: string | null
  /** `false`: the program never asks whether there is a newer version. */
  updates: boolean
}

export interface HandoutContact {
  name: string
  email: string | null
  phone: string | null
  url: string | null
}

export interface HandoutControlHost {
  host: string
  port: number
  operator: string
}
