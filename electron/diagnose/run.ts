/**
 * One run as the rules read it: checks by side, each with what its replies mean, and the network's ports.
 * Puts facts side by side and concludes nothing; a rule picks from it the facts it needs (`Pick<Run, …>`).
 */
import type { Account, ServerSettings } from '../contract/account.ts'
import type { CauseOf } from '../contract/cause-of.ts'
import type { CheckFacts, NetworkProbe, RunFacts, SendTestFacts } from '../contract/facts.ts'
import type { FindAnswer } from '../contract/found.ts'
import type { Remembered, RememberedEndpoint } from '../contract/history.ts'
import type { Conclusion } from '../contract/report.ts'
import type { Cause, Outcome, Side, StepName, WireError } from '../contract/words.ts'
import { controlsByPort, type PortControls } from './network-facts.ts'
import { meaningOf } from './meaning.ts'
import { outcomeOf } from './outcome.ts'
import { isAboutAddress, relayAnswerOf, type Answer, type RelayAnswer } from './relay.ts'

/** A check with what can be read off it alone. */
export interface Seen {
  check: CheckFacts
  outcome: Outcome
  /** What the reply that stopped it means; `null` where no reply did. */
  cause: Cause | null
  relay: RelayAnswer
  /** What the check proved of its settings: signed in and, for sending, an outside recipient taken. */
  proof: 'accepted' | 'inconclusive' | null
}

export interface SideView {
  side: Side
  settings: ServerSettings | null
  /** The account had no settings of this side: `settings` and `configured` are what was looked up, proven if any was. */
  isLookedUp: boolean
  configured: Seen | null
  /** POP-before-SMTP's second asking. */
  afterFetch: Seen | null
  /** All of the side in the plan's order, the configured one included. */
  all: Seen[]
}

/** What another network showed of this very endpoint (history): nothing where it was never met before. */
export type SeenElsewhere = (check: CheckFacts) => RememberedEndpoint | null

/** The test message, and what its loss or refusal says of the way it went. */
export interface Delivery {
  facts: SendTestFacts
  /** What the refusal means; `null`: it was not refused in words. */
  refusal: Answer | null
  /** Taken, looked for to the end, and not found. */
  isLost: boolean
}

export interface Run {
  /** ISO 8601, by this computer's clock. */
  startedAt: string
  account: Account
  hasPassword: boolean
  cancelled: boolean
  incoming: SideView
  outgoing: SideView
  /** What was asked of the network; the domain's own DNS stands apart, for it says nothing of this place. */
  probes: NetworkProbe[]
  domain: { mx: NetworkProbe | null; spf: NetworkProbe | null }
  /** What the provider publishes, as far as it was looked up. */
  published: FindAnswer | null
  controls: ReadonlyMap<number, PortControls>
  /** `null`: no test message was asked for, or none was sent. */
  delivery: Delivery | null
  seenElsewhere?: SeenElsewhere
  /** Of the account's own settings and servers. */
  remembered?: Remembered
}

/** One rule: what it reads stands in its parameter's type. */
export type Rule = (run: Run) => Conclusion[]

export function runOf(facts: RunFacts, causeOf: CauseOf): Run {
  const { account, remembered } = facts
  const delivery = deliveryOf(facts, causeOf)
  return {
    startedAt: facts.startedAt,
    account,
    hasPassword: facts.hasPassword,
    cancelled: facts.cancelled,
    incoming: sideOf('incoming', account.incoming ?? null, facts, causeOf),
    outgoing: asDelivered(sideOf('outgoing', account.outgoing ?? null, facts, causeOf), delivery),
    probes: facts.probes.filter((probe) => !isOfDomain(probe)),
    domain: {
      mx: facts.probes.find((probe) => isOfDomain(probe) && probe.id.startsWith('mx:')) ?? null,
      spf: facts.probes.find((probe) => isOfDomain(probe) && probe.id.startsWith('spf:')) ?? null,
    },
    published: facts.published,
    controls: controlsByPort(facts.probes),
    ...(remembered && { remembered, seenElsewhere: ({ id }) => remembered.endpoints[id] ?? null }),
    delivery,
  }
}

