/** What a running check has told so far, in words: the step it is at, and what is certain already. */
import type { CheckSoFar, RunSoFar } from '../../electron/picture/run-so-far.ts'
import type { Step } from '../../electron/contract/facts.ts'
import type { StepName } from '../../electron/contract/words.ts'
import { words } from '../words/words.ts'

export interface KnownFact {
  key: string
  good: boolean
  text: string
}

const { checking, common } = words

export function currentStep(run: RunSoFar): string {
  if (run.checks.length === 0) return checking.starting
  const open = run.checks.filter((check) => !check.done && (check.steps.at(-1)?.error ?? null) === null)
  // The account's own settings are what one waits for.
  const at = open.find(({ planned }) => planned.role === 'configured') ?? open[0]
  if (!at) return run.probes.length > 0 ? checking.comparing : checking.finishing
  const last = at.steps.at(-1)
  const doing = last ? checking.nextAfter[last.name] : checking.first
  return checking.step(common.sides[at.planned.side], doing, at.planned.host, at.planned.port)
}

function step(check: CheckSoFar, name: StepName): Step | undefined {
  return check.steps.findLast((each) => each.name === name)
}

/** The most telling fact of one check; `null`: nothing certain yet. */
function factOf(check: CheckSoFar): Omit<KnownFact, 'key'> | null {
  const { side, host, port, role } = check.planned
  const { facts } = checking
  if (step(check, 'recipient-outside')?.ok && check.done && !check.stopped)
    return { good: true, text: facts.sends(host, port) }
  if (step(check, 'sign-in')?.ok)
    return { good: true, text: side === 'incoming' ? facts.signedIn(host) : facts.signedInSending(host) }
  if (step(check, 'sign-in')?.ok === false) return { good: false, text: facts.rejected(host) }
  if (step(check, 'tls')?.error?.startsWith('certificate')) return { good: false, text: facts.certificate(host) }
  if (step(check, 'resolve')?.ok === false) return { good: false, text: facts.noName(host) }
  if (step(check, 'connect')?.ok === false && role === 'configured')
    return { good: false, text: facts.silent(host, port) }
  if (step(check, 'greeting')?.ok) return { good: true, text: facts.answers(host, port) }
  return null
}

/** How much a fact tells: what is proven stands above what merely answers. */
function weight(check: CheckSoFar): number {
  if (step(check, 'sign-in') || step(check, 'recipient-outside')?.ok) return 3
  return check.planned.role === 'configured' ? 2 : 1
}

/** At most two for each side, each said once. */
export function knownSoFar(run: RunSoFar): KnownFact[] {
  return (['incoming', 'outgoing'] as const).flatMap((side) => {
    const facts = run.checks
      .filter(({ planned }) => planned.side === side)
      .toSorted((a, b) => weight(b) - weight(a))
      .flatMap((check) => {
        const fact = factOf(check)
        return fact ? [{ key: `${side} ${fact.text}`, ...fact }] : []
      })
    return facts.filter((fact, at) => facts.findIndex(({ key }) => key === fact.key) === at).slice(0, 2)
  })
}
