/** Whom a world trusts: built-in authorities, the world's own, and the system's store where the runtime can read it. */
import { constants, X509Certificate } from 'node:crypto'
import * as tls from 'node:tls'
import { fingerprintOf } from './certificate.ts'
import type { World } from './world.ts'

export interface Trust {
  context: tls.SecureContext
  /** Fingerprints of what only the system's store trusts; `null` where the runtime cannot read it (before Node 22.15). */
  systemOnly: ReadonlySet<string> | null
}

/** By the list of authorities: worlds that share one share this. */
const known = new WeakMap<World['authorities'], Trust>()

/** Made once per list of authorities: reading some 150 certificates takes tens of milliseconds. Throws for an authority that is no PEM certificate. */
export function trustOf(world: World): Trust {
  const before = known.get(world.authorities)
  if (before !== undefined) return before
  const ours = [...tls.rootCertificates, ...world.authorities]
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
  known.set(world.authorities, trust)
  return trust
}

/** Makes it while there is nothing else to do, so that the first handshake need not wait for it. Never throws: that one will. */
export function prepareTrust(world: World): void {
  try {
    trustOf(world)
  } catch {
    // Said again, to whoever asks for it.
  }
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
