/** Something between answers in place of the server: `smtp-intercepted`, `tls-intercepted`, or takes all and says nothing. */
import type { CheckFacts } from '../../contract/facts.ts'
import type { Conclusion } from '../../contract/report.ts'
import { controlAnswers, operatorsAsked, type ControlAnswer } from '../probe-facts.ts'
import { ids, isProven, isSameHost, sidesOf, speaksTls, type Run, type Seen, type SideView } from '../run.ts'
import { allSilent, greetingName, haveOneDomain, isClear, sameIssuer, sameStranger } from '../strangers.ts'

type Facts = Pick<Run, 'incoming' | 'outgoing' | 'probes' | 'seenElsewhere'>

/** `smtp-intercepted`, of the configured sending endpoint. */
export function smtpIntercepted(run: Facts): Conclusion[] {
  const { configured } = run.outgoing
  if (!configured) return []
  const { check } = configured
  const answers = controlAnswers(run.probes, check.port)
  const stranger = sameStranger(check, answers)
  if (stranger.length > 0) return [concluded('smtp-intercepted', run.outgoing, configured, stranger)]
  const known = sidesOf(run).flatMap(({ all }) =>
    all.filter(
      (each) => each !== configured && each.check.tls?.verified === true && isSameHost(each.check.host, check.host),
    ),
  )
  const isKnownElsewhere = run.seenElsewhere?.(check)?.isOther === true
  if ((known.length > 0 || isKnownElsewhere) && isSomebodyElse(check, known) && !isClear(check, answers)) {
    return [concluded('smtp-intercepted', run.outgoing, configured, ids(...known))]
  }
  return []
}

/**
 * Greeting and certificate name the same other one, whom the verified certificates of the host do not know. Only one of
 * both may be a forgotten setting of the server's own.
 */
function isSomebodyElse({ host, greeting, tls }: CheckFacts, known: readonly Seen[]): boolean {
  const name = greetingName(greeting)
  if (name === null || tls?.error !== 'certificate-wrong-host') return false
  const shown = tls.chain[0]?.names ?? []
  const own = [host, ...known.flatMap(({ check }) => check.tls?.chain[0]?.names ?? [])]
  return shown.some((each) => haveOneDomain(each, name)) && !own.some((each) => haveOneDomain(each, name))
}

/** `tls-intercepted`: encryption ends at one strange issuer, or at one strange machine, for control hosts, too. */
export function tlsIntercepted(run: Facts): Conclusion[] {
  const answers = controlAnswers(run.probes)
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured, side } = view
    if (!configured) return []
    for (const each of endedIn(view, configured)) {
      const issued = sameIssuer(each.check, answers)
      const isReceiving = side === 'incoming' && (each.check.tls?.chain.length ?? 0) > 0
      const alike = issued.length > 0 || !isReceiving ? issued : sameStranger(each.check, onPort(answers, each))
      const witnesses = alike.length > 0 ? alike : oneIssuerForAll(each, run, onPort(answers, each))
      if (witnesses.length > 0) return [concluded('tls-intercepted', view, configured, [each.check.id, ...witnesses])]
    }
    return []
  })
}

/**
 * Nobody else could be asked: servers of different domains, each of which showed a certificate of its own elsewhere, are
 * here all vouched for by one issuer whom nobody trusts. Ids of the others; none where any of that is not known.
 */
function oneIssuerForAll(each: Seen, run: Facts, answers: readonly ControlAnswer[]): string[] {
  const issuerOf = ({ check }: Seen): string | null => {
    const [own] = check.tls?.error === 'certificate-untrusted' ? check.tls.chain : []
    const isKnown = run.seenElsewhere?.(check)?.isOther === true
    return own && !own.selfSigned && isKnown ? own.issuer : null
  }
  const issuer = issuerOf(each)
  if (issuer === null || isClear(each.check, answers)) return []
  const all = sidesOf(run).flatMap((view) => view.all)
  return ids(...all.filter((other) => issuerOf(other) === issuer && !haveOneDomain(other.check.host, each.check.host)))
}

/** Where the settings are in clear and led nowhere, their encrypted neighbours tell (as in findings/tls.ts). */
function endedIn(view: SideView, configured: Seen): Seen[] {
  if (configured.check.security !== 'none' || isProven(view)) return [configured]
  return view.all.filter(({ check }) => check.tls !== null)
}

/** The port takes every connection, and nobody is behind it: `port-blocked-by-network`, by a machine that only pretends. */
export function swallowed(run: Facts): Conclusion[] {
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured } = view
    if (!configured) return []
    // Silence in clear is how a port of implicit TLS meets everybody (RFC 8314).
    const speaks = ({ check }: Seen): boolean => check.port === configured.check.port && speaksTls(check)
    if (configured.check.security !== 'tls' && view.all.some(speaks)) return []
    const asked = operatorsAsked(run.probes, configured.check.port)
    const silent = allSilent(configured.check, onPort(controlAnswers(run.probes), configured), asked)
    return silent.length > 0 ? [concluded('port-blocked-by-network', view, configured, silent)] : []
  })
}

function onPort(answers: readonly ControlAnswer[], { check }: Seen): ControlAnswer[] {
  return answers.filter(({ port }) => port === check.port)
}

function concluded(
  code: Conclusion['code'],
  { side }: SideView,
  configured: Seen,
  witnesses: readonly string[],
): Conclusion {
  const evidence = [...new Set([...ids(configured), ...witnesses])]
  return { code, severity: 'problem', server: side, evidence }
}
