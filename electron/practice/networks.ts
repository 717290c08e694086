/**
 * The built-in pretend networks, as data: one row, one lesson. How they are served stands in world.ts and servers/.
 * A new one is a row here; test/scenarios asserts its `expected` and keeps its whole report.
 */
import { ann, email, imapHost, oldSending, pop3Host, proseware, signIn, smtpHost } from './proseware.ts'
import { deliveryNetworks } from './delivery-networks.ts'
import { home, works } from './home.ts'
import type { PracticeRow, PretendServer } from './row.ts'

const changesSending = {
  incoming: 'works',
  outgoing: 'works-with-changes',
  overall: 'works-with-changes',
  reason: null,
} as const
const blockedHere = {
  incoming: 'blocked-here',
  outgoing: 'blocked-here',
  overall: 'blocked-here',
  reason: null,
} as const
const provenSending = `${smtpHost}:465 tls password ${email}`
const oldName = 'mail.proseware-old.example'

/** Takes nothing from anybody, and offers no encryption. */
const hotelGateway: PretendServer = {
  host: 'gateway.hotel.example',
  port: 587,
  protocol: 'smtp',
  security: 'none',
  signIn: { mechanisms: [], usernames: [], inClear: false },
  relay: { own: '550 relaying is not allowed for guests', outside: '550 relaying is not allowed for guests' },
}

