/**
 * Which checks stand for what the user has: those of the account's settings, and of a side without any, those of what
 * was looked up for it. What goes wrong with these is worth asking the network about; a neighbour's trouble is not.
 */
import type { PlannedCheck } from '../contract/plan.ts'
import type { Side } from '../contract/words.ts'

/** Takes in the checks of one round after the other, and tells whether one is the user's own. */
export function ownChecks(): {
  add: (checks: readonly PlannedCheck[]) => void
  has: (check: { id: string }) => boolean
} {
  const sides = new Set<Side>()
  const ids = new Set<string>()
  return {
    add(checks) {
      for (const { role, side } of checks) if (role === 'configured') sides.add(side)
      for (const { id, role, side, always } of checks)
        if (role === 'configured' || (always && !sides.has(side))) ids.add(id)
    },
    has: ({ id }) => ids.has(id),
  }
}
