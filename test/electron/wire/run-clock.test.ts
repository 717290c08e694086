import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { onAbort, runSignal } from '../../../electron/wire/run-clock.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('runSignal', () => {
  it('aborts when the time is up', () => {
    vi.useFakeTimers()
    const clock = runSignal(new AbortController().signal, 1000)
    vi.advanceTimersByTime(999)
    expect([clock.signal.aborted, clock.timeIsUp()]).toEqual([false, false])
    vi.advanceTimersByTime(1)
    // What arrived meanwhile would be read now.
    vi.advanceTimersByTime(1)
    expect([clock.signal.aborted, clock.timeIsUp()]).toEqual([true, true])
  })

  it.each([
    ['aborts with its parent', (parent: AbortController) => parent.abort(), true, false],
    ['aborts when given up, as if the time were up', (_: AbortController, giveUp: () => void) => giveUp(), true, true],
    [
      'is left as it is when the work is done',
      (_: AbortController, __: () => void, end: () => void) => end(),
      false,
      false,
    ],
  ])('%s, and leaves neither timer nor listener', (_, act, aborted, isUp) => {
    vi.useFakeTimers()
    const parent = new AbortController()
    const clock = runSignal(parent.signal, 1000)
    act(parent, clock.giveUp, clock.end)
    expect(vi.getTimerCount()).toBe(0)
    expect(getEventListeners(parent.signal, 'abort')).toEqual([])
    parent.abort()
    expect([clock.signal.aborted, clock.timeIsUp()]).toEqual([aborted, isUp])
  })

  it('is aborted from the start by a parent that was', () => {
    const clock = runSignal(AbortSignal.abort(), 1000)
    expect([clock.signal.aborted, clock.timeIsUp()]).toEqual([true, false])
  })
})

describe('onAbort', () => {
  it('takes as many listeners as a run has connections, without a warning', async () => {
    const warnings: string[] = []
    const onWarning = (warning: Error): void => void warnings.push(warning.name)
    process.on('warning', onWarning)
    const run = new AbortController()
    const letGo = Array.from({ length: 50 }, () => onAbort(run.signal, () => {}))
    expect(getEventListeners(run.signal, 'abort')).toHaveLength(50)
    for (const each of letGo) each()
    expect(getEventListeners(run.signal, 'abort')).toEqual([])
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })
})
