/** The shape of a pretend network: who serves what, how the way there misbehaves, and what a check should conclude. */
import type { Account } from '../contract/account.ts'
import type { ReportVerdict } from '../contract/report.ts'
import type { MxRecord } from '../wire/world.ts'
import type { FindingCode, Protocol, Security } from '../contract/words.ts'

export type PretendCertificate = 'good' | 'expired' | 'self-signed' | 'wrong-host'

/** How a server takes a sign-in. */
export interface PretendSignIn {
  /** SASL mechanisms that are offered. Empty: no sign-in here. */
  mechanisms: readonly ('PLAIN' | 'LOGIN')[]
  /** User names that exist, each with the account's password. */
  usernames: readonly string[]
  /** Offered (and taken) on a connection in clear, too. */
  inClear: boolean
  /** What a sign-in is refused with, as after the code or tag, whatever the password; absent: a right one is taken. */
  refusal?: string
}

/** How a sending server answers the relay question. */
export interface PretendRelay {
  /** Reply to MAIL FROM without sign-in; absent: taken. */
  sender?: string
  /** Reply to the own address without sign-in; absent: taken. */
  own?: string
  /** Reply to an outside address without sign-in; absent: taken. */
  outside?: string
  /** Reply to an outside address after a sign-in; absent: taken. */
  outsideSignedIn?: string
  /** Only until a while after somebody signed in to fetch mail (POP before SMTP). */
  untilFetched?: boolean
}

export interface PretendServer {
  host: string
  port: number
  protocol: Protocol
  /** What the port speaks, whatever an account says. `none`: STARTTLS is not offered. */
  security: Security
  certificate?: PretendCertificate
  signIn: PretendSignIn
  /** SMTP only. */
  relay?: PretendRelay
}

export interface PracticeRow {
  name: string
  /** One line for people. */
  title: string
  account: Account
  /** What the user types: not always the right one. */
  password: string
  servers: readonly PretendServer[]
  /** Ports that this network drops or refuses on every way out, the control servers' too. */
  dropped: readonly number[]
  refused: readonly number[]
  /** Other records, by type and name (`MX proseware.example`); absent: those of a provider in good order. */
  records?: Readonly<Record<string, PretendRecords>>
  /** Where a message to the own address ends up; absent: in the inbox. */
  delivers?: 'junk' | 'nowhere'
  /** What else stands in the way of everybody, the control servers included. */
  between?: {
    /** Web requests end at this page; nothing else gets out. */
    signInPage?: string
    /** On these ports this server answers in place of all others. */
    smtpFor?: { ports: readonly number[]; server: PretendServer }
    /** On these ports STARTTLS is crossed out on the way. */
    crossesOutOn?: readonly number[]
    /** Every name has this address here. */
    everyNameIs?: string
    /** Not the network's fault: milliseconds that this computer's clock is ahead. */
    clockAheadMs?: number
  }
  /** What a check concludes here: our idea of what an expert would say. Tests hold it. */
  expected: Expected
  /** With a test message; absent: the same. */
  expectedOfTest?: Expected
}

/** RFC 5321 section 5.1; RFC 7208 section 3.3. */
export type PretendRecords = readonly MxRecord[] | readonly string[]

export interface Expected {
  verdict: ReportVerdict
  first: FindingCode
  /** Also among the findings. */
  beside?: readonly FindingCode[]
  /** `host:port security authentication username`; `null`: nothing. */
  incoming: string | null
  outgoing: string | null
}
