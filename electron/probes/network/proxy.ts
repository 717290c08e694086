/** Are proxies set on this computer? Mail does not go through them; where the web only works through one, that is telling. */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { Surroundings } from '../../wire/surroundings.ts'

/** Probe `proxy`, `null` where none is set. Only the environment is read: the rest is in registries and commands. */
export function proxyProbe({ proxies }: Surroundings): NetworkProbe | null {
  return proxies.length === 0 ? null : { id: 'proxy', kind: 'proxy', ok: true, ms: 0, error: null, proxies }
}
