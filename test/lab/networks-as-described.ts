/** What the lab's networks must do to a connection before any scenario is believed: asked with the shell, not with the program. */
import { namespaceOf, networkNames, type NetworkName } from './networks.ts'
import { inside, run } from './shell.ts'
import { addressesOf } from './servers/variants.ts'

type Answer = 'open' | 'silent' | 'refused' | 'unreachable'

const sending = [25, 465, 587]
const receiving = [143, 993, 110, 995]

/** By port, for the networks that hinder something; all else is open. */
const hindered: Partial<Record<NetworkName, readonly (readonly [ports: readonly number[], is: Answer])[]>> = {
  'hotel-drops-25': [[[25], 'silent']],
  'hotel-rejects-25': [[[25], 'refused']],
  'hotel-prohibits-25': [[[25], 'unreachable']],
  'hotel-drops-mail': [[[...sending, ...receiving], 'silent']],
  'hotel-drops-sending': [[sending, 'silent']],
}

const ports = [25, 465, 587, 143, 993]

/** What each port is to be, over either family. */
export const describedNetworks = networkNames.map((network) => ({
  network,
  ports: Object.fromEntries(
    ports.flatMap((port) => {
      const is = hindered[network]?.find(([some]) => some.includes(port))?.[1] ?? 'open'
      return [4, 6].map((family) => [`${port} over IPv${family}`, is])
    }),
  ),
}))

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
