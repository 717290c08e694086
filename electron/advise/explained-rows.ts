/**
 * What a pasted text means and what to do first, by its cause, in words for somebody who never heard of a port. Who can mend it says
 * `actors.ts`.
 */
import type { Actor, Cause } from '../contract/words.ts'
import type { ProviderPages } from './provider-pages.ts'

export interface Known {
  /** The server's name, or "the server". */
  server: string
  /** The address in the text, or "this address". */
  address: string
  /** Of the user's own account; `null`: not known, or the text is not about it. */
  provider: ProviderPages | null
  /** About a message that came back. */
  isBounce: boolean
  actor: Actor
}

interface Row {
  title: string
  means: (known: Known) => string
  first: (known: Known) => string
}

const always = (sentence: string) => () => sentence

const who = ({ provider, server }: Known) => provider?.name ?? server

/** What else a rejected password may mean at this provider, by its own help pages; a possibility, since the server does not say. */
function passwordHint({ provider }: Known): string {
  if (provider === null) return ''
  const { name, password, appPassword, asOf } = provider
  switch (password) {
    case 'never':
      return provider.isManaged
        ? ` At ${name} mail programs may use passwords only where the organisation’s IT allows it (as known in ${asOf}).`
        : ` The password need not be wrong: ${name} takes no password from mail programs (as known in ${asOf}), only a sign-in on its own page in the browser, which newer programs offer.`
    case 'app-password':
      return ` The password need not be wrong: ${name} takes only an app password from mail programs, not the normal one (as known in ${asOf})${appPassword === null ? '' : `. It is made here: ${appPassword}`}.`
    case 'allowed':
      return appPassword === null
        ? ''
        : ` The password need not be wrong: where two-step verification is on, ${name} takes only an app password from mail programs, which is made here: ${appPassword}.`
    default: {
      const never: never = password
      return never
    }
  }
}

function switchOn({ provider, actor }: Known): string {
  const place = provider?.protocols ?? null
  if (actor === 'it')
    return `Only the organisation’s IT department can switch it on; ask it to${place === null ? '' : ` do so in ${place}`}.`
  if (provider !== null) return `Switch it on in ${place ?? `the mail settings of ${provider.name} in the browser`}.`
  return 'Switch it on in the settings of the mailbox on the provider’s website, or ask whoever manages the mailbox.'
}

