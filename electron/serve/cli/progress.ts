/**
 * A running check on standard error: one calm line on a terminal, plain lines elsewhere. Shows facts as they come;
 * what they mean is the report's business.
 */
import type { Progress } from '../../contract/progress.ts'
import type { PlannedCheck } from '../../contract/plan.ts'

export interface ProgressView {
  show(progress: Progress): void
  /** The answer is there: leaves nothing behind on a terminal. */
  end(): void
}

interface Target {
  write(text: string): unknown
  columns: number
}

/** One line per fact, for a file or a pipe (`--progress`). */
export function plainProgress(target: Target): ProgressView {
  const say = (line: string): void => void target.write(`${line}\n`)
  return {
    show(progress) {
      switch (progress.kind) {
        case 'plan':
          return say(`${progress.checks.length} checks, at most ${Math.ceil(progress.boundMs / 1000)} s`)
        case 'step': {
          const { name, ok, ms, error } = progress.step
          return say(`${progress.check} ${name}: ${ok ? 'ok' : (error ?? 'refused')} (${Math.round(ms)} ms)`)
        }
        case 'check-done':
          return say(`${progress.check} done${progress.stopped ? `, stopped at ${progress.stopped.step}` : ''}`)
        case 'probe':
          return say(
            `${progress.probe.id}: ${progress.probe.ok === true ? 'ok' : (progress.probe.error ?? 'not known')}`,
          )
        default: {
          const never: never = progress
          return never
        }
      }
    },
    end() {},
  }
}

/** Often enough to be seen moving, seldom enough to be read. */
const redrawMs = 200
/** Some terminals do not know how wide they are, and say 0. */
const usualColumns = 80

/** One line that is drawn over itself, with the time that may be left. */
export function terminalProgress(target: Target, nowMs: () => number): ProgressView {
  let checks: readonly PlannedCheck[] = []
  const done = new Set<string>()
  const steps = new Map<string, string>()
  let endsAtMs: number | null = null
  let ticking: NodeJS.Timeout | null = null

  const draw = (): void => {
    const waiting = checks.find((check) => !done.has(check.id))
    const step = waiting && steps.get(waiting.id)
    const seconds = endsAtMs === null ? null : Math.max(0, Math.ceil((endsAtMs - nowMs()) / 1000))
    const line = [
      `Checking: ${done.size} of ${checks.length} done`,
      ...(seconds === null ? [] : [`at most ${seconds} s left`]),
      ...(waiting ? [`${waiting.host}:${waiting.port}${step === undefined ? '' : ` after ${step}`}`] : []),
    ].join(' · ')
    target.write(`\r\u001b[K${line.slice(0, (target.columns || usualColumns) - 1)}`)
  }

  return {
    show(progress) {
      if (progress.kind === 'plan') {
        checks = progress.checks
        endsAtMs = nowMs() + progress.boundMs
      } else if (progress.kind === 'step') steps.set(progress.check, progress.step.name)
      else if (progress.kind === 'check-done') done.add(progress.check)
      if (ticking) return
      ticking = setInterval(draw, redrawMs).unref()
      draw()
    },
    end() {
      if (ticking) clearInterval(ticking)
      target.write('\r\u001b[K')
    },
  }
}

export const noProgress: ProgressView = { show() {}, end() {} }
