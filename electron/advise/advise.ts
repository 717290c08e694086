/** The words for one run: findings with title, explanation and actor; a headline; what else helps. Pure; decides nothing. */
import type { RunFacts } from '../contract/facts.ts'
import type { AnswerWords, Diagnosis, Finding } from '../contract/report.ts'
import { actorOf } from './actor-of.ts'
import { alternativesOf } from './alternatives.ts'
import { contextOf } from './context-of.ts'
import { headlineOf, type Endings } from './headline.ts'
import { sendTestWords } from './send-test.ts'
import { endingOf } from './what-stopped.ts'
import { begin } from './words/entry.ts'
import { wordsFor } from './words.ts'

export function adviseOn(facts: RunFacts, diagnosis: Diagnosis): { findings: Finding[]; words: AnswerWords } {
  const findings = diagnosis.conclusions.map((conclusion): Finding => {
    const entry = wordsFor(conclusion.code)
    const context = contextOf(facts, diagnosis, conclusion)
    return {
      code: conclusion.code,
      severity: conclusion.severity,
      server: conclusion.server,
      actor: actorOf(conclusion, entry, context),
      title: begin(entry.title(context)),
      explanation: begin(entry.explanation(context)),
      evidence: conclusion.evidence,
    }
  })
  return {
    findings,
    words: {
      headline: headlineOf(diagnosis, endingsOf(facts)),
      alternatives: alternativesOf(facts, diagnosis),
      ...(facts.sendTest && { sendTest: sendTestWords(facts.sendTest) }),
    },
  }
}

/** How the configured checks ended. */
function endingsOf({ checks }: RunFacts): Endings {
  const configured = checks.filter(({ id, role }) => role === 'configured' && !id.endsWith(':after-fetch'))
  return Object.fromEntries(
    configured.flatMap((check) => {
      const ending = endingOf(check)
      return ending ? [[check.side, ending.brief]] : []
    }),
  )
}
