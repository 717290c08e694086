/** How long until the verdict where packets are dropped, as a ratio to the bound of one connection (`--timeout`, 8 s). */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import type { FindingCode } from '../../electron/contract/words.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import { Secret } from '../../electron/contract/secret.ts'
import type { World } from '../../electron/wire/world.ts'
import { annsAccount, host, imapScript, mailServers, password, smtpScript } from '../electron/probes/kit/mail-world.ts'

const boundMs = 8000
/** One way there and back. */
const roundTripMs = 30
const mailPorts = [25, 465, 587, 143, 993, 995, 110]
const operators = ['a', 'b', 'c', 'd'].map((name) => `${name}.example`)
const controlHosts = operators.flatMap((name) => mailPorts.map((port) => ({ host: name, port, operator: name })))
const account = { ...annsAccount, outgoing: { ...annsAccount.outgoing, port: 587 } }

/** The same world, farther away; for control hosts the own server's 993 stands in: a connection is all they are asked for. */
const distant = (world: World, dropped: readonly string[]): World => ({
  ...world,
  async connect(target, signal) {
    await pause(roundTripMs)
    const isStandIn = operators.includes(target.host) && !dropped.includes(`${target.host}:${target.port}`)
    return world.connect(isStandIn ? { host, address: '192.0.2.1', port: 993 } : target, signal)
  },
})

interface Row {
  what: string
  dropped: string[]
  /** Milliseconds. */
  limitMs: number
  first: FindingCode
}

const everybody = [host, ...operators]
const rows: Row[] = [
  {
    what: 'nothing is dropped',
    dropped: [],
    limitMs: 1500,
    first: 'works',
  },
  {
    what: '587 is dropped by the network, 465 answers in 30 ms',
    dropped: everybody.map((name) => `${name}:587`),
    limitMs: 4000,
    first: 'port-blocked-by-network',
  },
  {
    what: '587 is dropped by the server, 465 answers in 30 ms, control hosts answer',
    dropped: [`${host}:587`],
    limitMs: 4000,
    first: 'port-blocked-by-server',
  },
  {
    what: 'all is dropped',
    dropped: everybody.flatMap((name) => mailPorts.map((port) => `${name}:${port}`)),
    limitMs: boundMs + 3000,
    first: 'port-blocked-by-network',
  },
]

it.each(rows)('$what', async ({ what, dropped, limitMs, first }) => {
  const mail = await mailServers(
    { 993: await imapScript(), 587: await smtpScript(), 465: await smtpScript({ tls: 'implicit' }) },
    {
      dropped,
      controlHosts,
      hosts: {
        [host]: { 4: ['192.0.2.1'] },
        ...Object.fromEntries(operators.map((name, index) => [name, { 4: [`198.51.100.${index}`] }])),
      },
    },
  )
  const started = performance.now()
  const { report } = await check(
    {
      account,
      password: new Secret(password),
      ...plainCheck,
      timeoutMs: boundMs,
    },
    distant(mail.world, dropped),
    { signal: new AbortController().signal, onProgress: () => {} },
  )
  const ms = performance.now() - started
  await mail.close()
  console.log(`${what}: verdict after ${(ms / 1000).toFixed(2)} s, ${(ms / boundMs).toFixed(2)} × the bound`)
  expect(report.findings[0]?.code).toBe(first)
  expect(ms).toBeLessThan(limitMs)
})
