/** The same for each protocol; each has a test file of its own, so that they run side by side. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { seed, sessionCount as count } from './fuzzing.ts'
import { runMany, type Survey } from './many-sessions.ts'
import type { HostileProtocol } from './session.ts'

/** Bytes that the heap may have grown by between the first quarter and the end: caches fill, the compiler keeps code. */
const growth = 24 * 1024 * 1024

/**
 * Thousands of hostile sessions, the same ones every time. What must be true of each stands in run-session.ts. One that
 * fails is shown as data. Afterwards nothing of them may be left in the process.
 */
export function surveyOf(protocol: HostileProtocol): void {
  describe(`${count} hostile sessions of ${protocol}`, () => {
    let whole: Survey
    const heap = { early: 0, late: 0 }

    it(
      'end in a report, within every limit, and get no password',
      async () => {
        const early = await runMany(protocol, seed, count / 4)
        heap.early = heapInUse()
        whole = await runMany(protocol, seed + 1, (count * 3) / 4, early)
        heap.late = heapInUse()
        expect(whole.failed.slice(0, 3)).toEqual([])
        expect(whole.ran).toBe(count)
        // Were the servers all refused or all honest, nothing would have been tried.
        const outcomes = [...new Set([...whole.table.values()].flatMap((row) => [...row.keys()]))]
        expect(outcomes).toEqual(expect.arrayContaining(['accepted', 'timeout', 'closed', 'garbled']))
        if (process.env['MAIL_CHECK_TABLE']) process.stdout.write(tableOf(protocol, whole))
      },
      count * 120,
    )

    it('leave no socket, no timer and no growing memory behind', () => {
      const held = process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|Timeout|GETADDRINFO|DNS/.test(kind))
      // The test runner keeps a timer for this test.
      expect(held.filter((kind) => kind !== 'Timeout')).toEqual([])
      expect(held.length).toBeLessThan(5)
      expect(heap.late - heap.early).toBeLessThan(growth)
    })
  })
}

/** After a collection: bytes. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

/** For docs/hostile.md: what was tried, and how it ended. */
function tableOf(protocol: HostileProtocol, { table }: Survey): string {
  const rows = [...table].map(([attack, outcomes]) => {
    const told = [...outcomes]
      .toSorted((one, other) => other[1] - one[1])
      .map(([outcome, times]) => `${outcome} ${times}`)
    return `| ${protocol} | ${attack} | ${told.join(', ')} |\n`
  })
  return rows.toSorted().join('')
}
