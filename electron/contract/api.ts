/**
 * The one table of calls between the engine and its shells (window, command line, local web page).
 * A new call is one row here, one parser in parse/ and one handler in ../api.ts; every transport derives from it.
 */
import type { Account } from './account.ts'
import type { Explained } from './explained.ts'
import type { AccountsAnswer, FindAnswer } from './found.ts'
import type { HistoryEntry } from './history.ts'
import type { Progress } from './progress.ts'
import type { AnswerWords, Report } from './report.ts'
import type { Secret } from './secret.ts'

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
  /** Looked-up hosts under these domains were confirmed by the user (`--accept-domain`). */
  acceptDomains: readonly string[]
  /** Send one message to the own address and wait this long for it, milliseconds; `null`: send nothing. */
  sendTest: { waitMs: number } | null
  /** Also check the DNS of the account's own domain. */
  domain: boolean
  /** Where history is kept: a file, the default place, or `null` to neither read nor write any. */
  history: { file: string } | 'default' | null
  /** The name the user gives this network; `null`: keep what it has. */
  networkName: string | null
}

/** What `accounts` is asked: this computer (`home: null`), a given home folder, or one settings file. */
export interface AccountsRequest {
  home: string | null
  file: string | null
}

/** What `find` is asked; with `file` the published configuration in it is read and no network is touched. */
export interface FindRequest {
  email: string
  file: string | null
  ca: string | null
}

export interface ExplainRequest {
  /** At most 1 MiB. */
  text: string
}

export interface HistoryRequest {
  history: { file: string } | 'default'
  /** A network's name, `all`, or `null` to list. */
  forget: string | null
  /** Give a network a name. */
  rename: { from: string; to: string } | null
}

export interface PracticeRequest {
  name: string
  timeoutMs: number
}

export interface CheckAnswer {
  report: Report
  words: AnswerWords
}

export interface PracticeNetwork {
  name: string
  title: string
}

/** Request, answer and progress of each call. `void` progress: none is sent. */
export interface ApiTable {
  check: { request: CheckRequest; answer: CheckAnswer; progress: Progress }
  checkPractice: { request: PracticeRequest; answer: CheckAnswer; progress: Progress }
  practice: { request: null; answer: PracticeNetwork[]; progress: never }
  accounts: { request: AccountsRequest; answer: AccountsAnswer; progress: never }
  find: { request: FindRequest; answer: FindAnswer; progress: never }
  explain: { request: ExplainRequest; answer: Explained; progress: never }
  history: { request: HistoryRequest; answer: HistoryEntry[]; progress: never }
}

export type CallName = keyof ApiTable

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
