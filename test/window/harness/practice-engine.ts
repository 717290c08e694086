/** The real engine, whole, in a practice network: what a typed account is checked against in the window's tests. */
import type { Api } from '../../../electron/contract/api.ts'
import { check } from '../../../electron/check.ts'
import { startPractice } from '../../../electron/practice/world.ts'

/** `check` as always, but in the pretend world of that name. */
export function engineIn(network: string): Partial<Api> {
  return {
    async check(request, context) {
      const practice = await startPractice(network)
      if (!practice) throw new Error(`no practice network ${network}`)
      try {
        // The history on this computer is its user's own.
        return await check({ ...request, history: null }, practice.world, context)
      } finally {
        await practice.close()
      }
    },
  }
}
