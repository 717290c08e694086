/** Rows in which something is unusual and nothing is wrong: no finding may blame the network, or anybody. */
import { choice, imap, smtp, type Scenario } from '../scenario.ts'
import type { NetworkName } from '../networks.ts'
import type { VariantName } from '../servers/variants.ts'
import { none, usual, works } from './usual.ts'

const well = (name: string, network: NetworkName, server: VariantName, user: string, why: string): Scenario => ({
  name,
  why,
  network,
  server,
  user,
  ...usual,
  expect: { ...works, first: ['works'], recommended: none, rejected: 0 },
})

export const oddButWell: readonly Scenario[] = [
  well('no IPv6 here', 'four-only', 'hosting', 'astrid', 'Half of the world has none: that is no fault of anything.'),
  well('no IPv4 here', 'six-only', 'hosting', 'bodo', 'The server has an IPv6 address: nothing is missing.'),
  well(
    'a long and lossy way',
    'slow',
    'hosting',
    'claudia',
    '300 ms and 2 % of loss is a train or a satellite: slow, and it works. No port is blocked there.',
  ),
  {
    ...well(
      'a long and lossy way, with STARTTLS',
      'slow',
      'postfix',
      'dieter',
      'Three more round trips, and still in time.',
    ),
    incoming: imap(143, 'starttls'),
    outgoing: smtp(587, 'starttls'),
  },
  well('a greeting after 4 s', 'home', 'patient', 'elke', 'Late greetings keep junk senders away; mail programs wait.'),
  well(
    'a company’s server at a private address',
    'company',
    'company',
    'frank',
    'Its own DNS says so and the certificate is good for the name: nobody has been lied to.',
  ),
  {
    ...well(
      'another name in every greeting',
      'home',
      'names',
      'georg',
      'Load balancers greet as they like; the certificate says who it is.',
    ),
    outgoing: smtp(587, 'starttls'),
  },
  {
    ...well(
      'another name in every greeting, on 25',
      'odd-home',
      'names',
      'gerlinde',
      'The same where strangers often stand.',
    ),
    outgoing: smtp(25, 'starttls'),
  },
  well('no web here', 'no-web', 'hosting', 'gisela', 'Mail works; that web pages do not is not asked.'),
  well(
    'one control down and one that refuses',
    'odd-home',
    'hosting',
    'henning',
    'Nobody asks them where all is well.',
  ),
  {
    ...well('a VPN that hinders nothing', 'vpn', 'hosting', 'ilse', 'All goes through a tunnel, and all works.'),
    expect: { ...works, first: ['works', 'vpn-in-use'], also: ['works', 'vpn-in-use'], recommended: none, rejected: 0 },
  },
  ...(['six-black-hole', 'six-refused'] as const).map((network, index): Scenario => ({
    ...well(
      network === 'six-refused' ? 'IPv6 refused' : 'IPv6 that leads nowhere',
      network,
      'hosting',
      ['joachim', 'kirsten'][index] ?? network,
      'Reached over IPv4 without delay: it works; that the other family fails is worth a warning, no more.',
    ),
    expect: { ...works, first: ['ipv6-broken'], recommended: none, rejected: 0 },
  })),
  {
    name: 'an office that relays, of a server that offers sign-in',
    why: 'It works here without sign-in and nowhere else; the encrypted way with sign-in was proven, for everywhere.',
    network: 'office',
    server: 'trusting',
    user: 'lorenz',
    incoming: imap(993, 'tls'),
    outgoing: smtp(25, 'starttls', 'none'),
    password: 'right',
    expect: {
      ...works,
      first: ['relay-without-sign-in'],
      recommended: {
        incoming: [],
        outgoing: [
          choice('smtp', 465, 'tls', {
            port: [25, 465],
            security: ['starttls', 'tls'],
            authentication: ['none', 'password'],
            username: ['', '{address}'],
          }),
          choice('smtp', 25, 'starttls', { authentication: ['none', 'password'], username: ['', '{address}'] }),
        ],
      },
      rejected: 0,
    },
  },
]
