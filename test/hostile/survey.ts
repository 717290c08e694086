/** The same for each protocol; each has a test file of its own, so that they run side by side. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed, sessionCount as count } from './fuzzing.ts'
import { runMany, type Survey } from './many-sessions.ts'
import { honest, sessions, type HostileProtocol } from './session.ts'

/** One in so many is run again with an honest server: a soak has both. */
const honestOneIn = 8
/** Bytes that the heap may have grown by between the first quarter and the end: caches fill, the compiler keeps code. */
const growth = 16 * 1024 * 1024

/**
 * Thousands of hostile sessions, the same ones every time. What must be true of each stands in run-session.ts. One that
 * fails is shown as data. Afterwards nothing of them may be left in the process.
 */
export function surveyOf(protocol: HostileProtocol): void {
  describe(`${count} hostile sessions of ${protocol}`, () => {
    let whole: Survey | null = null
    let before: Held | null = null
    const heap = { early: 0, late: 0 }

    it(
      'end in a report, within every limit, and get no password',
      async () => {
        const drawn = fc
          .sample(sessions(protocol), { seed, numRuns: count })
          .flatMap((session, at) => (at % honestOneIn === 0 ? [session, honest(session)] : [session]))
        const quarter = Math.floor(drawn.length / 4)
        before = held()
        const early = await runMany(drawn.slice(0, quarter))
        heap.early = heapInUse()
        whole = await runMany(drawn.slice(quarter), early)
        heap.late = heapInUse()

        expect(whole.failed.slice(0, 3)).toEqual([])
        expect(whole.ran).toBe(count + Math.ceil(count / honestOneIn))
        // Were the servers all refused or all honest, nothing would have been tried.
        expect(whole.attacked).toBeGreaterThan(count * 0.85)
        const outcomes = [...new Set([...whole.table.values()].flatMap((row) => [...row.keys()]))]
        expect(outcomes).toEqual(expect.arrayContaining(wanted))
        if (process.env['MAIL_CHECK_TABLE']) process.stdout.write(tableOf(protocol, whole))
      },
      // A busy machine needs many times what an idle one does (15 s for the two thousand).
      count * 300,
    )

    it('leave no socket, no timer, no listener and no growing memory behind', async () => {
      expect(whole?.ran).toBeGreaterThan(count)
      // The system closes what was closed in its own time: some turns of the loop.
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      const { timers, ...rest } = held()
      expect(rest).toEqual({ resources: before?.resources, listeners: before?.listeners })
      expect(timers - (before?.timers ?? 0)).toBeLessThan(3)
      expect(heap.late - heap.early).toBeLessThan(growth)
    })
  })
}

/** Words that must occur: the ways in which such a session can end. */
const wanted = ['accepted', 'timeout', 'closed', 'garbled', 'certificate-untrusted', 'injected', 'line-too-long']

interface Held {
  /** Sockets, servers, questions to resolvers. */
  resources: Record<string, number>
  /** The test runner has some of its own. */
  timers: number
  listeners: Record<string, number>
}

function held(): Held {
  const resources: Record<string, number> = {}
  const kinds = process.getActiveResourcesInfo()
  for (const kind of kinds) {
    if (/TCP|TLS|UDP|GETADDRINFO|DNS|QUERY/i.test(kind)) resources[kind] = (resources[kind] ?? 0) + 1
  }
  const names = process.eventNames().map(String).toSorted()
  const timers = kinds.filter((kind) => kind === 'Timeout').length
  return { resources, timers, listeners: Object.fromEntries(names.map((name) => [name, process.listenerCount(name)])) }
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
