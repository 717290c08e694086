/** Rows in which something on the way answers, reads along or changes what is said. */
import { ADDRESS, choice, imap, smtp, type Scenario } from '../scenario.ts'

const none = { incoming: [], outgoing: [] }
const fixed = { incoming: 'works', outgoing: 'works-with-changes', reason: null } as const
const blocked = { incoming: 'blocked-here', outgoing: 'blocked-here', reason: null } as const
const usual = { incoming: imap(993, 'tls'), outgoing: smtp(465, 'tls'), password: 'right' } as const
const submission = { incoming: imap(993, 'tls'), outgoing: smtp(587, 'starttls'), password: 'right' } as const
const to465 = [choice('smtp', 465, 'tls', { port: [587, 465], security: ['starttls', 'tls'] })]

export const between: readonly Scenario[] = [
  ...(
    [
      ['captive-rejects', 'resets the rest', 'anton'],
      ['captive-drops', 'drops the rest', 'bettina'],
      ['captive-answers', 'answers everything with its page', 'clemens'],
      ['portal-by-name', 'does it by its resolver', 'doris'],
    ] as const
  ).map(([network, how, user]): Scenario => ({
    name: `a sign-in page of the network, which ${how}`,
    why: 'Three vendors’ pages are not what they are everywhere else: first sign in to the network; all else follows from it.',
    network,
    server: 'hosting',
    user,
    ...usual,
    expect: { ...blocked, first: ['captive-portal'], recommended: none, rejected: 0 },
  })),
  {
    name: 'a stranger on 25, for everybody',
    why: 'The same Exim greets in place of control servers; 465 with a good certificate shows who the server really is.',
    network: 'proxy-25',
    server: 'hosting',
    user: 'ernst',
    incoming: imap(993, 'tls'),
    outgoing: smtp(25, 'starttls'),
    password: 'right',
    expect: {
      ...fixed,
      first: ['smtp-intercepted'],
      recommended: {
        incoming: [],
        outgoing: [
          choice('smtp', 465, 'tls', { port: [25, 465], security: ['starttls', 'tls'] }),
          choice('smtp', 587, 'starttls', { port: [25, 587] }),
        ],
      },
      rejected: 0,
    },
  },
  {
    name: 'a stranger on 25, asked without sign-in',
    why: 'What the stranger says of relaying is not the server’s word: no talk of a missing sign-in before the way is clear.',
    network: 'proxy-25',
    server: 'postfix',
    user: 'frauke',
    incoming: imap(993, 'tls'),
    outgoing: smtp(25, 'none', 'none'),
    password: 'right',
    expect: {
      ...fixed,
      first: ['smtp-intercepted'],
      recommended: {
        incoming: [],
        outgoing: [
          choice('smtp', 465, 'tls', {
            port: [25, 465],
            security: ['none', 'tls'],
            authentication: ['none', 'password'],
            username: ['', ADDRESS],
          }),
          choice('smtp', 587, 'starttls', {
            port: [25, 587],
            security: ['none', 'starttls'],
            authentication: ['none', 'password'],
            username: ['', ADDRESS],
          }),
        ],
      },
      rejected: 0,
    },
  },
  {
    name: 'a stranger on 587, for everybody',
    why: 'A hotel’s proxy on the port of submission, without encryption: the server is fine on 465.',
    network: 'proxy-587',
    server: 'hosting',
    user: 'gustav',
    ...submission,
    expect: { ...fixed, first: ['smtp-intercepted'], recommended: { incoming: [], outgoing: to465 }, rejected: 0 },
  },
  {
    name: 'STARTTLS crossed out on the way',
    why: 'XXXXXXXA is what an inspecting firewall leaves of it; 465 is out of its sight.',
    network: 'masks',
    server: 'hosting',
    user: 'helga',
    ...submission,
    expect: { ...fixed, first: ['starttls-stripped'], recommended: { incoming: [], outgoing: to465 }, rejected: 0 },
  },
  {
    name: 'STARTTLS taken out on the way',
    why: 'Control servers that are known to offer it do not here either: taken out, not missing at the server.',
    network: 'strips',
    server: 'postfix',
    user: 'ingo',
    ...submission,
    expect: { ...fixed, first: ['starttls-stripped'], recommended: { incoming: [], outgoing: to465 }, rejected: 0 },
  },
  {
    name: 'STARTTLS taken out for receiving, too',
    why: 'The same on 143; SSL/TLS on 993 and 465 is out of reach of what takes it out.',
    network: 'strips',
    server: 'hosting',
    user: 'jutta',
    incoming: imap(143, 'starttls'),
    outgoing: smtp(587, 'starttls'),
    password: 'right',
    expect: {
      incoming: 'works-with-changes',
      outgoing: 'works-with-changes',
      reason: null,
      first: ['starttls-stripped'],
      recommended: {
        incoming: [choice('imap', 993, 'tls', { port: [143, 993], security: ['starttls', 'tls'] })],
        outgoing: to465,
      },
      rejected: 0,
    },
  },
  {
    name: 'the greeting starred out, STARTTLS crossed out',
    why: 'Both are an inspecting firewall’s; who is behind the stars, 465 shows.',
    network: 'stars-and-masks',
    server: 'postfix',
    user: 'konrad',
    ...submission,
    expect: { ...fixed, first: ['starttls-stripped'], recommended: { incoming: [], outgoing: to465 }, rejected: 0 },
  },
  {
    name: 'the greeting starred out, and nothing else',
    why: 'Encryption begins and the certificate is the server’s: what stars out a greeting hinders nobody.',
    network: 'stars',
    server: 'hosting',
    user: 'luise',
    ...submission,
    expect: { incoming: 'works', outgoing: 'works', reason: null, first: ['works'], recommended: none, rejected: 0 },
  },
  {
    name: 'encryption ends at a gateway’s own authority, everywhere',
    why: 'Control servers show certificates of the same strange issuer: somebody reads along, and no password is sent.',
    network: 'reads',
    server: 'hosting',
    user: 'manfred',
    ...usual,
    expect: { ...blocked, first: ['tls-intercepted'], recommended: none, rejected: 0 },
  },
  {
    name: 'encryption ends at a gateway’s own authority, after STARTTLS',
    why: 'Read along after STARTTLS, too: the issuer is the same for all.',
    network: 'reads',
    server: 'postfix',
    user: 'nadja',
    incoming: imap(143, 'starttls'),
    outgoing: smtp(587, 'starttls'),
    password: 'right',
    expect: { ...blocked, first: ['tls-intercepted'], recommended: none, rejected: 0 },
  },
  {
    name: 'read along on SSL/TLS ports only',
    why: '587 and 143 reach the server itself, as its certificate shows: there it works, and can be proven.',
    network: 'reads-submission',
    server: 'hosting',
    user: 'oskar',
    ...usual,
    expect: {
      incoming: 'works-with-changes',
      outgoing: 'works-with-changes',
      reason: null,
      first: ['tls-intercepted'],
      recommended: {
        incoming: [choice('imap', 143, 'starttls', { port: [993, 143], security: ['tls', 'starttls'] })],
        outgoing: [choice('smtp', 587, 'starttls', { port: [465, 587], security: ['tls', 'starttls'] })],
      },
      rejected: 0,
    },
  },
]