export const explainedRows: Record<Cause, Row> = {
  accepted: {
    title: 'The server accepted it',
    means: (k) => `${k.server} took the command: this text reports no fault.`,
    first: always('If mail still does not arrive, look at the later lines of the log, or run a check.'),
  },
  'auth-required': {
    title: 'Sending needs a sign-in, and there was none',
    means: (k) => `${k.server} sends mail to others only for people who sign in, and the mail program did not.`,
    first: always(
      'In the mail program, switch on the sign-in for the sending server (“My outgoing server requires authentication”), with the same user name and password as for receiving.',
    ),
  },
  'relay-denied': {
    title: 'The server does not pass on mail to other domains',
    means: (k) =>
      `${k.server} takes mail for its own people only, or does not know you as one who may send to others through it.`,
    first: always(
      'In the mail program, switch on the sign-in for the sending server, with the same user name and password as for receiving; that mends it most often. If it is on, check that the server is the one your provider names today, and ask the provider.',
    ),
  },
  'pop-before-smtp': {
    title: 'Mail has to be fetched before sending',
    means: (k) => `${k.server} recognises you by fetching mail: for some minutes after that it also sends.`,
    first: always(
      'Fetch new mail, then send within a few minutes. A sign-in for the sending server is the better way.',
    ),
  },
  'network-not-allowed': {
    title: 'The server does not serve this network',
    means: (k) =>
      `${k.server} only works from certain networks or countries, such as the provider’s or a company’s own. The password is not the reason.`,
    first: (k) =>
      k.isBounce
        ? 'The provider of the sending server has to settle it with the other side; forward the message to its support.'
        : 'Use another network, or the VPN of your company or provider (a connection into its own network), or ask them to allow yours.',
  },
  'ip-blocklisted': {
    title: 'The sender’s network address is on a blocklist',
    means: (k) =>
      `${k.server} refuses the network address that the mail came from, because spam was seen from there or a blocklist has it. Many people share such an address; it need not have been you.`,
    first: (k) =>
      k.isBounce
        ? 'Your provider has to have its server taken off the list; forward the message to its support.'
        : 'Switch on the sign-in for sending through your provider’s own server, or use another network, such as a phone’s hotspot. Whoever runs this network can have its address taken off the list.',
  },
  'network-blocks-smtp': {
    title: 'The network blocks sending',
    means: always(
      'Something on the way, such as a filter of the internet provider or of a hotel, refuses mail traffic itself. Neither the password nor the mail server is the reason.',
    ),
    first: always(
      'In the settings of the sending server, change the port (the number beside its name) from 25 to 587 or 465, with sign-in and encryption on; or use another network.',
    ),
  },
  'credentials-rejected': {
    title: 'User name or password is wrong',
    means: (k) => `${k.server} does not accept this user name with this password.${passwordHint(k)}`,
    first: always(
      'Try the same password on the provider’s website. If it works there, compare the user name: some want the whole address, some only the part before the @.',
    ),
  },
  'app-password-required': {
    title: 'A password made for mail programs is needed',
    means: (k) =>
      `${who(k)} does not take the normal password from mail programs, only one that it makes for them (an “app password”).`,
    first: (k) =>
      k.provider?.appPassword
        ? `Make one and enter it in the mail program in place of the normal one. It is made here: ${k.provider.appPassword}.`
        : 'Make one in the security settings of the account, on the provider’s website, and enter it in the mail program in place of the normal one.',
  },
  'oauth-required': {
    title: 'Passwords are no longer accepted',
    means: (k) =>
      `${who(k)} takes no password from mail programs, only a sign-in on the provider’s own page in the browser (“modern sign-in”, OAuth 2).`,
    first: always(
      'Remove the account from the mail program and add it anew with “Sign in with …”; the page then opens by itself. A program that cannot do that has to be updated or replaced.',
    ),
  },
  'protocol-disabled': {
    title: 'This way of access is switched off',
    means: (k) =>
      `${k.server} is in order; what mail programs need for this mailbox (IMAP or POP for receiving, a sign-in for sending) is switched off. The password is not the reason.`,
    first: switchOn,
  },
  'account-locked': {
    title: 'The account is locked',
    means: (k) =>
      `${k.server} says that the account is locked or suspended, or that its password has expired. Do not try passwords again and again.`,
    first: (k) =>
      k.actor === 'it'
        ? 'Sign in in the browser: it may say why. Only your organisation’s IT department can unlock it.'
        : `Sign in on the provider’s website${k.provider?.webmail ? ` (${k.provider.webmail})` : ''}: it says there why, and usually how to unlock it. If not, the provider has to.`,
  },
  'sender-not-allowed': {
    title: 'This account may not send with this From address',
    means: (k) => `${k.server} does not allow ${k.address} as the sender for the user who signed in.`,
    first: always(
      'Set the From address to the account’s own, or have the provider confirm the other one; check that each address uses its own account for sending.',
    ),
  },
  'encryption-required': {
    title: 'The connection must be encrypted first',
    means: (k) => `${k.server} takes no password and no mail over an unprotected connection.`,
    first: always(
      'In the mail program’s server settings, set the connection security to “SSL/TLS”, or to “STARTTLS” where that does not connect. The port beside it usually changes by itself: 465 or 587 for sending, 993 or 143 for receiving (POP: 995 or 110).',
    ),
  },
  'auth-method-unsupported': {
    title: 'The server does not offer this way of signing in',
    means: (k) =>
      `${k.server} does not know the way of signing in that the mail program is set to, or offers none on this connection.`,
    first: always(
      'In the mail program’s server settings, set the authentication to “Normal password” and the connection security to “SSL/TLS” or “STARTTLS”. If none is offered for sending, try port 465 or 587 (the number beside the server’s name).',
    ),
  },
  'hello-rejected': {
    title: 'The server does not like how the sender introduces itself',
    means: (k) =>
      `Before anything else a computer tells a mail server its name (HELO or EHLO), and ${k.server} refuses the one it was told.`,
    first: (k) =>
      k.isBounce
        ? 'Your own settings are not the reason: the provider of the sending server has to correct its name; forward the message to its support.'
        : 'For sending, switch on the sign-in and set port 587 or 465 in place of 25 (the number beside the server’s name). If that is so already, give the computer a plain name (letters and digits), or ask the provider.',
  },
  'recipient-unknown': {
    title: 'There is no such recipient',
    means: (k) => `Mail to ${k.address} cannot be delivered: the mailbox or its domain does not exist, or is closed.`,
    first: always('Check the address letter by letter, or ask the recipient for the current one.'),
  },
  'recipient-misrouted': {
    title: 'The recipient’s side routes its mail wrongly',
    means: (k) =>
      `The server that should take mail for ${k.address} says that it does not, or passes it round in a circle. Your own settings are not the reason.`,
    first: always(
      'Tell the recipient in another way; their provider has to correct where mail for the domain goes (its MX entry).',
    ),
  },
  'recipient-policy': {
    title: 'The recipient does not take mail from you',
    means: always(
      'The recipient, a group or its organisation accepts mail from certain senders only, or has blocked this one.',
    ),
    first: always('Ask the recipient in another way to allow your address.'),
  },
  'sender-domain-policy': {
    title: 'The sender’s domain does not allow this way of sending',
    means: always(
      'The domain of the From address (the part after the @) publishes which servers may send for it (SPF, DKIM, DMARC), and the one that sent this mail did not fit.',
    ),
    first: always(
      'Send through the server that belongs to the address. If it was that one, whoever manages the domain has to correct its entries.',
    ),
  },
  'content-rejected': {
    title: 'The message looks like spam or carries something forbidden',
    means: (k) => `${k.server} refuses the content: its words, a link, an attachment, a virus or its form.`,
    first: always('Send it without attachment and links, as plain text; a cloud link often helps for files.'),
  },
  'rate-limited': {
    title: 'Too much at once',
    means: (k) => `${k.server} limits how many messages, recipients, connections or sign-ins it takes in a time.`,
    first: always('Wait an hour, then send to fewer recipients at once; close mail programs on other devices.'),
  },
  greylisted: {
    title: 'Try again in a few minutes',
    means: (k) => `${k.server} delays senders that it does not know yet, on purpose.`,
    first: always('Nothing has to be changed: a mail server tries again by itself; else send again after ten minutes.'),
  },
  'mailbox-full': {
    title: 'The mailbox is full',
    means: (k) => (k.isBounce ? `There is no room left for mail to ${k.address}.` : 'The mailbox has no room left.'),
    first: (k) =>
      k.isBounce
        ? 'The recipient has to make room; tell them in another way, and send again later.'
        : 'If it is your own, delete or move old mail and empty the bin; else tell the recipient.',
  },
  'message-too-large': {
    title: 'The message is too large',
    means: (k) => `The message with its attachments is larger than ${k.server} takes.`,
    first: always('Make attachments smaller, send them apart, or send a link to them.'),
  },
  'temporary-failure': {
    title: 'The server has a problem of its own for now',
    means: (k) => `${k.server} could not do it just now. Neither the settings nor the password are the reason.`,
    first: always('Try again in half an hour; if it lasts, tell the provider.'),
  },
  unknown: {
    title: 'No known reason in this text',
    means: always(
      'None of the reasons that this program knows stands in it, so nothing is concluded from the text alone.',
    ),
    first: always('Run a check of the account: it asks the servers themselves.'),
  },
}
