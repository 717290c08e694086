/** The names of the table as values: what a transport opens a channel for. A missing one does not compile. */
import type { CallName } from './api.ts'

const calls: Record<CallName, true> = {
  check: true,
  checkPractice: true,
  practice: true,
  accounts: true,
  explain: true,
  find: true,
  history: true,
  newerVersion: true,
  readHandout: true,
  keepHandout: true,
  handouts: true,
  forgetHandout: true,
  exportSettings: true,
}

export const callNames = Object.keys(calls) as readonly CallName[]
