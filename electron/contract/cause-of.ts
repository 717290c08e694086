/** How the probes ask what a reply means, without an opinion of their own: check.ts hands them the function. */
import type { Cause, Protocol, StepName } from './words.ts'

export interface ReplyInContext {
  protocol: Protocol
  /** Where in the dialogue the reply came; `null` when that is not known. */
  step: StepName | null
  /** The server's lines joined by line feeds. */
  text: string
}

/** Exactly one cause for any text; `unknown` rather than a guess. Never throws. */
export type CauseOf = (reply: ReplyInContext) => Cause
