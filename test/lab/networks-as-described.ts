/** What the lab's networks must do to a connection before any scenario is believed: asked with curl, not with the program. */
import { namespaceOf, networkNames, networks, type NetworkName } from './networks.ts'
import { inside, run } from './shell.ts'
import { hostOf } from './servers/variants.ts'

type Answer = 'open' | 'silent' | 'refused' | 'unreachable'

interface DescribedPort {
  network: NetworkName
  port: number
  family: 4 | 6
  is: Answer
}

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

export const describedPorts: readonly DescribedPort[] = networkNames.flatMap((network) =>
  (networks[network].rules.length === 0 ? [25, 993] : [25, 465, 587, 143, 993]).flatMap((port) =>
    ([4, 6] as const).map((family) => ({
      network,
      port,
      family,
      is: hindered[network]?.find(([ports]) => ports.includes(port))?.[1] ?? 'open',
    })),
  ),
)

/** curl only connects here: on an open port it is content with the greeting, or with a second of silence. */
export async function askPort({ network, port, family }: DescribedPort): Promise<Answer> {
  const args = ['--verbose', '--silent', '--max-time', '1', `-${family}`, `telnet://${hostOf('hosting')}:${port}`]
  const [command, all] = inside(namespaceOf(network), 'curl', args)
  const { stderr } = await run(command, all)
  if (stderr.includes('* Connected to')) return 'open'
  if (stderr.includes('Connection refused')) return 'refused'
  // ICMP "administratively prohibited": Linux says so for IPv4 as no route, for IPv6 as permission denied.
  return /No route to host|Permission denied|unreachable/.test(stderr) ? 'unreachable' : 'silent'
}
