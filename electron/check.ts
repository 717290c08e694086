/**
 * The pipeline on one screen: account (and what is looked up for it) → plan → probes → facts (and what is remembered of other networks) → diagnosis →
 * advice → report.
 * Each arrow is a plain value. What happens in one of them stands in its room; nothing is decided here.
 */
import type { CheckAnswer, CheckRequest } from './contract/api.ts'
import type { Progress } from './contract/progress.ts'
import { sides } from './contract/words.ts'
import {
  inOrderOfTrust,
  isUnconfirmed,
  lookUpFirst,
  lookUpLater,
  lookUpProvider,
} from './accounts/discover/for-check.ts'
import { isOwnDomain, namesKnown } from './accounts/discover/names-known.ts'
import { handoutFor, worldWith } from './accounts/handout.ts'
import { adviseOn } from './advise/advise.ts'
import { causeOf } from './diagnose/cause-of.ts'
import { diagnose } from './diagnose/diagnose.ts'
import { openHistory } from './history/history.ts'
import { nothingRemembered } from './history/recall.ts'
import { outsideRecipients } from './plan/outside-recipients.ts'
import { filledIn } from './plan/filled-in.ts'
import { planOf } from './plan/plan-of.ts'
import { publishedChecks } from './plan/published-checks.ts'
import { gatherFacts } from './probes/run.ts'
import { gatewayOf, whereaboutsOf } from './probes/network/whereabouts.ts'
import { reportOf } from './report/report-of.ts'
import { Contacted } from './wire/contacted.ts'
import type { World } from './wire/world.ts'

export interface RunContext {
  /** Ends the run; it still answers with what it has. */
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

/** One whole run. Never rejects for what a server or network does; a cancelled run answers with what it has. */
export async function check(request: CheckRequest, given: World, context: RunContext): Promise<CheckAnswer> {
  const { password, timeoutMs, allowClearText: allowsClearText, networkName } = request
  const handout = handoutFor(request.handout, request.account.email)
  const world = worldWith(given, handout)
  const begun = { at: world.now(), monotonicMs: world.monotonicMs(), contacted: new Contacted() }
  const past = request.history === null ? null : Promise.all([openHistory(request.history), gatewayOf(world)])
  const asked = { ...request, handout, world, boundMs: timeoutMs + 2000 }
  const lookedUp = await lookUpFirst({ ...asked, signal: context.signal, contacted: begun.contacted })
  const account = filledIn(request.account, lookedUp)
  const told = [...lookedUp.candidates]
  const hasPassword = password !== null
  const plan = planOf(account, { hasPassword, allowsClearText, lookedUp })
  const seen = await gatherFacts({
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
    sendTest: request.sendTest,
    domain: { always: request.domain, isOwn: isOwnDomain(account.email), names: namesKnown },
    begun,
    published: lookedUp.answer,
    isUnconfirmed: (host) => isUnconfirmed(host, request, told),
    async lookUpLater(need, signal, contacted) {
      const input = { ...asked, signal, contacted }
      const answer = need === 'provider' ? await lookUpProvider(input, lookedUp) : await lookUpLater(input)
      const candidates = inOrderOfTrust(answer.candidates, request)
      told.push(...candidates)
      const checks = sides.flatMap((side) =>
        publishedChecks(side, account, { candidates, alsoWhenFine: [] }, { hasPassword }),
      )
      return { answer, checks }
    },
    signal: context.signal,
    onProgress: context.onProgress,
  })
  const [history = null, gateway = null] = (await past) ?? []
  const here = history && (await whereaboutsOf(world, gateway, seen.probes))
  const facts = { ...seen, remembered: history?.recall(seen, here, networkName) ?? nothingRemembered(networkName) }
  const diagnosis = diagnose(facts, causeOf)
  const warnings = (await history?.add(facts, diagnosis, here, networkName)) ?? []
  const { findings, words } = adviseOn(facts, diagnosis, handout)
  return { report: reportOf(facts, diagnosis, findings), words, ...(warnings.length > 0 && { warnings }) }
}
