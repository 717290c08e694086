/** Network probes as object literals, with what a row needs to say. */
import type { NetworkProbe } from '../../../electron/contract/facts.ts'
import type { WireError } from '../../../electron/contract/words.ts'

const probe = (id: string, kind: NetworkProbe['kind'], rest: Partial<NetworkProbe>): NetworkProbe => ({
  id,
  kind,
  ok: true,
  ms: 1,
  error: null,
  ...rest,
})

/** Control servers on one port, by what became of each: reached, or its error. Each of another operator. */
export function controlsMet(port: number, ...met: (WireError | 'reached')[]): NetworkProbe[] {
  return met.map((each, index) =>
    probe(`control:${port}:c${index}.example`, 'control', {
      ok: each === 'reached',
      error: each === 'reached' ? null : each,
      host: `c${index}.example`,
      port,
      operator: `operator ${index}`,
    }),
  )
}

export interface Said {
  /** Of which control: `c0`, `c1`, …; default by place in the list. */
  greeting?: string
  startTls?: boolean
  capabilities?: string[]
  verified?: boolean
  tlsError?: WireError
  issuer?: string
  fingerprint?: string
}

/** What control hosts on one port let one hear. */
export function answersOn(port: number, ...said: Said[]): NetworkProbe[] {
  return said.map((each, index) =>
    probe(`control:${port}:c${index}.example:answer`, 'control', {
      host: `c${index}.example`,
      port,
      operator: `operator ${index}`,
      greeting: null,
      startTls: null,
      capabilities: null,
      verified: null,
      tlsError: null,
      issuer: null,
      subject: null,
      fingerprint: null,
      ...each,
    }),
  )
}

/** `e`: as expected, `o`: something else, `-`: no answer. */
export function portals(seen: string, error: WireError = 'timeout'): NetworkProbe[] {
  return Array.from(seen, (sign, index) =>
    probe(`portal:p${index}.example`, 'portal', {
      ok: sign === 'e',
      error: sign === '-' ? error : null,
      host: `p${index}.example`,
      page: sign === 'e' ? 'expected' : sign === 'o' ? 'other' : null,
    }),
  )
}

/** Vendors' pages that were redirected, each to a host. */
export function leadingTo(...hosts: string[]): NetworkProbe[] {
  return hosts.map((location, index) =>
    probe(`portal:r${index}.example`, 'portal', { ok: false, host: `r${index}.example`, page: 'other', location }),
  )
}

export function clocks(...offsets: number[]): NetworkProbe[] {
  return offsets.map((offsetSeconds, index) => probe(`clock:p${index}.example`, 'clock', { offsetSeconds }))
}

/** The suspicious address of a server, and who has it, too. */
export function suspicious(
  host: string,
  { privately = false, shared = 0, address = '192.0.2.66' }: { privately?: boolean; shared?: number; address?: string },
): NetworkProbe[] {
  const names = ['c0.example', 'c1.example', 'c2.example']
  return [
    probe(`dns:${host}:address`, 'dns', {
      host,
      addresses: [address],
      privateAddresses: privately ? [address] : [],
      sharedWith: names.slice(0, shared),
    }),
    ...names.map((name, index) =>
      probe(`dns:${name}`, 'dns', { host: name, addresses: [index < shared ? address : `198.51.100.${index}`] }),
    ),
  ]
}

/** What resolvers elsewhere say; `null`: there is no such name. */
export function elsewhere(host: string, ...said: (string | null)[]): NetworkProbe[] {
  return said.map((address, index) =>
    probe(`doh:${host}:r${index}`, 'dns', {
      host,
      addresses: address === null ? [] : [address],
      exists: address !== null,
      overHttps: true,
    }),
  )
}

export const proxyProbe: NetworkProbe = probe('proxy', 'proxy', { proxies: ['http://proxy.example:3128'] })
export const vpnProbe = (inUse: boolean): NetworkProbe => probe('vpn', 'vpn', { inUse })
export const routeProbe = (family: 4 | 6, ok: boolean): NetworkProbe =>
  probe(`route:${family}`, 'route', { family, ok })
export const ipv6Probe = (host: string, ok: boolean): NetworkProbe =>
  probe(`route:6:${host}:993`, 'route', { host, ok, error: ok ? null : 'timeout' })
export const interfaceProbe = (type: string | null): NetworkProbe => probe('interface:eth0', 'interface', { type })