function isOfDomain({ kind, id }: NetworkProbe): boolean {
  return kind === 'dns' && /^(?:mx|spf):/.test(id)
}

function deliveryOf({ sendTest, checks }: RunFacts, causeOf: CauseOf): Delivery | null {
  if (!sendTest || sendTest.withheld !== null) return null
  const step = checks.find(({ id }) => id === sendTest.through)?.steps.findLast(({ name }) => name === 'deliver')
  const reply = sendTest.refused === null ? null : (step?.reply ?? null)
  return {
    facts: sendTest,
    refusal: reply === null ? null : refusalOf(reply, sendTest.refused === 'message', causeOf),
    isLost: sendTest.accepted && sendTest.arrivedIn === null && sendTest.lookedToTheEnd,
  }
}

/** Sender and recipient were taken: a refusal for good that does not say why is about what was sent (RFC 5321, 4.2.1). */
function refusalOf(reply: string, isOfMessage: boolean, causeOf: CauseOf): Answer {
  const cause = meaningOf({ protocol: 'smtp', step: 'deliver', text: reply }, causeOf)
  if (cause !== 'unknown') return { ok: false, cause, reply }
  if (reply.startsWith('4')) return { ok: false, cause: 'temporary-failure', reply }
  return { ok: false, cause: isOfMessage ? 'content-rejected' : 'unknown', reply }
}

/** A server that loses or refuses a real message has not proven that it sends, whatever it said before. */
function asDelivered(view: SideView, delivery: Delivery | null): SideView {
  if (delivery === null || !disproves(delivery)) return view
  const through = view.all.find(({ check }) => check.id === delivery.facts.through)
  if (!through) return view
  const doubted = (each: Seen): Seen =>
    isSameHost(each.check.host, through.check.host) ? { ...each, proof: null } : each
  const all = view.all.map(doubted)
  const same = (seen: Seen | null): Seen | null => all.find(({ check }) => check.id === seen?.check.id) ?? null
  return { ...view, all, configured: same(view.configured), afterFetch: same(view.afterFetch) }
}

/** A full own mailbox says nothing against sending. */
export function disproves({ refusal, isLost }: Delivery): boolean {
  return isLost || (refusal !== null && !(isAboutAddress(refusal) && refusal.cause !== 'greylisted'))
}

function sideOf(side: Side, settings: ServerSettings | null, facts: RunFacts, causeOf: CauseOf): SideView {
  const all = facts.checks
    .filter((check) => check.side === side)
    .map((check) => seen(check, settings, causeOf, facts.cancelled))
  const asSet = all.filter(({ check }) => check.role === 'configured')
  const lookedUp = asSet.length === 0 ? all.filter(({ check }) => check.always) : []
  const isLookedUp = lookedUp.length > 0
  // Of what nobody set, what works is what counts.
  const working = all.find(({ check, proof }) => proof === 'accepted' && check.signedIn === true && isEncrypted(check))
  const configured = isLookedUp
    ? (working ?? lookedUp[0] ?? null)
    : (asSet.find(({ check }) => !isRepeat(check)) ?? null)
  const afterFetch = all.filter(({ check }) => isAfterFetch(check))
  return {
    side,
    settings: isLookedUp && configured && settings ? settingsOf(configured.check, settings) : settings,
    isLookedUp,
    configured,
    afterFetch: afterFetch.find(({ proof }) => proof !== null) ?? afterFetch.at(-1) ?? null,
    all,
  }
}

function isEncrypted({ security }: CheckFacts): boolean {
  return security !== 'none'
}

function settingsOf(check: CheckFacts, settings: ServerSettings): ServerSettings {
  const { host, port, security, signIn, protocol } = check
  const place = { ...('protocol' in settings && { protocol }), host, port, security }
  // Without a sign-in of this check (no password), what was published about it stays.
  const authentication = signIn?.authentication ?? settings.authentication
  return { ...place, ...(authentication && { authentication }), username: signIn?.username ?? settings.username }
}

