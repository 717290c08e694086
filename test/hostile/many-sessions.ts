/** Thousands of sessions, many at a time, and how they ended. */
import type { Session } from './session.ts'
import { runSession, type Outcome } from './run-session.ts'

/** Most of them wait for a bound most of the time; more at once would make honest answers late. */
const many = 24

export interface Failed {
  /** For running it again. */
  session: Session
  why: string
}

export interface Survey {
  ran: number
  /** In how many the server got to do something that no honest one does. */
  attacked: number
  /** Where it did not: over before its turn came, as by a bound on a busy machine. */
  spared: Session[]
  failed: Failed[]
  /** What the server did → outcome → how often. */
  table: Map<string, Map<string, number>>
}

const emptySurvey = (): Survey => ({ ran: 0, attacked: 0, spared: [], failed: [], table: new Map() })

/** @param survey is gone on with */
export async function runMany(
  drawn: readonly Session[],
  survey: Survey = emptySurvey(),
  atOnce = many,
): Promise<Survey> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let session = drawn[next++]; session !== undefined; session = drawn[next++]) {
      try {
        const outcome = await runSession(session)
        if (outcome.attacks.size === 0) survey.spared.push(session)
        count(survey, outcome)
      } catch (error) {
        survey.failed.push({ session, why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
      survey.ran += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return survey
}

function count(survey: Survey, { attacks, outcome, wire }: Outcome): void {
  if (attacks.size > 0) survey.attacked += 1
  for (const attack of attacks.size > 0 ? attacks : ['nothing wrong']) {
    const row = survey.table.get(attack) ?? new Map<string, number>()
    // These words of the wire say what was met; the report's own word for all is `garbled`.
    const word = wire === 'injected' || wire === 'too-much-data' || wire === 'line-too-long' ? wire : outcome
    row.set(word, (row.get(word) ?? 0) + 1)
    survey.table.set(attack, row)
  }
}
