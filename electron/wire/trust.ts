/**
 * Whom a world trusts for a host: built-in authorities, the world's own, those that count for the host's domain only, and
 * the system's store where the runtime can read it.
 */
import { constants, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import * as tls from 'node:tls'
import { fingerprintOf } from './certificate.ts'
import type { World } from './world.ts'

export interface Trust {
  context: tls.SecureContext
  /** Fingerprints of what only the system's store trusts; `null` where the runtime cannot read it (before Node 22.15). */
  systemOnly: ReadonlySet<string> | null
}

/** By the list of authorities, then by scope: worlds that share one share this. */
const known = new WeakMap<World['authorities'], Map<string, Trust>>()

/**
 * Made once per list of authorities and scope: reading some 150 certificates takes tens of milliseconds. Throws for an
 * authority that is no PEM certificate.
 * @param host as it is asked for: ASCII, lower case, or an address
 */
export function trustOf(world: World, host: string): Trust {
  const scoped = authoritiesFor(world, host)
  const scope = scoped.join('\n')
  const before = known.get(world.authorities)?.get(scope)
  if (before !== undefined) return before
  const ours = [...tls.rootCertificates, ...world.authorities, ...scoped]
  const system = systemCertificates()
  const trust: Trust = {
    // `ca` replaces the built-in roots, so they are named again.
    context: tls.createSecureContext({
      ca: [...ours, ...(system ?? [])],
      minVersion: 'TLSv1.2',
      // Verified is what was shown at the beginning, and handshakes without end count as no answer. BoringSSL never does it.
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    }),
    systemOnly: system === null ? null : onlyIn(system, ours),
  }
  const kept = known.get(world.authorities) ?? new Map<string, Trust>()
  known.set(world.authorities, kept.set(scope, trust))
  return trust
}

/** Makes it while there is nothing else to do, so that the first handshake need not wait for it. Never throws: that one will. */
export function prepareTrust(world: World, host: string): void {
  try {
    trustOf(world, host)
  } catch {
    // Said again, to whoever asks for it.
  }
}

/** By whole labels, and never for a bare address: whose that is, no domain says. */
function authoritiesFor({ scopedAuthorities = [] }: World, host: string): string[] {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (isIP(name) !== 0) return []
  const isUnder = (domain: string): boolean => name === domain || name.endsWith(`.${domain}`)
  return scopedAuthorities.flatMap(({ domains, authorities }) => (domains.some(isUnder) ? authorities : []))
}

/** `tls.getCACertificates` is missing in Node 20. */
function systemCertificates(): readonly string[] | null {
  const { getCACertificates } = tls as { getCACertificates?: (from: 'system') => string[] }
  return getCACertificates === undefined ? null : getCACertificates('system')
}

function onlyIn(system: readonly string[], ours: readonly string[]): ReadonlySet<string> {
  const known = new Set(ours.flatMap(fingerprints))
  return new Set(system.flatMap(fingerprints).filter((fingerprint) => !known.has(fingerprint)))
}

function fingerprints(pem: string): string[] {
  try {
    return [fingerprintOf(new X509Certificate(pem))]
  } catch {
    return []
  }
}
