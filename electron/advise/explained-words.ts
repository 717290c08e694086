/**
 * The words for one pasted text, by its cause: what it means, who can mend it, what to do first. Words of their own, since
 * nothing was checked here: they speak of what the text says, and prove nothing.
 */
import type { Explained } from '../contract/explained.ts'
import type { Actor, Cause } from '../contract/words.ts'
import { begin } from './words/entry.ts'
import { providerPagesOf } from './provider-pages.ts'
import type { ProviderPages } from './provider-pages.ts'

type Taken = Omit<Explained, 'title' | 'explanation' | 'actor'>
type Words = Pick<Explained, 'title' | 'explanation' | 'actor'>

interface Known {
  /** The server's name, or "the server". */
  server: string
  /** The address in the text, or "this address". */
  address: string
  provider: ProviderPages | null
  /** About a message that came back. */
  isBounce: boolean
}

interface Row {
  actor: Actor | ((known: Known) => Actor)
  title: string
  means: (known: Known) => string
  first: (known: Known) => string
}

const always = (sentence: string) => () => sentence

const rows: Record<Cause, Row> = {
  accepted: {
    actor: 'you',
    title: 'The server accepted it',
    means: (k) => `${k.server} took the command: this text reports no fault.`,
    first: always('If mail still does not arrive, look at the later lines of the log, or run a check.'),
  },
  'auth-required': {
    actor: 'you',
    title: 'Sending needs a sign-in, and there was none',
    means: (k) => `${k.server} sends mail to others only for people who sign in, and the mail program did not.`,
    first: always(
      'Switch on the sign-in for the sending server in the mail program (“My outgoing server requires authentication”), with the same user name and password as for receiving.',
    ),
  },
  'relay-denied': {
    actor: 'you',
    title: 'The server does not pass on mail to other domains',
    means: (k) =>
      `${k.server} takes mail for its own people only, or does not know you as one who may send through it.`,
    first: always(
      'Check that the sending server in the mail program is the one your provider names today, and switch on its sign-in; that mends it most often.',
    ),
  },
  'pop-before-smtp': {
    actor: 'you',
    title: 'Mail has to be fetched before sending',
    means: (k) => `${k.server} recognises you by fetching mail: for some minutes after that it also sends.`,
    first: always(
      'Fetch new mail, then send within a few minutes. A sign-in for the sending server is the better way.',
    ),
  },
  'network-not-allowed': {
    actor: 'provider',
    title: 'The server does not serve this network',
    means: (k) =>
      `${k.server} only works from certain networks, addresses or countries. The password is not the reason.`,
    first: always('Use another network or a VPN of your company or provider, or ask them to allow yours.'),
  },
  'ip-blocklisted': {
    actor: 'network',
    title: 'The sender’s network address is on a blocklist',
    means: (k) => `${k.server} refuses the address that the mail came from, because of a blocklist or its reputation.`,
    first: (k) =>
      k.isBounce
        ? 'Your provider has to have its server taken off the list; forward the message to its support.'
        : 'Send with sign-in through your provider’s own server, or from another network.',
  },
  'network-blocks-smtp': {
    actor: 'network',
    title: 'The network blocks sending',
    means: always(
      'Something between, such as the internet provider’s or a hotel’s filter, refuses mail traffic itself.',
    ),
    first: always('Use port 587 or 465 for sending instead of 25, or another network.'),
  },
  'credentials-rejected': {
    actor: 'you',
    title: 'User name or password is wrong',
    means: (k) => `${k.server} does not accept this user name with this password.`,
    first: always(
      'Try the same password on the provider’s website. If it works there, compare the user name: some want the whole address, some only the part before the @.',
    ),
  },
  'app-password-required': {
    actor: 'you',
    title: 'A password made for mail programs is needed',
    means: (k) => `${k.provider?.name ?? k.server} does not take the normal password from mail programs.`,
    first: (k) =>
      k.provider?.appPassword
        ? `Make an app password there and enter it in the mail program: ${k.provider.appPassword}.`
        : 'Make an app password in the security settings of the account and enter it in the mail program.',
  },
  'oauth-required': {
    actor: 'you',
    title: 'Passwords are no longer accepted',
    means: (k) => `${k.provider?.name ?? k.server} only lets mail programs in that use modern sign-in (OAuth 2).`,
    first: always(
      'Remove the account from the mail program and add it anew with “Sign in with …”; a program that cannot do that has to be replaced or updated.',
    ),
  },
  'protocol-disabled': {
    actor: (k) => (k.provider?.name === 'Microsoft 365' ? 'it' : 'you'),
    title: 'This way of access is switched off',
    means: (k) => `${k.server} is in order; IMAP, POP or sending with sign-in is switched off for this mailbox.`,
    first: (k) =>
      k.provider?.protocols
        ? `Switch it on in ${k.provider.protocols}.`
        : 'Switch it on in the settings of the mailbox on the provider’s website, or ask the administrator.',
  },
  'account-locked': {
    actor: 'you',
    title: 'The account is locked',
    means: (k) => `${k.server} says that the account is locked, suspended or its password has expired.`,
    first: always(
      'Sign in on the provider’s website: it says there why, and usually how to unlock it. Do not try passwords again and again.',
    ),
  },
  'sender-not-allowed': {
    actor: 'you',
    title: 'This account may not send with this From address',
    means: (k) => `${k.server} does not allow ${k.address} as the sender for the user who signed in.`,
    first: always(
      'Set the From address to the account’s own, or have the provider confirm the other one; check that each address uses its own account for sending.',
    ),
  },
  'encryption-required': {
    actor: 'you',
    title: 'The connection must be encrypted first',
    means: (k) => `${k.server} does not take a sign-in or mail in clear.`,
    first: always('Set the connection security to SSL/TLS (ports 465, 993, 995) or STARTTLS (ports 587, 143, 110).'),
  },
  'auth-method-unsupported': {
    actor: 'you',
    title: 'The server does not offer this way of signing in',
    means: (k) => `${k.server} does not know the method that the mail program is set to, or offers none here.`,
    first: always(
      'Set the authentication to “Normal password” with SSL/TLS or STARTTLS; if none is offered, port 587 or 465 usually has it.',
    ),
  },
  'hello-rejected': {
    actor: 'provider',
    title: 'The server does not like how the sender introduces itself',
    means: (k) => `${k.server} refuses the computer name in the greeting (HELO or EHLO).`,
    first: (k) =>
      k.isBounce
        ? 'The provider of the sending server has to correct its name.'
        : 'Give the computer a plain name (letters and digits), or send through port 587 with sign-in.',
  },
  'recipient-unknown': {
    actor: 'you',
    title: 'There is no such recipient',
    means: (k) => `Mail to ${k.address} cannot be delivered: the mailbox or its domain does not exist, or is closed.`,
    first: always('Check the address for typing errors, or ask the recipient for the current one.'),
  },
  'recipient-misrouted': {
    actor: 'provider',
    title: 'The recipient’s side routes its mail wrongly',
    means: (k) =>
      `The server that should take mail for ${k.address} says that it does not. Your own settings are not the reason.`,
    first: always(
      'Tell the recipient in another way; their provider has to correct where mail for the domain goes (MX).',
    ),
  },
  'recipient-policy': {
    actor: 'provider',
    title: 'The recipient does not take mail from you',
    means: always(
      'The recipient, a group or its organisation accepts mail from certain senders only, or has blocked this one.',
    ),
    first: always('Ask the recipient in another way to allow your address.'),
  },
  'sender-domain-policy': {
    actor: 'it',
    title: 'The sender’s domain does not allow this way of sending',
    means: always('The rules that the domain publishes (SPF, DKIM, DMARC) did not fit the server that sent the mail.'),
    first: always(
      'Send through the server that belongs to the address. If it was that one, whoever manages the domain has to correct its entries.',
    ),
  },
  'content-rejected': {
    actor: 'you',
    title: 'The message looks like spam or carries something forbidden',
    means: (k) => `${k.server} refuses the content: its words, a link, an attachment, a virus or its form.`,
    first: always('Send it without attachment and links, as plain text; a cloud link often helps for files.'),
  },
  'rate-limited': {
    actor: 'you',
    title: 'Too much at once',
    means: (k) => `${k.server} limits how many messages, recipients, connections or sign-ins it takes in a time.`,
    first: always('Wait an hour, then send to fewer recipients at once; close mail programs on other devices.'),
  },
  greylisted: {
    actor: 'you',
    title: 'Try again in a few minutes',
    means: (k) => `${k.server} delays senders that it does not know yet, on purpose.`,
    first: always('Nothing has to be changed: a mail server tries again by itself; else send again after ten minutes.'),
  },
  'mailbox-full': {
    actor: (k) => (k.isBounce ? 'provider' : 'you'),
    title: 'The mailbox is full',
    means: (k) => (k.isBounce ? `There is no room left for mail to ${k.address}.` : 'The mailbox has no room left.'),
    first: (k) =>
      k.isBounce
        ? 'The recipient has to make room; tell them in another way, and send again later.'
        : 'If it is your own, delete or move old mail and empty the bin; else tell the recipient.',
  },
  'message-too-large': {
    actor: 'you',
    title: 'The message is too large',
    means: (k) => `The message is over the limit of ${k.server}.`,
    first: always('Make attachments smaller, send them apart, or send a link to them.'),
  },
  'temporary-failure': {
    actor: 'provider',
    title: 'The server has a problem of its own for now',
    means: (k) => `${k.server} could not do it just now. Neither the settings nor the password are the reason.`,
    first: always('Try again in half an hour; if it lasts, tell the provider.'),
  },
  unknown: {
    actor: 'you',
    title: 'This text does not say why',
    means: always('No sentence in it names a reason, so nothing can be concluded from it alone.'),
    first: always('A check of the account asks the servers themselves.'),
  },
}

/** @param isBounce the text is about a message that came back */
export function wordsOfExplained(taken: Taken, isBounce: boolean): Words {
  const row = rows[taken.cause]
  const known: Known = {
    server: taken.server ?? (isBounce ? 'The server that answered' : 'the server'),
    address: taken.email ?? 'this address',
    provider: providerPagesOf([
      taken.server,
      isBounce ? null : taken.email,
      /[a-z0-9.-]+\.[a-z]{2,}/i.exec(taken.quote)?.[0] ?? null,
    ]),
    isBounce,
  }
  return {
    title: row.title,
    explanation: `${begin(row.means(known))} ${begin(row.first(known))}`,
    actor: typeof row.actor === 'function' ? row.actor(known) : row.actor,
  }
}