function seen(check: CheckFacts, settings: ServerSettings | null, causeOf: CauseOf, cancelled: boolean): Seen {
  const relay = relayAnswerOf(check, causeOf)
  const { stopped } = check
  return {
    check,
    outcome: outcomeOf(check, causeOf, cancelled),
    cause:
      stopped?.by === 'reply'
        ? meaningOf({ protocol: check.protocol, step: stopped.step, text: stopped.reply }, causeOf)
        : null,
    relay,
    proof: proofOf(check, settings, relay),
  }
}

function proofOf(check: CheckFacts, settings: ServerSettings | null, relay: RelayAnswer): Seen['proof'] {
  if (check.side === 'incoming') return check.signedIn === true ? 'accepted' : null
  const answered = relay.result === 'accepted' || relay.result === 'inconclusive' ? relay.result : null
  if (check.signIn !== null) return check.signedIn === true ? answered : null
  // Asked as a stranger: an answer about the settings only where they have no sign-in.
  const asSet =
    settings?.authentication === 'none' && (check.role === 'configured' || check.always || isAfterFetch(check))
  return asSet && answered === 'accepted' ? answered : null
}

/** A further asking of the same endpoint: `:2`, `:3`, `:after-fetch` (command-line.md). */
function isRepeat(check: CheckFacts): boolean {
  return /:(?:\d+|after-fetch)$/.test(check.id)
}

function isAfterFetch(check: CheckFacts): boolean {
  return check.id.endsWith(':after-fetch')
}

/** Both sides, receiving first. */
export function sidesOf({ incoming, outgoing }: Pick<Run, 'incoming' | 'outgoing'>): SideView[] {
  return [incoming, outgoing]
}

/** The settings as they are were proven, in their order (POP-before-SMTP) or alone. */
export function asSetWorks({ configured, afterFetch }: SideView): boolean {
  return Boolean(configured?.proof ?? afterFetch?.proof)
}

/** Anything of this side was proven. */
export function isProven(view: SideView): boolean {
  return view.all.some(({ proof }) => proof !== null)
}

/** How the settings sign in; an unnamed way is tried as a password (plan). */
export function wantsSignIn({ settings }: SideView): boolean {
  return settings !== null && settings.authentication !== 'none'
}

/** Where and how the wire ended a check; `null` where it did not. */
export function wireStop(check: CheckFacts): { step: StepName; error: WireError } | null {
  return check.stopped?.by === 'wire' ? check.stopped : null
}

export function didConnect(check: CheckFacts): boolean {
  return check.steps.some((step) => step.name === 'connect' && step.ok)
}

const deaf: ReadonlySet<WireError> = new Set(['timeout', 'refused', 'unreachable', 'not-permitted', 'reset', 'closed'])

/** The name resolved and the port did not answer, or somebody cut the connection before it stood. */
export function isDead(check: CheckFacts): boolean {
  const stop = wireStop(check)
  return stop?.step === 'connect' && deaf.has(stop.error)
}

/** The way to it, or its first words, went wrong; whether it is to blame others say. */
export function isInTrouble({ check, proof }: Seen): boolean {
  if (proof !== null || check.stopped === null) return false
  return check.stopped.by === 'not-offered' || (check.stopped.by === 'wire' && check.stopped.error !== 'cancelled')
}

/** A TLS handshake was answered as one, whatever became of the certificate. */
export function speaksTls({ tls }: CheckFacts): boolean {
  return tls !== null && (tls.version !== null || tls.chain.length > 0)
}

export function isSameHost(one: string, other: string): boolean {
  const plain = (host: string) => host.toLowerCase().replace(/\.$/, '')
  return plain(one) === plain(other)
}

export function ids(...checks: readonly (Seen | null)[]): string[] {
  return checks.flatMap((each) => (each ? [each.check.id] : []))
}
