/**
 * What an IT department hands out (`*.mailcheck`): with it, staff type address and password only. It adds knowledge and
 * never takes safety away: nothing here can switch off a certificate check or name a host that gets a password unseen.
 * The file's published schema is assets/mailcheck.schema.json; its parser, parse/handout.ts.
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

/** No hand-out is larger; two of them fit into one message of the web shell. */
export const longestHandoutBytes = 32 * 1024

/** A name as it stands on the wire, and as it is read; they differ where letters beyond ASCII may pretend to be others. */
export interface ShownName {
  ascii: string
  unicode: string
}

/** What a person sees before saying yes to a hand-out, worked out by the parser rather than by the file. */
export interface HandoutAbout {
  domains: ShownName[]
  /** The servers that will be sent a password; `isOutside`: of none of the domains above. */
  servers: (ShownName & { side: 'incoming' | 'outgoing'; port: number; isOutside: boolean })[]
  authorities: {
    name: string
    /** SHA-256, upper-case hexadecimal in pairs. */
    fingerprint: string
    /** ISO 8601 date. */
    validTo: string
  }[]
}

export type HandoutRead =
  | { ok: true; handout: Handout; about: HandoutAbout }
  /** Why it is not used: one sentence. */
  | { ok: false; message: string }

/** One that counts on this computer. */
export interface HeldHandout {
  /** Names it to `forgetHandout`. */
  id: string
  /** Put there by an administrator, or confirmed by this user. */
  from: 'administrator' | 'user'
  handout: Handout
  about: HandoutAbout
}

export interface HandoutsAnswer {
  /** Those of an administrator first. */
  handouts: HeldHandout[]
  /** Files that lie there and do not count, one sentence each. */
  warnings: string[]
}

/** Does it speak for this address? By whole labels: `example.com` speaks for `mail.example.com` and not for `myexample.com`. */
export function speaksFor({ domains }: Pick<Handout, 'domains'>, asciiDomain: string): boolean {
  return domains.some((domain) => asciiDomain === domain || asciiDomain.endsWith(`.${domain}`))
}
