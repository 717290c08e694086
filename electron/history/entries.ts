/** The history as its user sees it: a row per network, newest first, with a name each; renamed and forgotten. Pure. */
import type { HistoryEntry } from '../contract/history.ts'
import type { Stored, StoredNetwork } from './format.ts'
import { newest } from './format.ts'

export function entriesOf(stored: Stored): HistoryEntry[] {
  const labels = labelsOf(stored)
  return newest(stored.networks, stored.networks.length, ({ lastSeen }) => lastSeen).map((network) => {
    const [latest] = newest(network.accounts, 1, ({ lastSeen }) => lastSeen)
    return {
      network: labels.get(network) ?? '',
      lastSeen: network.lastSeen,
      ports: network.ports,
      verdict: latest?.verdict ?? { incoming: 'cannot-tell', outgoing: 'cannot-tell' },
    }
  })
}

/** Each name once: two networks that the user calls alike are `Home` and `Home (2)`, the older one first. */
export function labelsOf({ networks }: Stored): Map<StoredNetwork, string> {
  const taken = new Set<string>()
  const labels = new Map<StoredNetwork, string>()
  for (const network of networks.toSorted((one, other) => one.number - other.number)) {
    const name = network.name ?? `Network ${network.number}`
    let [label, count] = [name, 1]
    while (taken.has(label)) label = `${name} (${(count += 1)})`
    taken.add(label)
    labels.set(network, label)
  }
  return labels
}

export function withoutNetwork(stored: Stored, name: string): Stored {
  const labels = labelsOf(stored)
  return { ...stored, networks: stored.networks.filter((network) => labels.get(network) !== name) }
}

export function renamed(stored: Stored, from: string, to: string): Stored {
  const labels = labelsOf(stored)
  return {
    ...stored,
    networks: stored.networks.map((network) => (labels.get(network) === from ? { ...network, name: to } : network)),
  }
}
