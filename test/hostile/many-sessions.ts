/** Thousands of hostile sessions of one protocol, many at a time: drawn from a seed, so that each can be run again. */
import fc from 'fast-check'
import { sessions, type HostileProtocol, type Session } from './session.ts'
import { runSession } from './run-session.ts'

/** Most of them wait for a bound most of the time; more at once would make honest answers late. */
const atOnce = 24

export interface Failed {
  /** For running it again. */
  session: Session
  why: string
}

export interface Survey {
  ran: number
  failed: Failed[]
  /** Kind of attack → outcome → how often. */
  table: Map<string, Map<string, number>>
}

/** @param survey is gone on with */
export async function runMany(
  protocol: HostileProtocol,
  seed: number,
  numRuns: number,
  survey: Survey = { ran: 0, failed: [], table: new Map() },
): Promise<Survey> {
  const drawn = fc.sample(sessions(protocol), { seed, numRuns })
  let next = 0
  const worker = async (): Promise<void> => {
    for (let session = drawn[next++]; session !== undefined; session = drawn[next++]) {
      try {
        count(survey, session, await runSession(session))
      } catch (error) {
        survey.failed.push({ session, why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
      survey.ran += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return survey
}

function count({ table }: Survey, session: Session, outcome: string): void {
  for (const attack of new Set(attacksOf(session))) {
    const row = table.get(attack) ?? new Map<string, number>()
    row.set(outcome, (row.get(outcome) ?? 0) + 1)
    table.set(attack, row)
  }
}

function attacksOf({ attacks, tls, certificate }: Session): string[] {
  return [
    ...attacks.map(([, { kind }]) => kind),
    ...(tls === 'honest' ? [] : [`handshake: ${tls}`]),
    ...(certificate === 'good' ? [] : [`certificate: ${certificate}`]),
  ]
}
