/**
 * The one table of calls between the engine and its shells (window, command line, local web page).
 * A new call is one row here, one parser in parse/ and one handler in ../api.ts; every transport derives from it.
 */
import type { Account } from './account.ts'
import type { ExportAnswer, ExportRequest } from './clients.ts'
import type { Explained } from './explained.ts'
import type { AccountsAnswer, FindAnswer } from './found.ts'
import type { Handout, HandoutRead, HandoutsAnswer } from './handout.ts'
import type { HistoryEntry, HistoryPlace, HistoryRequest } from './history.ts'
import type { NewerVersion, NewerVersionRequest } from './newer-version.ts'
import type { Progress } from './progress.ts'
import type { AnswerWords, Report } from './report.ts'
import type { Secret } from './secret.ts'
import type { SentFile } from './sent-file.ts'

/** What `check` is asked. */
export interface CheckRequest {
  account: Account
  password: Secret | null
  /** Bound for one connection attempt and for each later answer, milliseconds. */
  timeoutMs: number
  allowClearText: boolean
  /** An outside address for the relay question; `null`: a role address at a large provider. */
  recipient: string | null
  /** PEM text of further certificate authorities. */
  ca: string | null
  /** Domains that the user confirmed: looked-up hosts under them may be sent the password. */
  acceptDomains: readonly string[]
  /** Also send one small message to the own address and wait for it; `null`: not asked for. */
  sendTest: { waitMs: number } | null
  /** Also check the DNS of the account's own domain (MX, SPF), whether or not something points there. */
  domain: boolean
  /** Where the history of networks is read and written; `null`: neither. */
  history: HistoryPlace | null
  /** What the user calls the network this computer is on; `null`: not said. */
  networkName: string | null
  /** What IT handed out; `null`: nothing. */
  handout: Handout | null
}

/** What `find` is asked. */
export interface FindRequest {
  email: string
  /** A published configuration to read instead of asking the network: its path, or from a window its content. */
  file: string | SentFile | null
  /** PEM text of further certificate authorities. */
  ca: string | null
  /** What IT handed out: where it speaks for the address, it answers, and nobody is asked. */
  handout?: Handout | null
}

/** A practice network brings its own account, password and authority; the rest is asked as in a real check. */
export interface PracticeRequest {
  name: string
  timeoutMs: number
  allowClearText: boolean
  recipient: string | null
  /** As of `CheckRequest`; absent: not asked for. */
  sendTest?: CheckRequest['sendTest']
  domain?: boolean
}

export interface CheckAnswer {
  report: Report
  words: AnswerWords
  /** What went wrong beside the check and does not touch it, one line each. */
  warnings?: string[]
}

export interface PracticeNetwork {
  name: string
  title: string
  /** Its lesson is seen only by sending a message; absent: without one, too. */
  needsTest?: true
}

/** Which accounts to look for. */
export interface AccountsRequest {
  /** A folder to read as the user's home; `null`: that of whoever runs this. */
  home: string | null
  /** One settings file to read instead: its path, or from a window its content. */
  file: string | SentFile | null
}

/** Request, answer and progress of each call. `void` progress: none is sent. */
export interface ApiTable {
  check: { request: CheckRequest; answer: CheckAnswer; progress: Progress }
  checkPractice: { request: PracticeRequest; answer: CheckAnswer; progress: Progress }
  accounts: { request: AccountsRequest; answer: AccountsAnswer; progress: never }
  find: { request: FindRequest; answer: FindAnswer; progress: never }
  practice: { request: null; answer: PracticeNetwork[]; progress: never }
  newerVersion: { request: NewerVersionRequest; answer: NewerVersion; progress: never }
  /** A pasted reply, bounce or error box of at most 1 MiB; more is not looked at. */
  explain: { request: { text: string }; answer: Explained; progress: never }
  /** Rejects with HistoryFailure (history.ts) where a change was asked for and cannot be made. Progress: a line worth saying. */
  history: { request: HistoryRequest; answer: HistoryEntry[]; progress: string }
  /** What a hand-out file says, to be shown before it counts; nothing is kept. */
  readHandout: { request: { text: string }; answer: HandoutRead; progress: never }
  /** The user said yes to this file: it counts from now on, in place of one that speaks for the same domain. */
  keepHandout: { request: { text: string }; answer: HandoutRead; progress: never }
  /** Those that count on this computer. */
  handouts: { request: null; answer: HandoutsAnswer; progress: never }
  /** Only what this user said yes to can be forgotten. */
  forgetHandout: { request: { id: string }; answer: HandoutsAnswer; progress: never }
  /** Settings for one mail program: steps in its own words, or its own file. */
  exportSettings: { request: ExportRequest; answer: ExportAnswer; progress: never }
}

export type CallName = keyof ApiTable
export type RequestOf<Name extends CallName> = ApiTable[Name]['request']
export type AnswerOf<Name extends CallName> = ApiTable[Name]['answer']
export type ProgressOf<Name extends CallName> = ApiTable[Name]['progress']

/** A `Secret` is an object of one process: between the window and Node its text crosses, and is sealed again there. */
type Unsealed<Value> = Value extends Secret ? string : Value
type UnsealedFields<Request> = { [Field in keyof Request]: Unsealed<Request[Field]> }
/** A request as it crosses from the window to Node: plain values only. */
export type WireRequestOf<Name extends CallName> = UnsealedFields<RequestOf<Name>>

export interface CallContext<Name extends CallName> {
  /** Ends the call; a cancelled check still answers with what it has. */
  signal: AbortSignal
  onProgress: (progress: ApiTable[Name]['progress']) => void
}

export type Handler<Name extends CallName> = (
  request: ApiTable[Name]['request'],
  context: CallContext<Name>,
) => Promise<ApiTable[Name]['answer']>

export type Api = { [Name in CallName]: Handler<Name> }
