/** Words for sending: what a server passes on, for whom and from where. */
import { change, quote, server } from './entry.ts'
import type { Cause, FindingCode } from '../../contract/words.ts'
import type { Entry } from './entry.ts'

export const relayWords = {
  'relay-denied': {
    brief: 'the server does not pass on mail to others',
    title: () => 'The server does not pass on mail to other domains',
    explanation: (c) =>
      `${server(c)} does not send mail on to people elsewhere for this account or from this place.${quote(c)} ` +
      change(
        c,
        'Check that it is the sending server that your provider names today. If it is, the provider has to allow sending for this account.',
      ),
  },
  'local-network-only': {
    brief: 'the server sends to others only from its own network',
    title: () => 'The server sends to others only from its own network',
    explanation: (c) =>
      `From here, ${server(c)} takes mail for its own people and refuses mail to anyone else, because the sender is not in its network and did not sign in. ` +
      change(
        c,
        'Ask the provider or your IT department for a sending server with sign-in, or connect through their VPN first.',
      ),
  },
  'pop-before-smtp': {
    brief: 'mail has to be fetched before sending',
    title: (c) =>
      c.afterFetching ? 'Mail may have to be fetched before sending' : 'Mail has to be fetched before sending',
    explanation: (c) =>
      (c.afterFetching
        ? `${server(c)} sends from here without sign-in, now that mail was just fetched. Some servers recognise people by that; whether this one does was not to be seen. `
        : `${server(c)} recognises you by fetching mail: for some minutes after that it also sends from the same place. `) +
      (c.proven
        ? 'The settings shown here sign in when sending and do not need this.'
        : 'Fetch new mail first, then send within a few minutes. Ask the provider for a sending server with sign-in, which is the better way.'),
  },
  'network-not-allowed': {
    brief: 'the server does not serve this network',
    title: () => 'The server does not serve this network',
    explanation: (c) =>
      `${server(c)} only works from certain networks or countries, and this one is not among them. The password and the settings are not the reason.${quote(c)} ` +
      change(c, 'Connect through a VPN of your company or provider, or use another network.'),
  },
  'ip-blocklisted': {
    brief: 'this network’s address is on a blocklist',
    title: () => 'This network’s address is on a blocklist',
    explanation: (c) =>
      `${server(c)} refuses because others have sent spam from this network’s address, which many people share.${quote(c)} ` +
      change(
        c,
        'Signing in when sending often helps, and so does another network or a phone’s hotspot. Whoever runs this network can have the address taken off the list.',
      ),
  },
  'relay-without-sign-in': {
    brief: 'sending works here without sign-in, elsewhere it will not',
    title: () => 'Sending works here without signing in, and will fail elsewhere',
    explanation: (c) =>
      `${server(c)} trusts this network and takes mail from anyone in it. In a hotel, at home or on the phone the same settings will be refused. ` +
      change(c, 'Switch on sign-in for sending, so that it works everywhere.'),
  },
  'wrong-server': {
    brief: 'this server is not the one for this account',
    title: () => 'This is not, or no longer, the server for this account',
    explanation: (c) =>
      `${server(c)} answers, and says that it does not handle mail for ${c.domain}.${quote(c)} Perhaps the mail has moved to another provider. ` +
      change(c, 'Ask whoever manages the address for the present server names, and enter them in the mail program.'),
  },
  'recipient-inconclusive': {
    brief: 'the test addresses refused for reasons of their own',
    title: () => 'Sending to others could not be tested fully',
    explanation: (c) =>
      `Signing in to ${server(c)} works. The two outside addresses used for the test were refused for reasons of their own, which says nothing about your account. Send yourself a message to be sure.`,
  },
  'hello-rejected': {
    brief: 'the server does not like this computer’s name',
    title: () => 'The server does not accept the name this computer gives',
    explanation: (c) =>
      `Before anything else a mail program introduces itself, and ${server(c)} did not like the name.${quote(c)} ` +
      change(
        c,
        'This usually concerns unsigned sending only: signing in, on port 465 or 587, avoids it. Otherwise the provider has to relax that rule.',
      ),
  },
  'sender-domain-policy': {
    brief: 'the address’s domain does not allow this sending server',
    title: (c) => `The rules of ${c.domain} do not allow this sending server`,
    explanation: (c) =>
      `The owner of ${c.domain} publishes which servers may send for it (SPF, DKIM, DMARC), and this way of sending is not among them.${quote(c)} ` +
      'Send through the server of the address’s own provider, or ask whoever manages the domain to add this one.',
  },
} satisfies Partial<Record<Cause | FindingCode, Entry>>
