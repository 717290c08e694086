/**
 * Which natural neighbours a configured endpoint has on its own host, best first. What they are signed in with,
 * and how many are kept, stands in plan-of.ts. Never tried: 2525 unless configured, other hosts, clear text.
 */
import type { ServerSettings } from '../contract/account.ts'
import type { IncomingProtocol, Protocol, Security } from '../contract/words.ts'

export interface Endpoint {
  protocol: Protocol
  port: number
  security: Security
}

/** The usual places, in the order of preference: RFC 8314 (implicit TLS first), RFC 6409 (587), RFC 5321 (25). */
const usual: Record<Protocol, readonly Endpoint[]> = {
  smtp: [
    { protocol: 'smtp', port: 465, security: 'tls' },
    { protocol: 'smtp', port: 587, security: 'starttls' },
    { protocol: 'smtp', port: 25, security: 'starttls' },
  ],
  imap: [
    { protocol: 'imap', port: 993, security: 'tls' },
    { protocol: 'imap', port: 143, security: 'starttls' },
  ],
  pop3: [
    { protocol: 'pop3', port: 995, security: 'tls' },
    { protocol: 'pop3', port: 110, security: 'starttls' },
  ],
}

/** Encrypted neighbours of what is configured, without the configured endpoint itself. */
export function siblingsOf(protocol: Protocol, configured: Pick<ServerSettings, 'port' | 'security'>): Endpoint[] {
  const all = [...usual[protocol], ...sameUnusualPort(protocol, configured), ...otherProtocols(protocol)]
  return all.filter(
    (endpoint) =>
      endpoint.protocol !== protocol || endpoint.port !== configured.port || endpoint.security !== configured.security,
  )
}

/** An own port is likely to be right: only how it is encrypted may be wrong. */
function sameUnusualPort(protocol: Protocol, configured: Pick<ServerSettings, 'port'>): Endpoint[] {
  const { port } = configured
  if (usual[protocol].some((endpoint) => endpoint.port === port)) return []
  return [
    { protocol, port, security: 'tls' },
    { protocol, port, security: 'starttls' },
  ]
}

function otherProtocols(protocol: Protocol): readonly Endpoint[] {
  if (protocol === 'smtp') return []
  const other: IncomingProtocol = protocol === 'imap' ? 'pop3' : 'imap'
  return usual[other]
}
