/** Pretend networks whose fault only a real message shows (`--send-test`): without one, all seems well there. */
import { home, works } from './home.ts'
import type { PracticeRow } from './row.ts'

export const deliveryNetworks: readonly PracticeRow[] = [
  {
    ...home,
    name: 'silent-drop',
    title: 'A provider that takes every message and drops it: only a test message shows that',
    delivers: 'nowhere',
    expectedOfTest: {
      verdict: { incoming: 'works', outgoing: 'broken', overall: 'broken', reason: null },
      first: 'sent-but-not-delivered',
      incoming: null,
      outgoing: null,
    },
  },
  {
    ...home,
    name: 'junk',
    title: 'A provider that takes its own customers’ mail for junk: only a test message shows that',
    delivers: 'junk',
    expectedOfTest: { verdict: works, first: 'delivered-to-junk', incoming: null, outgoing: null },
  },
]