export const practiceRows: readonly PracticeRow[] = [
  home,
  {
    ...home,
    name: 'hotel-blocks-25',
    title: 'A hotel that drops port 25, and an account that still sends through it',
    account: ann({}, oldSending),
    dropped: [25],
    expected: { verdict: changesSending, first: 'port-blocked-by-network', incoming: null, outgoing: provenSending },
  },
  {
    ...home,
    name: 'hotel-rejects-25',
    title: 'The same hotel, with a firewall that refuses port 25 at once',
    account: ann({}, oldSending),
    refused: [25],
    expected: { verdict: changesSending, first: 'port-blocked-by-network', incoming: null, outgoing: provenSending },
  },
  {
    ...home,
    name: 'hotel-blocks-sending',
    title: 'A hotel that drops every port for sending, while receiving works',
    dropped: [25, 465, 587],
    expected: {
      verdict: { incoming: 'works', outgoing: 'blocked-here', overall: 'blocked-here', reason: null },
      first: 'port-blocked-by-network',
      incoming: null,
      outgoing: null,
    },
  },
  {
    ...home,
    name: 'relay-denied',
    title: 'Away from home, "relay not permitted": the account sends without sign-in',
    account: ann({}, oldSending),
    expected: {
      verdict: changesSending,
      first: 'auth-off',
      beside: ['local-network-only'],
      incoming: null,
      outgoing: provenSending,
    },
  },
  {
    ...home,
    name: 'sign-in-off',
    title: 'Port 587 is set, and sign-in for sending is switched off',
    account: ann({}, { port: 587, security: 'starttls', authentication: 'none', username: '' }),
    servers: proseware({ sending: { relay: { sender: '530 5.7.0 Authentication required' } } }),
    expected: {
      verdict: changesSending,
      first: 'auth-off',
      incoming: null,
      outgoing: `${smtpHost}:587 starttls password ${email}`,
    },
  },
  {
    ...home,
    name: 'wrong-password',
    title: 'The password was changed, and the mail program has the old one',
    password: 'the old one',
    expected: {
      verdict: { incoming: 'cannot-sign-in', outgoing: 'cannot-tell', overall: 'cannot-sign-in', reason: null },
      first: 'credentials-rejected',
      incoming: null,
      outgoing: null,
    },
  },
  {
    ...home,
    name: 'local-part-name',
    title: 'The server knows "ann", and the account signs in as the whole address',
    servers: proseware({ all: { signIn: { mechanisms: ['PLAIN', 'LOGIN'], usernames: ['ann'], inClear: false } } }),
    expected: {
      verdict: {
        incoming: 'works-with-changes',
        outgoing: 'works-with-changes',
        overall: 'works-with-changes',
        reason: null,
      },
      first: 'credentials-rejected',
      incoming: `${imapHost}:993 tls password ann`,
      outgoing: `${smtpHost}:465 tls password ann`,
    },
  },
  {
    ...home,
    name: 'ssl-starttls-swapped',
    title: 'SSL/TLS is set for port 587, which speaks STARTTLS',
    account: ann({}, { port: 587, security: 'tls' }),
    expected: {
      verdict: changesSending,
      first: 'security-mismatch',
      incoming: null,
      outgoing: provenSending,
    },
  },
  {
    ...home,
    name: 'certificate-expired',
    title: "The provider's certificates have expired",
    servers: proseware({ all: { certificate: 'expired' } }),
    expected: {
      verdict: { incoming: 'broken', outgoing: 'broken', overall: 'broken', reason: null },
      first: 'certificate-expired',
      incoming: null,
      outgoing: null,
    },
  },
  {
    ...home,
    name: 'app-password',
    title: 'The provider wants a password made for mail programs',
    servers: proseware({
      receiving: {
        signIn: {
          mechanisms: ['PLAIN', 'LOGIN'],
          usernames: [],
          inClear: false,
          refusal: '[ALERT] Application-specific password required',
        },
      },
      sending: {
        signIn: {
          mechanisms: ['PLAIN', 'LOGIN'],
          usernames: [],
          inClear: false,
          refusal: '534 5.7.9 Application-specific password required',
        },
      },
    }),
    expected: {
      verdict: { incoming: 'cannot-sign-in', outgoing: 'cannot-tell', overall: 'cannot-sign-in', reason: null },
      first: 'app-password-required',
      incoming: null,
      outgoing: null,
    },
  },
  {
    ...home,
    name: 'old-server',
    title: 'The settings still name the old server, which no longer knows the domain',
    account: ann({ host: oldName }, { ...oldSending, host: oldName }),
    servers: proseware({
      receiving: {
        host: oldName,
        signIn: {
          mechanisms: ['PLAIN', 'LOGIN'],
          usernames: [],
          inClear: false,
          refusal: '[AUTHENTICATIONFAILED] No such domain',
        },
      },
      sending: {
        host: oldName,
        signIn: { mechanisms: [], usernames: [], inClear: false },
        relay: {
          own: '550 5.1.2 We do not host proseware.example',
          outside: '550 5.7.1 relaying denied for proseware.example',
        },
      },
    }),
    expected: {
      verdict: { incoming: 'broken', outgoing: 'broken', overall: 'broken', reason: null },
      first: 'wrong-server',
      incoming: null,
      outgoing: null,
    },
  },
  {
    ...home,
    name: 'pop-before-smtp',
    title: 'An old provider that lets you send for a while after fetching mail',
    account: ann({ protocol: 'pop3', host: pop3Host, port: 995 }, oldSending),
    servers: [
      { host: pop3Host, port: 995, protocol: 'pop3', security: 'tls', signIn },
      { host: pop3Host, port: 110, protocol: 'pop3', security: 'starttls', signIn },
      {
        host: smtpHost,
        port: 25,
        protocol: 'smtp',
        security: 'none',
        signIn: { mechanisms: [], usernames: [], inClear: false },
        relay: { outside: '550 relaying denied; check your mail first, then send', untilFetched: true },
      },
    ],
    expected: { verdict: works, first: 'pop-before-smtp', incoming: null, outgoing: null },
  },
  {
    ...home,
    name: 'clear-text-only',
    title: 'A server that knows no encryption at all',
    account: ann({ port: 143, security: 'none' }, { port: 25, security: 'none' }),
    servers: [
      { host: imapHost, port: 143, protocol: 'imap', security: 'none', signIn: { ...signIn, inClear: true } },
      {
        host: smtpHost,
        port: 25,
        protocol: 'smtp',
        security: 'none',
        signIn: { ...signIn, inClear: true },
        relay: { outside: '550 relay not permitted' },
      },
    ],
    expected: {
      verdict: { incoming: 'cannot-tell', outgoing: 'cannot-tell', overall: 'cannot-tell', reason: 'clear-text' },
      first: 'not-encrypted',
      incoming: null,
      outgoing: null,
    },
  },
  ...deliveryNetworks,
  {
    ...home,
    name: 'captive-portal',
    title: 'A train whose network first wants a click on its own page',
    between: { signInPage: 'http://login.train.example/welcome' },
    expected: { verdict: blockedHere, first: 'captive-portal', incoming: null, outgoing: null },
  },
  {
    ...home,
    name: 'smtp-intercepted',
    title: 'A hotel whose own machine answers on ports 25 and 587 in place of everybody',
    account: ann({}, { port: 587, security: 'starttls' }),
    between: { smtpFor: { ports: [25, 587], server: hotelGateway } },
    expected: { verdict: changesSending, first: 'smtp-intercepted', incoming: null, outgoing: provenSending },
  },
  {
    ...home,
    name: 'encryption-crossed-out',
    title: 'A firewall that crosses STARTTLS out of what mail servers say',
    account: ann({}, { port: 587, security: 'starttls' }),
    between: { crossesOutOn: [25, 587] },
    expected: { verdict: changesSending, first: 'starttls-stripped', incoming: null, outgoing: provenSending },
  },
  {
    ...home,
    name: 'false-names',
    title: 'A network that gives its own address for every name',
    between: { everyNameIs: '192.168.1.1' },
    expected: { verdict: blockedHere, first: 'dns-hijacked', incoming: null, outgoing: null },
  },
  {
    ...home,
    name: 'clock-wrong',
    title: 'The clock of this computer is three years ahead',
    between: { clockAheadMs: 3 * 365 * 24 * 3600 * 1000 },
    expected: { verdict: blockedHere, first: 'clock-wrong', incoming: null, outgoing: null },
  },
]
