/**
 * The provider's servers in the lab, as data: one row per way in which real mail hosts are set up.
 * `mail.NAME.example` has its own addresses; how a row becomes configuration files stands in dovecot.ts, exim.ts, postfix.ts.
 */
import { providerAddresses, type AddressPair } from '../networks.ts'
import type { CertificateKind } from '../certificates.ts'

/** `refused`: only after encryption. `taken`: also in clear. `only`: nothing encrypted is offered. */
type InClear = 'refused' | 'taken' | 'only'

export type Sending =
  /** `trusts`: hosts that may relay without sign-in. `words`: what a refused outside recipient is answered. */
  | {
      by: 'exim'
      ports: readonly number[]
      signIn: boolean
      words: 'cpanel' | 'plain'
      local: boolean
      trusts?: 'office' | 'fetchers' | 'everybody'
      /** Seconds until it greets: what keeps impatient junk senders away. */
      greetsAfter?: number
      /** By a name of its own on each port. */
      greetsByPort?: true
      /** Whom the lab's blocklist knows, it turns away: before the greeting, on 25 only, or at the recipient, signed in or not. */
      refusesListed?: 'at-connect' | 'at-connect-on-25' | 'at-recipient'
    }
  /**
   * `delivers`: where mail for its own users ends up; absent: nowhere, and no bounce finds a way back either.
   * `refusesListed`: strangers on the blocklist, at the recipient.
   */
  | { by: 'postfix'; ownSendersOnly: boolean; delivers?: 'inbox'; trusts?: 'office'; refusesListed?: true }
  /** A scripted one: qmail itself is not packaged. Port 25, no sign-in, no encryption. */
  | { by: 'qmail' }

interface Variant {
  /** Last number of its addresses: unique, 10 to 199. */
  number: number
  title: string
  certificate: CertificateKind
  inClear: InClear
  /** What it offers beside PLAIN and LOGIN. `digests`: CRAM-MD5 and APOP, for which it keeps passwords readable. */
  further: 'oauth' | 'digests' | null
  sending: Sending
  /** Its name has an IPv4 address only, as that of many an old server. */
  fourOnly?: true
}

const hosting = { by: 'exim', ports: [25, 465, 587], signIn: true, words: 'cpanel', local: true } as const
const usual = { certificate: 'good', inClear: 'refused', further: null } as const

