/** The words for one run: findings with title, explanation and actor; a headline; what else helps. Pure; decides nothing. */
import type { RunFacts } from '../contract/facts.ts'
import type { Handout } from '../contract/handout.ts'
import type { AnswerWords, Diagnosis, Finding } from '../contract/report.ts'
import { actorOf } from './actor-of.ts'
import { alternativesOf } from './alternatives.ts'
import { contextOf } from './context-of.ts'
import { headlineOf, type Endings } from './headline.ts'
import { isNamelessHere } from './nameless-here.ts'
import { sendTestWords } from './send-test.ts'
import { endingOf } from './what-stopped.ts'
import { tellOf } from './whom-to-call.ts'
import { begin } from './words/entry.ts'
import { wordsFor } from './words.ts'

export function adviseOn(
  facts: RunFacts,
  diagnosis: Diagnosis,
  handout: Handout | null = null,
): { findings: Finding[]; words: AnswerWords } {
  const findings = diagnosis.conclusions.map((conclusion): Finding => {
    const entry = wordsFor(conclusion.code)
    const context = contextOf(facts, diagnosis, conclusion, handout)
    return {
      code: conclusion.code,
      severity: conclusion.severity,
      server: conclusion.server,
      actor: actorOf(conclusion, context),
      title: begin(entry.title(context)),
      explanation: begin(entry.explanation(context)),
      evidence: conclusion.evidence,
    }
  })
  return { findings, words: wordsOf(facts, diagnosis, handout) }
}

function wordsOf(facts: RunFacts, diagnosis: Diagnosis, handout: Handout | null): AnswerWords {
  const alternatives = alternativesOf(facts, diagnosis, handout)
  const hotspotAt = alternatives.findIndex(({ kind }) => kind === 'hotspot')
  const tell = alternatives.some(({ kind }) => kind === 'call') ? tellOf(facts, diagnosis) : null
  return {
    headline: headlineOf(diagnosis, endingsOf(facts)),
    alternatives: alternatives.map(({ text }) => text),
    ...(facts.sendTest && { sendTest: sendTestWords(facts.sendTest) }),
    ...(hotspotAt >= 0 && { hotspotAt }),
    ...(tell !== null && { tell }),
    ...(handout && { handedOut: handedOutOf(handout) }),
  }
}

function handedOutOf({ organisation, contact, help, mailProgram }: Handout): NonNullable<AnswerWords['handedOut']> {
  return { organisation, contact, help, ...(mailProgram !== null && { mailProgram }) }
}

/** How the configured checks ended. */
function endingsOf(facts: RunFacts): Endings {
  const isNameless = isNamelessHere(facts)
  const configured = facts.checks.filter(({ id, role }) => role === 'configured' && !id.endsWith(':after-fetch'))
  return Object.fromEntries(
    configured.flatMap((check) => {
      const ending = endingOf(check, isNameless)
      return ending ? [[check.side, ending.brief]] : []
    }),
  )
}
