/** Where on the way a check ended, and that in a few words. For the drawing; what it means is advise's business. */
import type { Outcome } from '../contract/words.ts'
import type { Place } from './way.ts'

export interface Ending {
  place: Place
  note: string
}

const here = (note: string): Ending => ({ place: 'computer', note })
const network = (note: string): Ending => ({ place: 'network', note })
const internet = (note: string): Ending => ({ place: 'internet', note })
const server = (note: string): Ending => ({ place: 'server', note })

const endings: Record<Outcome, Ending | null> = {
  accepted: null,
  works: null,
  timeout: internet('no answer'),
  refused: server('connection refused'),
  unreachable: network('no way there'),
  closed: server('hung up'),
  garbled: server('makes no sense'),
  'no-internet': network('no internet'),
  'captive-portal': network('log in to the network first'),
  'dns-failure': network('name not found'),
  'dns-hijacked': network('name is redirected'),
  'clock-wrong': here('clock is wrong'),
  'vpn-in-use': network('goes through a VPN'),
  'ipv6-broken': network('IPv6 does not work'),
  'port-blocked-by-network': network('blocked here'),
  'port-blocked-by-server': server('closed at the server'),
  'server-unreachable': server('server does not answer'),
  'recipient-inconclusive': server('not fully tested'),
  'smtp-intercepted': network('intercepted here'),
  'starttls-stripped': network('encryption removed here'),
  'tls-intercepted': network('read by someone here'),
  'certificate-untrusted': server('certificate not trusted'),
  'certificate-wrong-host': server('certificate of another server'),
  'certificate-expired': server('certificate out of date'),
  'security-mismatch': server('other kind of encryption'),
  'wrong-protocol': server('other kind of server'),
  'not-encrypted': server('not encrypted'),
  'auth-off': server('wants a sign-in'),
  'wrong-server': server('not the right server'),
  'relay-without-sign-in': server('works here only'),
  'settings-outdated': server('outdated settings'),
  'local-network-only': server('not from outside'),
  'works-elsewhere': network('works elsewhere'),
  'sent-but-not-delivered': server('sent, not delivered'),
  'delivered-to-junk': server('lands in junk'),
  'mx-missing': server('domain takes no mail'),
  'mx-points-elsewhere': server('mail goes elsewhere'),
  'spf-excludes-server': server('not allowed by the domain'),
  'auth-required': server('wants a sign-in'),
  'relay-denied': server('does not pass mail on'),
  'pop-before-smtp': server('fetch mail first'),
  'network-not-allowed': server('not from this network'),
  'ip-blocklisted': server('this network is on a blocklist'),
  'network-blocks-smtp': network('blocked here'),
  'credentials-rejected': server('sign-in refused'),
  'app-password-required': server('wants an app password'),
  'oauth-required': server('wants the browser'),
  'protocol-disabled': server('switched off'),
  'account-locked': server('account locked'),
  'sender-not-allowed': server('sender not allowed'),
  'encryption-required': server('wants encryption'),
  'auth-method-unsupported': server('other way to sign in'),
  'hello-rejected': server('turned away'),
  'recipient-unknown': server('recipient refused'),
  'recipient-misrouted': server('recipient refused'),
  'recipient-policy': server('recipient refused'),
  'sender-domain-policy': server('not allowed by the domain'),
  'content-rejected': server('message refused'),
  'rate-limited': server('too many tries'),
  greylisted: server('asks to try later'),
  'mailbox-full': server('mailbox full'),
  'message-too-large': server('too large'),
  'temporary-failure': server('asks to try later'),
  unknown: null,
}

/** `null`: it did not end anywhere that could be named. */
export function endingOf(outcome: Outcome): Ending | null {
  return endings[outcome]
}
