/**
 * What else helps where nothing could be proven, best first, for this very situation. Honest: what cannot help here
 * (another network for a wrong password, another port where all are closed) is not offered. Whom to call, and with which
 * words, stands in whom-to-call.ts.
 */
import type { Handout } from '../contract/handout.ts'
import type { RunFacts } from '../contract/facts.ts'
import type { Conclusion, Diagnosis } from '../contract/report.ts'
import type { FindingCode, Side } from '../contract/words.ts'
import { isNamelessHere } from './nameless-here.ts'
import { providerPagesOf } from './provider-pages.ts'
import { callLine, whoProvides } from './whom-to-call.ts'

/** A kind has its place in the window: the hotspot is guided. */
export interface Alternative {
  kind:
    | 'reconnect'
    | 'portal'
    | 'clock'
    | 'check-again'
    | 'settings'
    | 'confirm'
    | 'encryption'
    | 'other-port'
    | 'vpn'
    | 'hotspot'
    | 'local-relay'
    | 'website'
    | 'wait'
    | 'webmail'
    | 'call'
  text: string
}

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

/** Where something listens in on the way, it does so on the other port, too. */
const noOtherPort: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'network-not-allowed',
  'ip-blocklisted',
  'dns-hijacked',
  'tls-intercepted',
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

const one = (kind: Alternative['kind'], text: string): Alternative => ({ kind, text })

/** Sending ports that are open in this network although the account's own server could not be used on them. */
function openSendingPorts({ network }: Diagnosis): string[] {
  return ['465', '587'].filter((port) => network.ports[port] === 'open')
}

interface Situation {
  facts: RunFacts
  diagnosis: Diagnosis
  handout: Handout | null
  /** Sides for which nothing was proven. */
  failing: readonly Side[]
  codes: ReadonlySet<FindingCode>
}

function elsewhere(situation: Situation): Alternative[] {
  const { facts, diagnosis, handout, failing, codes } = situation
  const ports = failing.includes('outgoing') ? openSendingPorts(diagnosis) : []
  const hasOtherPort = ports.length > 0 && ![...codes].some((code) => noOtherPort.has(code))
  const another = hasOtherPort
    ? [
        one(
          'other-port',
          `Ask ${whoProvides(facts, handout)} whether their sending server can also be used on port ${ports.join(' or ')} with sign-in: that way is open in this network.`,
        ),
      ]
    : []
  return [...another, vpnLine(situation), hotspotLine(situation), ...localRelay(situation)]
}

function vpnLine({ diagnosis, codes }: Situation): Alternative {
  if (diagnosis.network.vpn === true)
    return one('vpn', 'Switch off the VPN that is in use, or choose another exit, and check again.')
  if (codes.has('server-unreachable'))
    return one(
      'vpn',
      'Connect through a VPN, if you have one, and check again: if it works then, this network is what differs.',
    )
  return one('vpn', 'Connect through a VPN, best the one of your company or university, and check again.')
}

function hotspotLine({ diagnosis }: Situation): Alternative {
  const another = diagnosis.network.kind === 'mobile' ? 'another network, such as a Wi-Fi,' : 'your phone’s hotspot'
  return one(
    'hotspot',
    `Use ${another} for a moment: it is another network with its own rules. Connect this computer to it, and check again.`,
  )
}

/** In the old way of sending, each network's own server passes mail on for whoever is in it, without sign-in. */
function localRelay({ codes, failing }: Situation): Alternative[] {
  if (!codes.has('local-network-only') || !failing.includes('outgoing')) return []
  return [
    one(
      'local-relay',
      'Ask whoever runs this network whether it has a sending server of its own for its guests. It works only while you are here, and others may take such mail for junk.',
    ),
  ]
}

function webmailLine({ facts }: Situation): Alternative {
  const hosts = [facts.account.email, facts.account.incoming?.host ?? null, facts.account.outgoing?.host ?? null]
  const page = providerPagesOf(hosts)?.webmail ?? null
  const place = page === null ? 'on the provider’s website' : `at ${page}`
  return one('webmail', `Until then, read and send mail in the web browser, ${place}.`)
}

/** Where nothing is published, our table may know why. */
function aboutProvider({ published }: RunFacts): Alternative[] {
  const provider = published?.provider
  return provider?.note
    ? [one('settings', `About ${provider.name} (as known in ${provider.asOf}): ${provider.note}`)]
    : []
}

