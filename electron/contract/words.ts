/**
 * The fixed words of the field, as literal unions: one word for one thing, in code, reports and tests.
 * What the words mean to a person stands in advise; here is only which words there are.
 */

export const securities = ['tls', 'starttls', 'none'] as const
/** `tls` is implicit TLS (from the first byte), `starttls` also stands for POP3's STLS. RFC 8314. */
export type Security = (typeof securities)[number]

export const incomingProtocols = ['imap', 'pop3'] as const
export type IncomingProtocol = (typeof incomingProtocols)[number]
export type Protocol = IncomingProtocol | 'smtp'

export const authentications = ['password', 'password-encrypted', 'ntlm', 'kerberos', 'oauth2', 'none'] as const
/** How a mail program is set to sign in. `password-encrypted` is CRAM-MD5, APOP and the like. */
export type Authentication = (typeof authentications)[number]

export const sides = ['incoming', 'outgoing'] as const
export type Side = (typeof sides)[number]

export const roles = ['configured', 'sibling', 'published', 'guess'] as const
/** Why an endpoint is tried: set so by the user, its natural neighbour, named by the provider, or guessed. */
export type Role = (typeof roles)[number]

export const causes = [
  'accepted',
  'auth-required',
  'relay-denied',
  'pop-before-smtp',
  'network-not-allowed',
  'ip-blocklisted',
  'network-blocks-smtp',
  'credentials-rejected',
  'app-password-required',
  'oauth-required',
  'protocol-disabled',
  'account-locked',
  'sender-not-allowed',
  'encryption-required',
  'auth-method-unsupported',
  'hello-rejected',
  'recipient-unknown',
  'recipient-misrouted',
  'recipient-policy',
  'sender-domain-policy',
  'content-rejected',
  'rate-limited',
  'greylisted',
  'mailbox-full',
  'message-too-large',
  'temporary-failure',
  'unknown',
] as const
/** What one server reply, bounce or error box means. */
export type Cause = (typeof causes)[number]

export const ownFindingCodes = [
  'no-internet',
  'captive-portal',
  'dns-failure',
  'dns-hijacked',
  'clock-wrong',
  'vpn-in-use',
  'ipv6-broken',
  'port-blocked-by-network',
  'port-blocked-by-server',
  'server-unreachable',
  'recipient-inconclusive',
  'smtp-intercepted',
  'starttls-stripped',
  'tls-intercepted',
  'certificate-untrusted',
  'certificate-wrong-host',
  'certificate-expired',
  'security-mismatch',
  'wrong-protocol',
  'not-encrypted',
  'auth-off',
  'wrong-server',
  'relay-without-sign-in',
  'settings-outdated',
  'local-network-only',
  'works-elsewhere',
  'sent-but-not-delivered',
  'delivered-to-junk',
  'mx-missing',
  'mx-points-elsewhere',
  'spf-excludes-server',
  'works',
] as const
/** A conclusion that the evidence of a run supports; every cause but `accepted` and `unknown` is one, too. */
export type FindingCode = (typeof ownFindingCodes)[number] | Exclude<Cause, 'accepted' | 'unknown'>

export const findingCodes: readonly FindingCode[] = [
  ...ownFindingCodes,
  ...causes.filter(
    (cause): cause is Exclude<Cause, 'accepted' | 'unknown'> => cause !== 'accepted' && cause !== 'unknown',
  ),
]

/** From best to worst: the whole run's verdict is the later one of its two sides. */
export const verdicts = [
  'works',
  'works-with-changes',
  'cannot-tell',
  'broken',
  'blocked-here',
  'cannot-sign-in',
] as const
export type Verdict = (typeof verdicts)[number]

export const verdictReasons = [
  'no-password',
  'temporary',
  'clear-text',
  'sign-in-method',
  'unconfirmed',
  'stopped',
  'no-settings',
  'unanswered',
  'cancelled',
] as const
export type VerdictReason = (typeof verdictReasons)[number]

export const severities = ['problem', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

export const actors = ['you', 'it', 'provider', 'network'] as const
/** Who can act on a finding. */
export type Actor = (typeof actors)[number]

export const stepNames = [
  'resolve',
  'connect',
  'tls',
  'greeting',
  'hello',
  'starttls',
  'sign-in',
  'sender',
  'recipient-own',
  'recipient-outside',
  'deliver',
  'arrive',
] as const
export type StepName = (typeof stepNames)[number]

/**
 * All that can go wrong below the protocols. Node's, the system's and OpenSSL's errors are translated
 * into these in one place (wire/errors.ts).
 */
export const wireErrors = [
  /** Silence until the bound. */
  'timeout',
  /** The other side, or something between, refused the connection (RST, ICMP port unreachable). */
  'refused',
  /** No route, host or network unreachable, administratively prohibited. */
  'unreachable',
  /** This computer itself forbids it (a local firewall, missing rights). */
  'not-permitted',
  /** An established connection was reset. */
  'reset',
  /** An established connection was closed before its answer. */
  'closed',
  /** NXDOMAIN: there is no such name. */
  'dns-not-found',
  /** The name exists and has no address of the family asked for. */
  'dns-no-address',
  /** The resolver failed or refused (SERVFAIL, REFUSED, no resolver reachable). */
  'dns-failed',
  /** No resolver answered within the bound. */
  'dns-timeout',
  /** A TLS handshake was answered by something that does not speak TLS. */
  'tls-not-spoken',
  /** The two sides share no TLS version or cipher. */
  'tls-version',
  /** The handshake failed in another way (alert, garbage, reset in the middle). */
  'tls-failed',
  'certificate-untrusted',
  'certificate-wrong-host',
  'certificate-expired',
  'certificate-not-yet-valid',
  /** More than 64 KiB without a line end. */
  'line-too-long',
  /** More than 1 MiB on one connection, or more lines than a reply may have. */
  'too-much-data',
  /** The reply does not follow the protocol (another protocol, binary, nonsense). */
  'garbled',
  /** Bytes arrived in clear after the STARTTLS answer and before the handshake (RFC 3207, CVE-2011-0411). */
  'injected',
  /** The run was cancelled, or its own bound ended. */
  'cancelled',
  'other',
] as const
export type WireError = (typeof wireErrors)[number]

/** Outcomes of one check beside causes and finding codes. */
export const plainOutcomes = ['timeout', 'refused', 'unreachable', 'closed', 'garbled'] as const
export type Outcome = Cause | FindingCode | (typeof plainOutcomes)[number]

export const probeKinds = ['interface', 'route', 'dns', 'portal', 'control', 'clock', 'vpn', 'proxy'] as const
export type ProbeKind = (typeof probeKinds)[number]
