/** `clock-wrong`: this computer's clock is so far off that certificates fail which are in date by everybody else's. */
import type { CertificateFacts } from '../../contract/facts.ts'
import type { Conclusion } from '../../contract/report.ts'
import { clockOffsets, controlAnswers } from '../probe-facts.ts'
import { ids, sidesOf, type Run, type Seen } from '../run.ts'

/** Two that tell the time may differ by so many seconds and still agree. */
const agreeSeconds = 600
const outOfDate = ['certificate-expired', 'certificate-not-yet-valid']

/**
 * A configured server's certificate is out of its dates here and in date by the time that two others agree on; or the
 * certificates of two control operators are out of their dates, too, which cannot be. One that verified speaks against it.
 */
export function clockWrong(run: Pick<Run, 'startedAt' | 'incoming' | 'outgoing' | 'probes'>): Conclusion[] {
  const failed = sidesOf(run).flatMap(({ configured }) => (configured && isOutOfDate(configured) ? [configured] : []))
  const anyVerified = sidesOf(run).some(({ all }) => all.some(({ check }) => check.tls?.verified === true))
  if (failed.length === 0 || anyVerified) return []
  const witnesses = [...byTimeTold(run, failed), ...byControls(run, failed)]
  if (witnesses.length === 0) return []
  return [{ code: 'clock-wrong', severity: 'problem', server: null, evidence: [...ids(...failed), ...witnesses] }]
}

function isOutOfDate({ check }: Seen): boolean {
  return outOfDate.includes(check.tls?.error ?? '')
}

function byTimeTold({ startedAt, probes }: Pick<Run, 'startedAt' | 'probes'>, failed: readonly Seen[]): string[] {
  const told = clockOffsets(probes)
  const agreeing = told.flatMap((one) => {
    const with_ = told.filter((other) => Math.abs(other.seconds - one.seconds) <= agreeSeconds)
    return with_.length >= 2 ? [with_] : []
  })
  const [most] = agreeing.toSorted((one, other) => other.length - one.length)
  const offset = most?.[0]?.seconds
  if (!most || offset === undefined) return []
  const trueMs = Date.parse(startedAt) - offset * 1000
  const isMended = failed.some(({ check }) => {
    const [own] = check.tls?.chain ?? []
    return own !== undefined && isInDate(own, trueMs) && !isInDate(own, Date.parse(startedAt))
  })
  return isMended ? most.map(({ id }) => id) : []
}

function isInDate({ validFrom, validTo }: CertificateFacts, ms: number): boolean {
  return Date.parse(validFrom) <= ms && ms <= Date.parse(validTo)
}

function byControls({ probes }: Pick<Run, 'probes'>, failed: readonly Seen[]): string[] {
  const errors = failed.map(({ check }) => check.tls?.error)
  const answers = controlAnswers(probes)
  if (answers.some(({ verified }) => verified === true)) return []
  const alike = answers.filter(({ tlsError }) => tlsError !== null && errors.some((error) => error === tlsError))
  return new Set(alike.map(({ operator }) => operator)).size >= 2 ? alike.map(({ id }) => id) : []
}