function unconfirmedLines(facts: RunFacts): Alternative[] {
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
    one(
      'confirm',
      `Look at the servers that were found by the word of others than the domain of the address: ${hosts.join(', ')}${domains.length > 0 ? ` (${domains.join(', ')})` : ''}. Confirm them only if your provider names them, too.`,
    ),
    one('confirm', `On the command line: ${options}, or the settings with --account.`),
  ]
}

/** A name service that knows nobody is this network's, or was set on this computer by hand. */
function whereNoNameIsFound(situation: Situation): Alternative[] {
  return [
    one('reconnect', 'Reconnect to this network: its name service (DNS) finds no names at all, not only the server’s.'),
    hotspotLine(situation),
    one('settings', 'If DNS servers were entered on this computer by hand, set them back to automatic.'),
    one('call', 'Ask whoever runs this network.'),
  ]
}

/** Before anything else is worth a thought. */
function firstThings(situation: Situation): Alternative[] | null {
  const { codes, facts, diagnosis, handout } = situation
  if (codes.has('no-internet'))
    return [
      one('reconnect', 'Reconnect to this network, or use another one.'),
      hotspotLine(situation),
      one('call', 'Ask whoever runs this network.'),
    ]
  if (codes.has('captive-portal'))
    return [
      one('portal', 'Open a web browser and go through the sign-in page of this network, then check again.'),
      hotspotLine(situation),
    ]
  if (codes.has('clock-wrong')) return [one('clock', 'Set this computer’s date and time, then check again.')]
  switch (diagnosis.verdict.reason) {
    case 'cancelled':
      return [one('check-again', 'Check again, and let it run to the end: it takes less than half a minute.')]
    case 'no-password':
      return [
        one(
          'check-again',
          'Check again with the password: only then can signing in and sending be tested. It is used once and never saved.',
        ),
      ]
    case 'no-settings':
      return [
        ...aboutProvider(facts),
        one('settings', 'Enter the server names that the provider names on its help pages, and check again.'),
        one('call', callLine(facts, diagnosis, handout)),
      ]
    case 'unconfirmed':
      return unconfirmedLines(facts)
    case 'clear-text':
      return [
        one('encryption', `Ask ${whoProvides(facts, handout)} for a server with encryption (SSL/TLS).`),
        one(
          'encryption',
          'If this is your own network and there is no other way, allow an unprotected sign-in for one check.',
        ),
        webmailLine(situation),
      ]
    case 'temporary':
    case 'sign-in-method':
    case 'stopped':
    case 'unanswered':
      return isNamelessHere(facts) ? whereNoNameIsFound(situation) : null
    case null:
      return null
    default: {
      const never: never = diagnosis.verdict.reason
      return never
    }
  }
}

/** Best first; empty where a side's own or other settings were proven, or nothing is wrong. */
export function alternativesOf(facts: RunFacts, diagnosis: Diagnosis, handout: Handout | null = null): Alternative[] {
  const { verdict, recommended, conclusions } = diagnosis
  const failing = (['incoming', 'outgoing'] as const).filter(
    (side) => verdict[side] !== 'works' && verdict[side] !== 'works-with-changes' && recommended[side] === null,
  )
  if (failing.length === 0) return []
  const concerns = (each: Conclusion) =>
    each.severity === 'problem' && (each.server === null || failing.includes(each.server))
  const codes = new Set(conclusions.filter(concerns).map(({ code }) => code))
  const situation: Situation = { facts, diagnosis, handout, failing, codes }
  const first = firstThings(situation)
  if (first !== null) return first
  const any = (set: ReadonlySet<FindingCode>) => [...codes].some((code) => set.has(code))
  const isAccount = any(aboutTheAccount)
  const isPassing = any(passing) || verdict.reason === 'temporary'
  return [
    ...(isPassing ? [one('wait', 'Wait half an hour and check again: this often passes by itself.')] : []),
    ...(any(aboutThisPlace) ? elsewhere(situation) : []),
    ...(isAccount
      ? [
          one(
            'website',
            'Sign in on the provider’s website: that shows whether the account is open, and settings for mail programs are found there.',
          ),
        ]
      : [webmailLine(situation)]),
    one('call', callLine(facts, diagnosis, handout)),
  ]
}