const variants = {
  hosting: { number: 10, title: 'Exim and Dovecot as web hosts set them up', ...usual, sending: hosting },
  exim: { number: 11, title: 'Exim with its own words', ...usual, sending: { ...hosting, words: 'plain' } },
  postfix: { number: 12, title: 'Postfix and Dovecot', ...usual, sending: { by: 'postfix', ownSendersOnly: false } },
  owners: {
    number: 13,
    title: 'Postfix that lets an account use its own addresses only',
    ...usual,
    sending: { by: 'postfix', ownSendersOnly: true },
  },
  isp: {
    number: 14,
    title: "an access provider's Exim: no sign-in, its own network may relay",
    ...usual,
    sending: { ...hosting, ports: [25], signIn: false, words: 'plain', trusts: 'office' },
  },
  qmail: { number: 15, title: 'qmail without sign-in', ...usual, sending: { by: 'qmail' } },
  fetchfirst: {
    number: 16,
    title: 'Exim that lets those relay who fetched mail before',
    ...usual,
    fourOnly: true,
    sending: { ...hosting, ports: [25], signIn: false, words: 'plain', trusts: 'fetchers' },
  },
  expired: { number: 17, title: 'an expired certificate', ...usual, certificate: 'expired', sending: hosting },
  selfsigned: {
    number: 18,
    title: 'a self-signed certificate',
    ...usual,
    certificate: 'self-signed',
    sending: hosting,
  },
  wronghost: {
    number: 19,
    title: "the web host's own certificate",
    ...usual,
    certificate: 'wrong-host',
    sending: hosting,
  },
  former: {
    number: 20,
    title: 'the former provider, which knows the domain no longer',
    ...usual,
    fourOnly: true,
    sending: { ...hosting, ports: [25], signIn: false, words: 'plain', local: false },
  },
  clear: { number: 21, title: 'nothing encrypted at all', ...usual, inClear: 'only', sending: hosting },
  lax: {
    number: 22,
    title: 'encryption offered, passwords taken in clear too',
    ...usual,
    inClear: 'taken',
    sending: hosting,
  },
  modern: {
    number: 23,
    title: 'OAuth 2 offered beside passwords',
    ...usual,
    further: 'oauth',
    sending: { by: 'postfix', ownSendersOnly: false },
  },
  fetchatonce: {
    number: 25,
    title: 'the same, greeting late and knowing at once who fetched',
    ...usual,
    fourOnly: true,
    sending: { ...hosting, ports: [25], signIn: false, words: 'plain', trusts: 'fetchers', greetsAfter: 2 },
  },
  listed: {
    number: 26,
    title: 'Exim that greets nobody on the blocklist',
    ...usual,
    sending: { ...hosting, refusesListed: 'at-connect' },
  },
  listedrelay: {
    number: 27,
    title: 'the same for port 25 only, where strangers come',
    ...usual,
    sending: { ...hosting, refusesListed: 'at-connect-on-25' },
  },
  listedstrangers: {
    number: 28,
    title: 'Postfix that takes nothing from strangers on the blocklist',
    ...usual,
    sending: { by: 'postfix', ownSendersOnly: false, refusesListed: true },
  },
  listedall: {
    number: 29,
    title: 'Exim that takes nothing from anybody on the blocklist, signed in or not',
    ...usual,
    sending: { ...hosting, refusesListed: 'at-recipient' },
  },
  trusting: {
    number: 30,
    title: 'Postfix that lets an office relay, and offers sign-in to all',
    ...usual,
    sending: { by: 'postfix', ownSendersOnly: false, trusts: 'office' },
  },
  patient: { number: 31, title: 'one that greets after 4 s', ...usual, sending: { ...hosting, greetsAfter: 4 } },
  gateway: {
    number: 32,
    title: "a hotel's own Exim, which answers in place of others: no sign-in, no encryption",
    ...usual,
    inClear: 'only',
    sending: { ...hosting, ports: [25, 587], signIn: false, words: 'plain', local: false },
  },
  smarthost: {
    number: 35,
    title: "a provider's gateway, which takes mail from all its customers and encrypts by its own certificate",
    ...usual,
    sending: { ...hosting, ports: [25, 587], signIn: false, words: 'plain', trusts: 'everybody' },
  },
  names: {
    number: 36,
    title: 'one that greets by another name on every port, as behind a load balancer',
    ...usual,
    sending: { ...hosting, greetsByPort: true },
  },
  company: { number: 33, title: 'a company’s own, which it knows by a private address', ...usual, sending: hosting },
  looked: { number: 34, title: 'one whose domain publishes its settings', ...usual, sending: hosting },
  digests: {
    number: 24,
    title: 'CRAM-MD5 and APOP offered beside passwords',
    ...usual,
    further: 'digests',
    sending: { by: 'postfix', ownSendersOnly: false },
  },
  delivers: {
    number: 60,
    title: 'Postfix that puts mail into the mailbox which Dovecot shows',
    ...usual,
    sending: { by: 'postfix', ownSendersOnly: false, delivers: 'inbox' },
  },
} as const satisfies Record<string, Variant>

/** The lab's list of addresses with a bad name, in its DNS. */
export const blocklist = 'bl.lists.example'

export type VariantName = keyof typeof variants
export const variantNames = Object.keys(variants) as VariantName[]
export const variantOf = (name: VariantName): Variant => variants[name]
export const domainOf = (name: VariantName) => `${name}.example`
export const hostOf = (name: VariantName) => `mail.${domainOf(name)}`
/** What it listens on; `namedAddressesOf`: what its name resolves to. */
export const addressesOf = (name: VariantName): AddressPair => providerAddresses(variants[name].number)
export const namedAddressesOf = (name: VariantName): readonly string[] =>
  addressesOf(name).slice(0, variantOf(name).fourOnly ? 1 : 2)
