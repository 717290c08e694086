/** Rows about names, clocks and addresses: what stands between a computer and the right server before a word is said. */
import { ADDRESS, choice, imap, smtp, type Scenario } from '../scenario.ts'

const none = { incoming: [], outgoing: [] }
const blocked = { incoming: 'blocked-here', outgoing: 'blocked-here', reason: null } as const
const usual = { incoming: imap(993, 'tls'), outgoing: smtp(465, 'tls'), password: 'right' } as const
const refusedForAddress = { incoming: 'works', outgoing: 'blocked-here', reason: null } as const

export const surroundings: readonly Scenario[] = [
  {
    name: 'a resolver with one address for everything',
    why: 'Names that have nothing in common have one address here, and another elsewhere: the resolver lies.',
    network: 'one-address',
    server: 'hosting',
    user: 'armin',
    ...usual,
    expect: { ...blocked, first: ['dns-hijacked'], recommended: none, rejected: 0 },
  },
  {
    name: 'a private address for the server’s public name',
    why: 'Resolvers elsewhere give a public one, and nothing at this one is the server.',
    network: 'private-address',
    server: 'hosting',
    user: 'birgit',
    ...usual,
    expect: { ...blocked, first: ['dns-hijacked'], recommended: none, rejected: 0 },
  },
  {
    name: 'one private address for all names, and nobody else to ask',
    why: 'Large mail services do not live at one private address: no comparison is needed.',
    network: 'private-address-alone',
    server: 'postfix',
    user: 'carsten',
    ...usual,
    expect: { ...blocked, first: ['dns-hijacked'], recommended: none, rejected: 0 },
  },
  {
    name: 'a resolver that does not answer',
    why: 'No name at all resolves, so nobody outside can be reached by name: this place, not the server.',
    network: 'dead-resolver',
    server: 'hosting',
    user: 'dagmar',
    ...usual,
    expect: { ...blocked, first: ['no-internet'], recommended: none, rejected: 0 },
  },
  {
    name: 'a name that does not exist',
    why: 'Other names resolve and this one is said not to exist: the settings or the domain, not this place.',
    network: 'forgetful',
    server: 'hosting',
    user: 'eugen',
    ...usual,
    expect: {
      incoming: 'broken',
      outgoing: 'broken',
      reason: null,
      first: ['dns-failure'],
      recommended: none,
      rejected: 0,
    },
  },
  ...(
    [
      ['years-ahead', 'six years ahead', 'fabian'],
      ['years-behind', 'six years behind', 'gerda'],
    ] as const
  ).map(([network, how, user]): Scenario => ({
    name: `a clock that is ${how}`,
    why: 'The certificate is in date by the time that others tell: set the clock; nothing is wrong with the server.',
    network,
    server: 'hosting',
    user,
    ...usual,
    expect: { ...blocked, first: ['clock-wrong'], recommended: none, rejected: 0 },
  })),
  {
    name: 'on a blocklist: not greeted at all',
    why: 'The server says so on every port for sending: this address has a bad name; the account is fine.',
    network: 'listed',
    server: 'listed',
    user: 'holger',
    ...usual,
    expect: { ...refusedForAddress, first: ['ip-blocklisted'], recommended: none, rejected: 0 },
  },
  {
    name: 'on a blocklist: not greeted on 25',
    why: 'Port 25 is where strangers are filtered; for its own customers the provider has 465 and 587.',
    network: 'listed',
    server: 'listedrelay',
    user: 'ilona',
    incoming: imap(993, 'tls'),
    outgoing: smtp(25, 'starttls'),
    password: 'right',
    expect: {
      incoming: 'works',
      outgoing: 'works-with-changes',
      reason: null,
      first: ['ip-blocklisted'],
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
    name: 'on a blocklist: refused at the recipient, without sign-in',
    why: 'Signed in, the same server takes the mail from the same address: the missing sign-in is what is to be mended.',
    network: 'listed',
    server: 'listedstrangers',
    user: 'jochen',
    incoming: imap(993, 'tls'),
    outgoing: smtp(25, 'starttls', 'none'),
    password: 'right',
    expect: {
      incoming: 'works',
      outgoing: 'works-with-changes',
      reason: null,
      first: ['auth-off'],
      may: ['ip-blocklisted'],
      recommended: {
        incoming: [],
        outgoing: [
          choice('smtp', 25, 'starttls', { authentication: ['none', 'password'], username: ['', ADDRESS] }),
          choice('smtp', 465, 'tls', {
            port: [25, 465],
            security: ['starttls', 'tls'],
            authentication: ['none', 'password'],
            username: ['', ADDRESS],
          }),
        ],
      },
      rejected: 0,
    },
  },
  {
    name: 'on a blocklist: refused at the recipient, signed in',
    why: 'The sign-in was taken and the address is what is refused, in words that name the list.',
    network: 'listed',
    server: 'listedall',
    user: 'karin',
    ...usual,
    expect: { ...refusedForAddress, first: ['ip-blocklisted'], recommended: none, rejected: 0 },
  },
]
