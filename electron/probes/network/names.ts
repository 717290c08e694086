/**
 * Does this network's resolver tell the truth about the user's server? Looks for a private address, and for one that
 * unrelated names have, too; only then DNS over HTTPS is asked. What it means, diagnose says.
 */
import type { NetworkProbe } from '../../contract/facts.ts'
import { isAddress } from '../../wire/host-name.ts'
import { isPrivateAddress } from '../../wire/private-address.ts'
import { probeControlNames } from './controls.ts'
import { compareWithHttps } from './dns-comparison.ts'
import type { WebInput } from './portal.ts'

export interface NamesInput extends WebInput {
  /** What the resolver gave for the user's servers, by name. */
  resolved: ReadonlyMap<string, readonly string[]>
  onProbe: (probe: NetworkProbe) => void
}

/**
 * Probes `dns:CONTROL` as controls.ts has them, `dns:HOST:address` with `privateAddresses` and `sharedWith` for each of the
 * user's servers that looks suspicious, and the comparison's.
 */
export async function probeNames(input: NamesInput): Promise<void> {
  const controls = await probeControlNames(input)
  await Promise.all(
    [...input.resolved].map(async ([host, addresses]) => {
      if (isAddress(host)) return
      const privateAddresses = isLocalName(host) ? [] : addresses.filter(isPrivateAddress)
      const sharedWith = controls.filter((control) => isUnrelated(control, host) && shares(control, addresses))
      if (privateAddresses.length === 0 && sharedWith.length === 0) return
      input.onProbe({
        id: `dns:${host}:address`,
        kind: 'dns',
        ok: true,
        ms: 0,
        error: null,
        host,
        addresses: [...addresses],
        privateAddresses,
        sharedWith: sharedWith.flatMap((control) => control.host ?? []),
      })
      // Nobody outside knows such a name, and nobody outside is to learn it.
      if (isLocalName(host)) return
      for (const probe of await compareWithHttps(input, host, addresses)) input.onProbe(probe)
    }),
  )
}

/** A name that only a network's own resolver can know (RFC 6762, 8375, 9476 and the like), where private is honest. */
function isLocalName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return !name.includes('.') || /\.(local|localhost|localdomain|internal|intranet|lan|corp|home|home\.arpa)$/.test(name)
}

function shares({ addresses = [] }: NetworkProbe, own: readonly string[]): boolean {
  return addresses.some((address) => own.includes(address))
}

/** The user's server may be a control host, or a neighbour of one. */
function isUnrelated(control: NetworkProbe, host: string): boolean {
  return control.host !== undefined && !haveOneDomain(control.host, host)
}

/** The last two labels agree: enough to ask one question less. */
export function haveOneDomain(one: string, other: string): boolean {
  const domain = (name: string): string => name.toLowerCase().replace(/\.$/, '').split('.').slice(-2).join('.')
  return domain(one) === domain(other)
}
