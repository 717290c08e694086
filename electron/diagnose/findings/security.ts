/** SSL/TLS and STARTTLS mixed up, another protocol on the port, encryption missing on the way. */
import type { CheckFacts } from '../../contract/facts.ts'
import type { Conclusion } from '../../contract/report.ts'
import type { FindingCode, Protocol } from '../../contract/words.ts'
import { controlAnswers } from '../probe-facts.ts'
import { ids, isSameHost, sidesOf, speaksTls, wireStop, type Run, type Seen } from '../run.ts'
import { sameStripping } from '../strangers.ts'

/** Where each protocol usually lives (RFC 8314, RFC 6409, RFC 5321, RFC 1939). */
const usualPorts: Record<Protocol, readonly number[]> = {
  smtp: [25, 465, 587, 2525],
  imap: [143, 993],
  pop3: [110, 995],
}

/** How a server that speaks from the first byte of TLS looks to a plain client: silent, or gone (RFC 8314). */
const mute = ['timeout', 'closed', 'reset', 'garbled']

/** `security-mismatch`, `wrong-protocol`, `starttls-stripped` of the configured endpoints. */
export function security(run: Pick<Run, 'incoming' | 'outgoing' | 'probes' | 'seenElsewhere'>): Conclusion[] {
  const checks = sidesOf(run).flatMap(({ all }) => all)
  return sidesOf(run).flatMap(({ configured, side }): Conclusion[] => {
    if (!configured) return []
    const stripped = strippedBy(configured.check, run)
    if (stripped !== null) {
      return [
        { code: 'starttls-stripped', severity: 'problem', server: side, evidence: [...ids(configured), ...stripped] },
      ]
    }
    const samePort = checks.filter(
      (each) =>
        each !== configured &&
        each.check.port === configured.check.port &&
        isSameHost(each.check.host, configured.check.host),
    )
    const code = faultOf(configured.check, samePort)
    if (!code) return []
    const witnesses = samePort.filter(({ check }) => speaksTls(check) || check.greeting !== null)
    return [{ code, severity: 'problem', server: side, evidence: ids(configured, ...witnesses) }]
  })
}

function faultOf(check: CheckFacts, samePort: readonly Seen[]): FindingCode | null {
  if (check.stopped?.by === 'not-offered' && check.stopped.step === 'starttls') return 'security-mismatch'
  const stop = wireStop(check)
  if (!stop) return null
  if (stop.error === 'injected') return 'starttls-stripped'
  const spoken = samePort.filter((each) => hasGreeted(each.check))
  const others = spoken.some((each) => each.check.protocol !== check.protocol)
  const same = spoken.some((each) => each.check.protocol === check.protocol)
  if (stop.step === 'tls' && stop.error === 'tls-not-spoken') {
    if (same) return 'security-mismatch'
    return others || isForAnother(check) || samePort.some(isGarbled) ? 'wrong-protocol' : 'security-mismatch'
  }
  if (stop.step !== 'greeting' && stop.step !== 'hello') return null
  const withTls = samePort.some((each) => each.check.security === 'tls' && speaksTls(each.check))
  if (check.security !== 'tls' && stop.step === 'greeting' && withTls && mute.includes(stop.error)) {
    return others && !same ? 'wrong-protocol' : 'security-mismatch'
  }
  // Silence alone is no protocol, but on the port of another, where that other was heard, it is.
  if (stop.error === 'garbled') return 'wrong-protocol'
  return others && !same ? 'wrong-protocol' : null
}

/**
 * STARTTLS is set, and missing or garbled on the way: masked, gone for control hosts that are known to offer it, or offered
 * by this server when it was seen from elsewhere. Ids of the further witnesses; `null` where nothing says so: a server
 * may simply not offer it.
 */
function strippedBy(check: CheckFacts, run: Pick<Run, 'probes' | 'seenElsewhere'>): string[] | null {
  if (check.security !== 'starttls') return null
  const isMissing = check.stopped?.by === 'not-offered'
  const stop = check.stopped
  const isRefused = stop?.by !== 'not-offered' && stop?.by !== 'rule' && stop?.step === 'starttls'
  const isGarbled = stop?.by === 'wire' && stop.step === 'tls' && ['tls-not-spoken', 'tls-failed'].includes(stop.error)
  if (!isMissing && !isRefused && !isGarbled) return null
  const answers = controlAnswers(run.probes, check.port)
  const alike = sameStripping(check, answers)
  if (alike.length > 0 || (isMissing && isMasked(check))) return alike
  return isMissing && run.seenElsewhere?.(check)?.offeredStartTls === true ? [] : null
}

function isGarbled({ check }: Seen): boolean {
  const stop = wireStop(check)
  return stop?.error === 'garbled' && stop.step === 'greeting'
}

function hasGreeted(check: CheckFacts): boolean {
  return check.steps.some((step) => step.name === 'greeting' && step.ok)
}

/** The port is another protocol's by convention, and not this one's. */
function isForAnother({ protocol, port }: CheckFacts): boolean {
  return !usualPorts[protocol].includes(port) && Object.values(usualPorts).some((ports) => ports.includes(port))
}

/**
 * What an inspecting firewall leaves of a greeting and of STARTTLS: `220 ****`, `250-XXXXXXXA` (Cisco PIX and ASA,
 * "ESMTP inspection").
 */
function isMasked({ greeting, offers }: CheckFacts): boolean {
  const starred = greeting !== null && /^\S*[ -]?[*]{4,}/m.test(greeting)
  const crossed = [offers.beforeTls, offers.afterTls].some((offer) =>
    offer?.capabilities.some((capability) => /^X{6,}[A-D]?$/.test(capability)),
  )
  return starred || crossed
}
