/** What more endpoints cost: side by side, so that time stays flat; sockets and memory grow with their number. */
import { afterAll, expect, it } from 'vitest'
import type { PlannedCheck } from '../../electron/contract/plan.ts'
import { checkId } from '../../electron/plan/check-id.ts'
import { runChecks } from '../../electron/probes/run-checks.ts'
import { Contacted } from '../../electron/wire/contacted.ts'
import { causeOf } from '../../electron/diagnose/cause-of.ts'
import { email, imapScript } from '../electron/probes/kit/mail-world.ts'
import { testAuthority } from '../servers/certificates.ts'
import { distantWorld } from '../servers/distant-world.ts'
import { scriptedServer } from '../servers/scripted-server.ts'
import { testWorld } from '../servers/test-world.ts'
import { medians, table } from './measured.ts'

const roundTripMs = 300
const host = 'mail.example.com'
const server = await scriptedServer(await imapScript({ host }))
afterAll(() => server.close())
const firstPort = 2000

/** Greeting, handshake and hello on so many ports of one host; nobody signs in. */
async function ask(count: number): Promise<{ ms: number; sockets: number }> {
  const checks = Array.from({ length: count }, (_none, at): PlannedCheck => {
    const endpoint = { protocol: 'imap', host, port: firstPort + at, security: 'tls', signIn: null } as const
    return {
      ...endpoint,
      id: checkId(endpoint),
      side: 'incoming',
      role: 'sibling',
      always: true,
      asksRelay: false,
      bothFamilies: false,
    }
  })
  const world = testWorld({
    ports: Object.fromEntries(checks.map(({ port }) => [`${host}:${port}`, server.port])),
    authorities: [await testAuthority()],
  })
  const from = performance.now()
  const facts = await runChecks({
    plan: { checks },
    account: { email },
    password: null,
    world: distantWorld(world, roundTripMs),
    timeoutMs: 8000,
    allowsClearText: false,
    recipients: { own: email, outside: [] },
    causeOf,
    signal: new AbortController().signal,
    contacted: new Contacted(),
    onProgress: () => {},
  })
  const ms = performance.now() - from
  expect(facts.checks.map(({ offers }) => offers.afterTls !== null)).toEqual(checks.map(() => true))
  await world.closed()
  return { ms, sockets: world.tried().length }
}

it('64 endpoints take hardly longer than 4', async () => {
  const sockets: Record<string, number> = {}
  const measure = (count: number) => async (): Promise<number> => {
    const answer = await ask(count)
    sockets[count] = answer.sockets
    return answer.ms
  }
  const counts = [4, 8, 16, 32, 64]
  const measured = await medians<string>(3, Object.fromEntries(counts.map((count) => [count, measure(count)])))
  const [four = 0, most = 0] = [measured['4'], measured['64']]
  table(
    [`endpoints at ${roundTripMs} ms`, 'time', '4 endpoints', 'sockets'],
    Object.entries(measured).map(([count, each]) => [
      count,
      `${each.toFixed(0)} ms`,
      `${(each / four).toFixed(2)} ×`,
      String(sockets[count]),
    ]),
  )
  expect(sockets).toEqual({ 4: 4, 8: 8, 16: 16, 32: 32, 64: 64 })
  // The servers' side of 64 handshakes is in this process, too.
  expect(most / four).toBeLessThan(2)
})
