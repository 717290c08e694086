/** The report: the JSON contract of `check --json` (shared design, command-line.md). */
import type { Account, IncomingSettings, OutgoingSettings } from './account.ts'
import type { NetworkProbe, Step } from './facts.ts'
import type { Handout } from './handout.ts'
import type {
  Actor,
  Authentication,
  FindingCode,
  Outcome,
  Protocol,
  Role,
  Security,
  Severity,
  Side,
  Verdict,
  VerdictReason,
} from './words.ts'

export type PortState = 'open' | 'blocked' | 'intercepted' | 'unknown'

/** `null` means not asked or not known; `false` was seen to be false. */
export interface NetworkFacts {
  name: string | null
  kind: 'wifi' | 'ethernet' | 'mobile' | 'vpn' | 'other' | null
  internet: boolean | null
  captivePortal: boolean | null
  vpn: boolean | null
  ipv6: boolean | null
  /** By port number as text. */
  ports: Record<string, PortState>
}

export interface ReportedCheck {
  id: string
  role: Role
  protocol: Protocol
  host: string
  port: number
  security: Security
  /** As used: `none` and `null` without sign-in. */
  authentication: Authentication
  username: string | null
  outcome: Outcome
  steps: Step[]
}

/** A finding before words: what diagnosis concludes. */
export interface Conclusion {
  code: FindingCode
  severity: Severity
  server: Side | null
  /** Ids of checks and probes. */
  evidence: string[]
}

export interface Finding extends Conclusion {
  actor: Actor
  title: string
  explanation: string
}

export interface ReportVerdict {
  incoming: Verdict
  outgoing: Verdict
  overall: Verdict
  /** Of the side that decides `overall`. */
  reason: VerdictReason | null
}

export interface Proof {
  proven: true
  evidence: string[]
}

export type ProvenIncoming = IncomingSettings & Proof
export type ProvenOutgoing = OutgoingSettings & Proof & { relay: 'accepted' | 'inconclusive' }

export type SettingName = `${Side}.${'protocol' | 'host' | 'port' | 'security' | 'authentication' | 'username'}`

export interface SettingChange {
  setting: SettingName
  from: string | number | null
  to: string | number
}

export interface Recommendation {
  incoming: ProvenIncoming | null
  outgoing: ProvenOutgoing | null
  changes: SettingChange[]
}

export interface SendTest {
  accepted: boolean
  arrivedIn: 'inbox' | 'junk' | null
  ms: number
  deleted: boolean
}

export interface Report {
  schema: 1
  startedAt: string
  durationMs: number
  account: Account
  network: NetworkFacts
  probes: NetworkProbe[]
  checks: ReportedCheck[]
  findings: Finding[]
  verdict: ReportVerdict
  signIns: { sent: number; rejected: number }
  contacted: string[]
  sendTest: SendTest | null
  recommended: Recommendation
}

/** What diagnosis hands on: no sentences yet. */
export interface Diagnosis {
  /** By check id. */
  outcomes: Record<string, Outcome>
  network: NetworkFacts
  conclusions: Conclusion[]
  verdict: ReportVerdict
  recommended: Recommendation
}

/** The sentences beside a report, for people; made by advise, shown by window and command line alike. */
export interface AnswerWords {
  /** One sentence of at most 20 words. */
  headline: string
  /** What else helps when nothing was proven, best first. */
  alternatives: string[]
  /** What became of the test message, or why none was sent; absent: not asked for. */
  sendTest?: string
  /** Which of `alternatives` is the phone's hotspot, from 0; absent: none. The window guides through it. */
  hotspotAt?: number
  /** What to tell whoever is called, ready to be read out or pasted; absent: nobody needs to be called. */
  tell?: string
  /** Of the hand-out that this check used; absent: none. */
  handedOut?: Pick<Handout, 'organisation' | 'contact' | 'help'> & Partial<Pick<Handout, 'mailProgram'>>
}
