/**
 * The pipeline on one screen: account → plan → probes → facts → diagnosis → advice → report.
 * Each arrow is a plain value. What happens in one of them stands in its room; nothing is decided here.
 */
import type { CheckAnswer, CheckRequest } from './contract/api.ts'
import type { Progress } from './contract/progress.ts'
import { adviseOn } from './advise/advise.ts'
import { causeOf } from './diagnose/cause-of.ts'
import { diagnose } from './diagnose/diagnose.ts'
import { outsideRecipients } from './plan/outside-recipients.ts'
import { planOf } from './plan/plan-of.ts'
import { gatherFacts } from './probes/run.ts'
import { reportOf } from './report/report-of.ts'
import type { World } from './wire/world.ts'

export interface RunContext {
  /** Ends the run; it still answers with what it has. */
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

/** One whole run. Never rejects for what a server or network does; a cancelled run answers with what it has. */
export async function check(request: CheckRequest, world: World, context: RunContext): Promise<CheckAnswer> {
  const { account, password, timeoutMs, allowClearText: allowsClearText } = request
  const plan = planOf(account, { hasPassword: password !== null, allowsClearText })
  const facts = await gatherFacts({
    plan,
    account,
    password,
    world,
    timeoutMs,
    allowsClearText,
    recipients: {
      own: account.email,
      // A second address at another provider stands behind the user's own, for a refusal that is about the address only.
      outside: [...(request.recipient === null ? [] : [request.recipient]), ...outsideRecipients(account)].slice(0, 2),
    },
    causeOf,
    signal: context.signal,
    onProgress: context.onProgress,
  })
  const diagnosis = diagnose(facts, causeOf)
  const { findings, words } = adviseOn(facts, diagnosis)
  return { report: reportOf(facts, diagnosis, findings), words }
}
