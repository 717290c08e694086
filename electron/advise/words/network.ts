/** Words for the network: what does not come through, and where it ends. */
import { activity, begin, change, endpoint, port, ports, server, waited } from './entry.ts'
import type { Cause, FindingCode } from '../../contract/words.ts'
import type { Entry, WordContext } from './entry.ts'

export const networkWords = {
  'no-internet': {
    brief: 'there is no internet connection',
    title: () => 'There is no internet connection',
    explanation: () =>
      'Nothing outside this network answered, mail or not. Reconnect to the network, or use another one; then check again.',
  },
  'captive-portal': {
    brief: 'this network first wants you to sign in',
    title: () => 'This network first wants you to sign in',
    explanation: () =>
      'The network answers with a page of its own, as in hotels and on trains. Open a web browser, go through that page, then check again.',
  },
  'dns-failure': {
    brief: 'the server’s name cannot be found',
    title: (c) => `The name ${server(c)} cannot be found`,
    explanation: (c) =>
      `Other names are found from here, this one is not. ${change(c, 'Check the server name letter by letter. If it is right, tell the provider that its name does not resolve.')}`,
  },
  'dns-hijacked': {
    brief: 'this network gives a false address for the server',
    title: () => 'This network gives a false address for the server',
    explanation: (c) =>
      `For ${server(c)} this network names an address that is not the server’s${c.hints?.address ? ` (${c.hints.address})` : ''}. No password was sent there. Use a VPN or another network, or ask whoever runs this one.`,
  },
  'vpn-in-use': {
    brief: 'a VPN is in use',
    title: () => 'A VPN is in use',
    explanation: () =>
      'The connection leaves through a VPN, so the results are those of its exit. If something fails, check again with the VPN switched off.',
  },
  'ipv6-broken': {
    brief: 'the server’s newer kind of address does not answer',
    title: () => 'One kind of address of the server does not answer',
    explanation: (c) =>
      `${begin(server(c))} has an address of the newer kind (IPv6), which does not answer from here, while the usual one does. Mail works, sometimes with a delay. Tell whoever runs the server or this network.`,
  },
  'port-blocked-by-network': {
    brief: 'this network blocks the way the settings use',
    title: (c) => `This network blocks ${ports(c)}`,
    explanation: (c) =>
      `No server at all could be reached on ${ports(c)} from here, so it is this network that closes the way, not the server.${waited(c)} Hotels, mobile networks and many home connections do this. ${change(c, 'Use one of the ways below, or ask whoever runs this network.')}`,
  },
  'port-blocked-by-server': {
    brief: 'the server is closed on this port',
    title: (c) => `The server does not answer on ${port(c)}`,
    explanation: (c) =>
      // Without the word of others (a warning), nothing is claimed about whose doing it is.
      `${c.severity === 'problem' ? `Others answer on ${port(c)} from here; ${server(c)} does not` : `${begin(server(c))} answers on other ports and not on ${port(c)}; whether the server or this network closes it could not be told`}.${waited(c)} ${change(c, 'Ask the provider which port is meant for mail programs, and whether it serves this network.')}`,
  },
  'server-unreachable': {
    brief: 'the server does not answer',
    title: (c) =>
      c.memories?.lives
        ? 'The server shuts this network out'
        : c.memories?.down
          ? 'The server is probably down'
          : 'The server does not answer',
    explanation: (c) =>
      `The internet works from here; ${server(c)} answers on none of its mail ports${c.addressesLeftOut ? ', at those of its addresses that were tried' : ''}.${waited(c)} ${downOrShut(c)}`,
  },
  'network-blocks-smtp': {
    brief: 'this network does not let mail out',
    title: () => 'This network does not let mail out',
    explanation: (c) =>
      `Something in this network answers in place of ${server(c)} and refuses sending. ${change(c, 'Use one of the ways below, or ask whoever runs this network.')}`,
  },
  'smtp-intercepted': {
    brief: 'something else answers in place of the server',
    title: () => 'Something else answers in place of the sending server',
    explanation: (c) =>
      `What answers at ${endpoint(c)} is not that server${c.hints?.stranger ? ` (it calls itself ${c.hints.stranger})` : ''}: this network redirects sending to a machine of its own. The password was not sent to it. ${change(c, 'Use a VPN or another network, or ask whoever runs this one.')}`,
  },
  'works-elsewhere': {
    brief: 'the same settings worked on another network',
    title: () => 'The same settings worked on another network',
    explanation: (c) =>
      c.severity === 'problem'
        ? `The settings are right: they worked ${workedWhere(c)}. This place is what differs. Use one of the ways below, or wait until you are back.`
        : `With the same settings, ${activity(c)} worked ${workedWhere(c)}. Whether they still do there, only a check there can tell.`,
  },
} satisfies Partial<Record<Cause | FindingCode, Entry>>

function workedWhere({ memories }: WordContext): string {
  return memories?.worked ?? 'before, somewhere else'
}

function downOrShut({ memories }: WordContext): string {
  const { lives = null, down = null } = memories ?? {}
  if (lives !== null) {
    return `It answered ${lives}, so it lives, and something keeps this network away from it. Use another network or a VPN, and ask the provider why it does not serve this one.`
  }
  switch (down) {
    case null:
      return 'It may be down, or it may shut this network out. Check the server name, try another network, and ask the provider.'
    case 'other':
      return 'It did not answer on another network either, so it is probably down. Wait a while, and ask the provider.'
    default:
      return `This network reached it ${down.here}, so it is probably down. Wait a while, and ask the provider.`
  }
}
