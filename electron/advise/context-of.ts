/** What the sentences about one conclusion may mention, taken from its evidence. No judging, no sentences. */
import type { CheckFacts, NetworkProbe, RunFacts } from '../contract/facts.ts'
import type { RememberedSide } from '../contract/history.ts'
import type { Handout } from '../contract/handout.ts'
import type { Conclusion, Diagnosis } from '../contract/report.ts'
import { domainHints } from './domain-hints.ts'
import { hintsOf } from './hints.ts'
import { memoriesOf } from './remembered-words.ts'
import type { FindingCode, Outcome } from '../contract/words.ts'
import { endingOf } from './what-stopped.ts'
import type { WordContext } from './words/entry.ts'

/** More of a server's reply than this does not help a reader; the details have all of it. */
const longestQuote = 160

/** Printable and on one line, without repeated reply codes; `null` where the server said nothing in its own words. */
function oneLine(reply: string): string | null {
  const text = reply
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(/^\d{3}[- ]/, '')))
    .join(' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  if (text === '') return null
  return text.length > longestQuote ? `${text.slice(0, longestQuote).trimEnd()}…` : text
}

/** The reply that stopped the check, else the last refused step's. Of a wrong server: what it said of the own address. */
function decidingReply(check: CheckFacts, code: FindingCode): string | null {
  const toOwn = check.steps.find((step) => step.name === 'recipient-own' && !step.ok)?.reply ?? null
  if (code === 'wrong-server' && toOwn !== null) return oneLine(toOwn)
  if (check.stopped?.by === 'reply') return oneLine(check.stopped.reply)
  const refused = check.steps.findLast((step) => !step.ok && step.reply !== null)
  return refused?.reply == null ? null : oneLine(refused.reply)
}

function settingsOf(facts: RunFacts, conclusion: Conclusion) {
  return conclusion.server === null ? undefined : facts.account[conclusion.server]
}

/** Of both sides, the receiving one speaks first: the finding holds for either. */
function rememberedSide({ remembered }: RunFacts, { server }: Conclusion): RememberedSide | null {
  if (server !== null) return remembered?.sides[server] ?? null
  return remembered?.sides.incoming ?? remembered?.sides.outgoing ?? null
}

function isProven({ recommended }: Diagnosis, { server }: Conclusion): boolean {
  if (server !== null) return recommended[server] !== null
  return recommended.incoming !== null || recommended.outgoing !== null
}

/** A reply that says what it means says it better. */
function troubleOf(check: CheckFacts, { outcomes }: Diagnosis): string | null {
  const isUnexplained = check.stopped?.by === 'wire' || outcomes[check.id] === 'unknown'
  return isUnexplained ? (endingOf(check)?.trouble ?? null) : null
}

/** HELO was taken after EHLO was not. */
function knowsNoExtensions({ steps }: CheckFacts): boolean {
  const hellos = steps.filter((step) => step.name === 'hello')
  return hellos.some((step, at) => step.ok && hellos[at - 1]?.ok === false)
}

function hasLeftOut({ steps }: CheckFacts): boolean {
  const found = steps.find((step) => step.name === 'resolve')?.resolved
  const tried = steps.find((step) => step.name === 'connect')?.addresses
  return (
    found !== undefined && tried !== undefined && found[4].addresses.length + found[6].addresses.length > tried.length
  )
}

function protocolInstead(
  { account }: RunFacts,
  { recommended }: Diagnosis,
  { server }: Conclusion,
): WordContext['protocolInstead'] {
  const proven = recommended.incoming?.protocol ?? null
  return server === 'outgoing' || proven === account.incoming?.protocol ? null : proven
}

/** Said of a sign-in that the server refused in other words, or that was not even tried. */
function isByRule(facts: RunFacts, { outcomes }: Diagnosis, { code, evidence }: Conclusion): boolean {
  const rules: readonly FindingCode[] = ['app-password-required', 'oauth-required', 'protocol-disabled']
  if (!facts.published?.provider || !rules.includes(code)) return false
  return evidence.every((id) => outcomes[id] === undefined || ruleless.includes(outcomes[id]))
}

/** Outcomes that leave the reason open. */
const ruleless: readonly Outcome[] = ['credentials-rejected', 'unknown']

export function contextOf(
  facts: RunFacts,
  diagnosis: Diagnosis,
  conclusion: Conclusion,
  handout: Handout | null = null,
): WordContext {
  const checks = conclusion.evidence.flatMap((id) => facts.checks.find((check) => check.id === id) ?? [])
  const ofSide = checks.filter((check) => conclusion.server === null || check.side === conclusion.server)
  const check =
    ofSide.find((each) => each.role === 'configured') ?? ofSide.find((each) => each.always) ?? ofSide[0] ?? checks[0]
  const probes: NetworkProbe[] = conclusion.evidence.flatMap(
    (id) => facts.probes.find((probe) => probe.id === id) ?? [],
  )
  const settings = settingsOf(facts, conclusion)
  const { email } = facts.account
  const username =
    check?.signIn?.username ?? (settings === undefined || settings.username === '' ? null : settings.username)
  const provenName = (conclusion.server && diagnosis.recommended[conclusion.server]?.username) ?? null
  return {
    side: conclusion.server,
    severity: conclusion.severity,
    host: check?.host ?? settings?.host ?? null,
    port: check?.port ?? settings?.port ?? probes.find((probe) => probe.port !== undefined)?.port ?? null,
    ports: [...new Set(ofSide.map((each) => each.port))].toSorted((one, other) => one - other),
    security: check?.security ?? settings?.security ?? null,
    username,
    provenUsername: provenName === username ? null : provenName,
    rejectedUsernames: [
      ...new Set(ofSide.flatMap((each) => (each.signedIn === false && each.signIn ? [each.signIn.username] : []))),
    ],
    email,
    domain: email.slice(email.lastIndexOf('@') + 1),
    reply: check === undefined ? null : decidingReply(check, conclusion.code),
    proven: isProven(diagnosis, conclusion),
    ...(check?.signedIn === true && { signedIn: true }),
    memories: memoriesOf(rememberedSide(facts, conclusion), facts.startedAt),
    hints: hintsOf(check === undefined ? [] : [check, ...checks], probes),
    afterFetching: check !== undefined && check.fetchedBefore && check.stopped === null,
    trouble: check === undefined ? null : troubleOf(check, diagnosis),
    knowsNoExtensions: check !== undefined && knowsNoExtensions(check),
    needsUtf8: check?.stopped?.by === 'not-offered' && check.stopped.step === 'sender',
    addressesLeftOut: ofSide.some(hasLeftOut),
    protocolInstead: protocolInstead(facts, diagnosis, conclusion),
    provider: facts.published?.provider ?? null,
    isByRule: isByRule(facts, diagnosis, conclusion),
    ...(facts.sendTest && { test: facts.sendTest }),
    ...domainHints(probes),
    ...(handout?.[conclusion.server ?? 'incoming'] && { organisation: handout.organisation }),
  }
}
