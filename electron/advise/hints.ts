/** What the evidence of one conclusion adds to its sentences about the network: who stands between, how long was waited. No judging. */
import type { CheckFacts, NetworkProbe } from '../contract/facts.ts'
import { culpritOfIssuer, culpritOfMasks } from './words/culprits.ts'
import type { Hints } from './words/entry.ts'

export function hintsOf(checks: readonly CheckFacts[], probes: readonly NetworkProbe[]): Hints {
  return {
    culprit: first(checks, culpritOf),
    stranger: first(checks, strangerOf),
    waitedMs: first(checks, waitedMsOf),
    clockSeconds: first(probes, ({ offsetSeconds }) => (typeof offsetSeconds === 'number' ? offsetSeconds : null)),
    address: first(probes, (probe) => ('sharedWith' in probe ? (probe.addresses?.[0] ?? null) : null)),
  }
}

function culpritOf({ tls, greeting, offers }: CheckFacts): string | null {
  const issuer = tls?.verified === true && tls.systemStoreOnly !== true ? null : tls?.chain[0]?.issuer
  const byIssuer = issuer ? culpritOfIssuer(issuer) : null
  return byIssuer ?? culpritOfMasks(greeting, offers.beforeTls?.capabilities ?? [])
}

/** By what name the one that answered calls itself, where that is not the server's. */
function strangerOf({ host, greeting }: CheckFacts): string | null {
  const name = /^220[ -]([\w.-]*\w)/.exec(greeting ?? '')?.[1] ?? null
  return name === null || !name.includes('.') || name.toLowerCase() === host.toLowerCase() ? null : name
}

function waitedMsOf({ steps }: CheckFacts): number | null {
  return steps.find(({ name, error }) => name === 'connect' && error === 'timeout')?.ms ?? null
}

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}
