/**
 * What else helps where nothing could be proven, best first, for this very situation. Honest: what cannot help here
 * (another network for a wrong password, another port where all are closed) is not offered.
 */
import type { Conclusion, Diagnosis } from '../contract/report.ts'
import type { RunFacts } from '../contract/facts.ts'
import type { FindingCode, Side } from '../contract/words.ts'

/** Findings about the place: elsewhere the same settings may work. */
const aboutThisPlace: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'dns-hijacked',
  'starttls-stripped',
  'tls-intercepted',
  'smtp-intercepted',
  'port-blocked-by-network',
  'network-blocks-smtp',
  'network-not-allowed',
  'ip-blocklisted',
  'local-network-only',
  'works-elsewhere',
  'server-unreachable',
])

/** Findings that only the account's provider (or its web page) can resolve. */
const aboutTheAccount: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'credentials-rejected',
  'app-password-required',
  'oauth-required',
  'protocol-disabled',
  'account-locked',
  'auth-method-unsupported',
  'sender-not-allowed',
])

const passing: ReadonlySet<FindingCode> = new Set<FindingCode>(['temporary-failure', 'greylisted', 'rate-limited'])

function whom(facts: RunFacts): string {
  const domain = facts.account.email.slice(facts.account.email.lastIndexOf('@') + 1)
  return `whoever provides the mail for ${domain}`
}

/** Sending ports that are open in this network although the account's own server could not be used on them. */
function openSendingPorts({ network }: Diagnosis): string[] {
  return ['465', '587'].filter((port) => network.ports[port] === 'open')
}

function elsewhere(
  facts: RunFacts,
  diagnosis: Diagnosis,
  sides: readonly Side[],
  codes: ReadonlySet<FindingCode>,
): string[] {
  const ports = sides.includes('outgoing') ? openSendingPorts(diagnosis) : []
  const another =
    ports.length > 0 && !codes.has('network-not-allowed')
      ? [
          `Ask ${whom(facts)} whether their sending server can also be used on port ${ports.join(' or ')} with sign-in: that way is open in this network.`,
        ]
      : []
  const vpn = codes.has('server-unreachable')
    ? 'Connect through a VPN, if you have one, and check again: if it works then, this network is what differs.'
    : 'Connect through a VPN, best the one of your company or university, and check again.'
  return [
    ...another,
    diagnosis.network.vpn === true
      ? 'Switch off the VPN that is in use, or choose another exit, and check again.'
      : vpn,
    'Use your phone’s hotspot for a moment: it is another network with its own rules.',
  ]
}

/** Where nothing is published, our table may know why. */
function aboutProvider({ published }: RunFacts): string[] {
  const provider = published?.provider
  return provider?.note ? [`About ${provider.name} (as known in ${provider.asOf}): ${provider.note}`] : []
}

function unconfirmedLines(facts: RunFacts): string[] {
  const stopped = facts.checks.filter(({ stopped: by }) => by?.by === 'rule' && by.rule === 'unconfirmed')
  const hosts = [...new Set(stopped.map(({ host }) => host))]
  const naming = (facts.published?.candidates ?? []).filter(({ published }) =>
    [...published.incoming, ...published.outgoing].some(({ host }) => hosts.includes(host)),
  )
  const domains = [...new Set(naming.flatMap(({ confirm }) => confirm ?? []))]
  // A host of its own is the narrowest word; a domain that was marked covers what lies under it.
  const isCovered = (host: string): boolean => domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
  const words = [...domains, ...hosts.filter((host) => !isCovered(host))]
  const options = words.map((word) => `--accept-domain ${word}`).join(' ')
  return [
    `Look at the servers that were found by the word of others than the domain of the address: ${hosts.join(', ')}${domains.length > 0 ? ` (${domains.join(', ')})` : ''}. Confirm them only if your provider names them, too.`,
    `On the command line: ${options}, or the settings with --account.`,
  ]
}

export function alternativesOf(facts: RunFacts, diagnosis: Diagnosis): string[] {
  const { verdict, recommended, conclusions } = diagnosis
  const failing = (['incoming', 'outgoing'] as const).filter(
    (side) => verdict[side] !== 'works' && verdict[side] !== 'works-with-changes' && recommended[side] === null,
  )
  if (failing.length === 0) return []
  const concerns = (each: Conclusion) =>
    each.severity === 'problem' && (each.server === null || failing.includes(each.server))
  const codes = new Set(conclusions.filter(concerns).map(({ code }) => code))
  const any = (set: ReadonlySet<FindingCode>) => [...codes].some((code) => set.has(code))
  const webmail = 'Until then, read and send mail in the web browser, on the provider’s website.'
  const call = `Give this report to ${whom(facts)}, or to your IT department: it shows what was tried and what each server said.`

  if (codes.has('no-internet'))
    return ['Reconnect to this network, or use another one or your phone’s hotspot.', 'Ask whoever runs this network.']
  if (codes.has('captive-portal'))
    return [
      'Open a web browser and go through the sign-in page of this network, then check again.',
      'Use your phone’s hotspot instead.',
    ]
  if (codes.has('clock-wrong')) return ['Set this computer’s date and time, then check again.']
  if (verdict.reason === 'cancelled')
    return ['Check again, and let it run to the end: it takes less than half a minute.']
  if (verdict.reason === 'no-password')
    return [
      'Check again with the password: only then can signing in and sending be tested. It is used once and never saved.',
    ]
  if (verdict.reason === 'no-settings')
    return [
      ...aboutProvider(facts),
      'Enter the server names that the provider names on its help pages, and check again.',
      call,
    ]
  if (verdict.reason === 'unconfirmed') return unconfirmedLines(facts)
  if (verdict.reason === 'clear-text')
    return [
      `Ask ${whom(facts)} for a server with encryption (SSL/TLS).`,
      'If this is your own network and there is no other way, allow an unprotected sign-in for one check.',
      webmail,
    ]

  const lines: string[] = []
  if (any(aboutThisPlace)) lines.push(...elsewhere(facts, diagnosis, failing, codes))
  if (any(aboutTheAccount)) {
    lines.push(
      'Sign in on the provider’s website: that shows whether the account is open, and settings for mail programs are found there.',
    )
  }
  if (any(passing) || verdict.reason === 'temporary')
    lines.push('Wait half an hour and check again: this often passes by itself.')
  return [...lines, ...(any(aboutTheAccount) ? [] : [webmail]), call]
}
