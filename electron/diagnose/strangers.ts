/**
 * Who answers on a port: the same stranger for the user's server and for control hosts, or the control hosts as
 * themselves? Compares what was heard; which finding that makes stands in findings/. A difference between the user's own
 * ports proves nothing: honest servers differ (diagnosis.md, section 5).
 */
import type { CheckFacts } from '../contract/facts.ts'
import type { ControlAnswer } from './probe-facts.ts'
import { isSameHost, wireStop } from './run.ts'

/** Ids of the control answers in which the same stranger was heard as in this check; none where that is not proven. */
export function sameStranger(check: CheckFacts, answers: readonly ControlAnswer[]): string[] {
  if (check.tls?.verified === true) return []
  const all = unrelated(check, answers)
  const others = all.filter(({ verified }) => verified !== true)
  // Most were themselves: whoever is odd beside them does not stand in everybody's way.
  if (operatorsOf(all) - operatorsOf(others) >= operatorsOf(others)) return []
  // A control host does not show somebody else's certificate: one of them is proof.
  const fingerprint = check.tls?.chain[0]?.fingerprint ?? null
  const byCertificate = others.filter((each) => fingerprint !== null && each.fingerprint === fingerprint)
  if (byCertificate.length > 0) return byCertificate.map(({ id }) => id)
  // A greeting may be anybody's: then it takes two of them.
  const greeting = spoken(check.greeting)
  const byGreeting = others.filter((each) => greeting !== null && spoken(each.greeting) === greeting)
  if (operatorsOf(byGreeting) >= 2) return byGreeting.map(({ id }) => id)
  const byNonsense = others.filter(({ tlsError }) => isNonsense(check) && tlsError === 'tls-not-spoken')
  return operatorsOf(byNonsense) >= 2 ? byNonsense.map(({ id }) => id) : []
}

/** Two operators answered as themselves there: the way is clear, and what is odd is the server's own. */
export function isClear(check: CheckFacts, answers: readonly ControlAnswer[]): boolean {
  const others = unrelated(check, answers)
  if (operatorsOf(others.filter(({ verified }) => verified === true)) >= 2) return true
  const greeted = others.flatMap(({ greeting }) => spoken(greeting) ?? [])
  return new Set(greeted).size >= 2 && !greeted.includes(spoken(check.greeting) ?? '')
}

/** Ids of the answers whose certificates come from the issuer that this check met, and nobody trusts. */
export function sameIssuer(check: CheckFacts, answers: readonly ControlAnswer[]): string[] {
  const issuer = check.tls?.chain[0]?.issuer ?? null
  if (check.tls?.error !== 'certificate-untrusted' || issuer === null) return []
  const others = unrelated(check, answers)
  const alike = others.filter((each) => each.tlsError === 'certificate-untrusted' && each.issuer === issuer)
  const trusted = others.filter((each) => each.port === check.port && each.verified === true)
  return operatorsOf(alike) > operatorsOf(trusted) ? alike.map(({ id }) => id) : []
}

/**
 * Ids of the answers of those who took the connection and never said a word, where nobody did on this port. `asked`: how
 * many operators were asked, those included that were not reached. Of four, one may be down and one may lie: two others
 * would have spoken.
 */
export function allSilent(check: CheckFacts, answers: readonly ControlAnswer[], asked: number): string[] {
  const stop = wireStop(check)
  const isSilent = stop !== null && ['timeout', 'closed', 'reset', 'tls-failed'].includes(stop.error)
  const isAtStart = stop?.step === 'greeting' || (stop?.step === 'tls' && check.security === 'tls')
  if (!isSilent || !isAtStart || check.greeting !== null || (check.tls?.chain.length ?? 0) > 0) return []
  const others = unrelated(check, answers)
  const silent = others.filter(
    ({ greeting, fingerprint, tlsError }) => !greeting && !fingerprint && tlsError !== 'tls-not-spoken',
  )
  const spoke = operatorsOf(others.filter((each) => !silent.includes(each)))
  return operatorsOf(silent) >= 2 && (spoke === 0 || (spoke === 1 && asked >= 4)) ? silent.map(({ id }) => id) : []
}

/** Ids of the answers in which STARTTLS is missing, or garbled, as here, of operators known to offer it. */
export function sameStripping(check: CheckFacts, answers: readonly ControlAnswer[]): string[] {
  const others = unrelated(check, answers).filter(({ startTls }) => startTls !== null)
  const stop = wireStop(check)
  const isGarbled = stop?.step === 'tls' || stop?.step === 'starttls'
  const stripped = others.filter(({ startTls, verified, tlsError, fingerprint }) =>
    isGarbled
      ? startTls === true && verified === null && fingerprint === null && tlsError !== null
      : startTls === false,
  )
  const whole = others.filter((each) => each.startTls === true && !stripped.includes(each))
  return operatorsOf(stripped) >= 2 && operatorsOf(stripped) > operatorsOf(whole) ? stripped.map(({ id }) => id) : []
}

/** The name by which a sending server greets; `null` where it gives none (a refusal, stars). RFC 5321 section 4.2. */
export function greetingName(greeting: string | null): string | null {
  return /^220[ -]([\w.-]*\w)/.exec(greeting ?? '')?.[1]?.toLowerCase() ?? null
}

/** One zone below the public suffixes, roughly: the last two labels. */
export function haveOneDomain(one: string, other: string): boolean {
  const domain = (name: string): string => name.toLowerCase().replace(/\.$/, '').split('.').slice(-2).join('.')
  return domain(one) === domain(other)
}

/** What makes two greetings the same: the name, or a whole refusal but for its numbers (a date, a queue's name). */
function spoken(greeting: string | null): string | null {
  const name = greetingName(greeting)
  if (name !== null) return name
  const refusal = /^[45]\d\d[ -].{8,}/.exec(greeting ?? '')?.[0]
  return refusal?.replace(/\d+/g, '#').toLowerCase() ?? null
}

function isNonsense(check: CheckFacts): boolean {
  const stop = wireStop(check)
  return stop?.step === 'tls' && stop.error === 'tls-not-spoken' && check.security === 'tls'
}

/** The user's server may be a control host, or run by the same people: then they have the same name by right. */
function unrelated(check: CheckFacts, answers: readonly ControlAnswer[]): ControlAnswer[] {
  const kin = answers.filter(({ host }) => isSameHost(host, check.host) || haveOneDomain(host, check.host))
  return answers.filter(({ operator }) => !kin.some((each) => each.operator === operator))
}

function operatorsOf(answers: readonly ControlAnswer[]): number {
  return new Set(answers.map(({ operator }) => operator)).size
}
