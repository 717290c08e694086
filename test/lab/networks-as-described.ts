/** What the lab's networks must do to a connection before any scenario is believed: asked with the shell, not with the program. */
import { namespaceOf, networkNames, type NetworkName } from './networks.ts'
import { inside, run } from './shell.ts'
import { addressesOf } from './servers/variants.ts'

type Answer = 'open' | 'silent' | 'refused' | 'unreachable'

const sending = [25, 465, 587]
const receiving = [143, 993, 110, 995]

const all = [...sending, ...receiving]
type Hindered = readonly (readonly [ports: readonly number[], is: Answer, families?: readonly number[]])[]

/** By port, for the networks whose rules are about ports; all else is open. What others do stands in sights.ts. */
const hindered: Partial<Record<NetworkName, Hindered>> = {
  home: [],
  office: [],
  'hotel-drops-25': [[[25], 'silent']],
  'hotel-rejects-25': [[[25], 'refused']],
  'hotel-prohibits-25': [[[25], 'unreachable']],
  'hotel-drops-mail': [[all, 'silent']],
  'hotel-drops-sending': [[sending, 'silent']],
  'rejects-465': [[[465], 'refused']],
  'prohibits-submission': [[[465, 587], 'unreachable']],
  'web-only': [[all, 'silent']],
  'no-way-out': [[all, 'unreachable']],
  'captive-rejects': [[all, 'refused']],
  'captive-drops': [[all, 'silent']],
  'vpn-without-sending': [
    [all, 'unreachable', [6]],
    [sending, 'silent', [4]],
  ],
  'four-only': [[all, 'unreachable', [6]]],
  'six-only': [[all, 'unreachable', [4]]],
  'six-black-hole': [[all, 'silent', [6]]],
  'six-refused': [[all, 'refused', [6]]],
}

const ports = [25, 465, 587, 143, 993]

/** What each port is to be, over either family. */
export const describedNetworks = networkNames.flatMap((network) => {
  const rows = hindered[network]
  if (rows === undefined) return []
  const is = (port: number, family: number) =>
    rows.find(([some, , families]) => some.includes(port) && (families?.includes(family) ?? true))?.[1] ?? 'open'
  const states = ports.flatMap((port) =>
    [4, 6].map((family) => [`${port} over IPv${family}`, is(port, family)] as const),
  )
  return [{ network, ports: Object.fromEntries(states) }]
})

/** What each port is, by asking all of them side by side. */
export async function askPorts(network: NetworkName): Promise<Record<string, Answer>> {
  const asked = ports.flatMap((port) =>
    [4, 6].map(async (family) => [`${port} over IPv${family}`, await askPort(network, port, family)] as const),
  )
  return Object.fromEntries(await Promise.all(asked))
}

/**
 * The shell only connects here. `--norc`: bash takes a piped input for a remote login. Two seconds: Linux forgets an ICMPv6 error that arrives while connect() still runs, as it
 * does without any distance between the hosts, and learns of it when it asks again after one.
 */
async function askPort(network: NetworkName, port: number, family: number): Promise<Answer> {
  const address = addressesOf('hosting')[family === 4 ? 0 : 1]
  const args = ['2', 'bash', '--norc', '-c', `exec 3<>/dev/tcp/${address}/${port}`]
  const [command, all] = inside(namespaceOf(network), 'timeout', args)
  const { status, stderr } = await run(command, all)
  if (status === 0) return 'open'
  if (status === 124) return 'silent'
  return stderr.includes('Connection refused') ? 'refused' : 'unreachable'
}
