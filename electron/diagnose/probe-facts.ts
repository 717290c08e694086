/**
 * What network probes say beyond their common fields, read with care: facts may come back from a file. Names of fields
 * are the probes' own (probes/network); a field that is missing, or is something else, is not known.
 */
import type { NetworkProbe } from '../contract/facts.ts'

/** A control host that was listened to (probes/network/control-answers.ts). */
export interface ControlAnswer {
  id: string
  port: number
  host: string
  operator: string
  greeting: string | null
  startTls: boolean | null
  capabilities: string[]
  /** Its certificate is good for its name; `null`: none was seen. */
  verified: boolean | null
  tlsError: string | null
  issuer: string | null
  fingerprint: string | null
}

export function controlAnswers(probes: readonly NetworkProbe[], port?: number): ControlAnswer[] {
  return probes.flatMap((probe): ControlAnswer[] => {
    if (probe.kind !== 'control' || probe.ok !== true || probe.port === undefined || !('verified' in probe)) return []
    if (port !== undefined && probe.port !== port) return []
    return [
      {
        id: probe.id,
        port: probe.port,
        host: probe.host ?? probe.id,
        operator: probe.operator ?? probe.host ?? probe.id,
        greeting: text(probe.greeting),
        startTls: flag(probe['startTls']),
        capabilities: texts(probe['capabilities']),
        verified: flag(probe['verified']),
        tlsError: text(probe['tlsError']),
        issuer: text(probe['issuer']),
        fingerprint: text(probe['fingerprint']),
      },
    ]
  })
}

/** How many operators were to be listened to on this port, reached or not. */
export function operatorsAsked(probes: readonly NetworkProbe[], port: number): number {
  const asked = probes.filter((probe) => probe.kind === 'control' && probe.port === port && 'verified' in probe)
  return new Set(asked.map(({ id, host, operator }) => operator ?? host ?? id)).size
}

/** Pages that browsers ask for: what answered (probes/network/portal.ts). */
export function pages(probes: readonly NetworkProbe[], page: 'expected' | 'other'): NetworkProbe[] {
  return probes.filter((probe) => probe.kind === 'portal' && (probe.ok === true ? 'expected' : probe['page']) === page)
}

/** Seconds that this computer's clock is ahead, by the host that says so. */
export function clockOffsets(probes: readonly NetworkProbe[]): { id: string; seconds: number }[] {
  return probes.flatMap(({ id, kind, offsetSeconds }) =>
    kind === 'clock' && typeof offsetSeconds === 'number' ? [{ id, seconds: offsetSeconds }] : [],
  )
}

/** The address of a server of the user's that looks suspicious (probes/network/names.ts), and what others say of it. */
export interface SuspiciousName {
  id: string
  host: string
  addresses: string[]
  privateAddresses: string[]
  /** Control hosts that have the same address. */
  sharedWith: string[]
  /** Control hosts whose names were looked up here. */
  controls: { id: string; host: string; addresses: string[] }[]
  /** Answers of resolvers elsewhere, over HTTPS. */
  elsewhere: { id: string; addresses: string[]; exists: boolean }[]
}

export function suspiciousNames(probes: readonly NetworkProbe[]): SuspiciousName[] {
  const dns = probes.filter(({ kind, ok }) => kind === 'dns' && ok === true)
  return dns.flatMap((probe): SuspiciousName[] => {
    if (!('sharedWith' in probe) || probe.host === undefined) return []
    const { id, host } = probe
    const others = dns.filter((other) => other !== probe && !('sharedWith' in other))
    return [
      {
        id,
        host,
        addresses: texts(probe.addresses),
        privateAddresses: texts(probe['privateAddresses']),
        sharedWith: texts(probe['sharedWith']),
        controls: others
          .filter((other) => other['overHttps'] !== true && other.host !== host)
          .map((other) => ({ id: other.id, host: other.host ?? other.id, addresses: texts(other.addresses) })),
        elsewhere: others
          .filter((other) => other['overHttps'] === true && other.host === host)
          .map((other) => ({ id: other.id, addresses: texts(other.addresses), exists: other['exists'] === true })),
      },
    ]
  })
}

/** A tunnel that carries the default route or the way to a server; `null` where the system says nothing of it. */
export function vpnInUse(probes: readonly NetworkProbe[]): { id: string; inUse: boolean } | null {
  const probe = probes.find(({ kind }) => kind === 'vpn')
  const inUse = flag(probe?.['inUse'])
  return probe && inUse !== null ? { id: probe.id, inUse } : null
}

/** `route:6`: this computer has a way out by IPv6 at all. */
export function hasIpv6Route(probes: readonly NetworkProbe[]): boolean | null {
  return probes.find(({ id }) => id === 'route:6')?.ok ?? null
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
