/** Words for everything about signing in. */
import { begin, change, quote, server } from './entry.ts'
import type { ProviderRules } from '../../contract/found.ts'
import type { Cause, FindingCode } from '../../contract/words.ts'
import type { Entry, WordContext } from './entry.ts'

/** A rule of our own table is said with its date: providers change them. */
function known({ name, asOf }: ProviderRules): string {
  return `${name} (as known in ${asOf})`
}

function switchOn(provider: ProviderRules): string {
  const { enableImapUrl } = provider
  return `At ${known(provider)} access for mail programs has to be switched on first: ${enableImapUrl}`
}

/** What else may be behind a refusal at this provider: another password, a switch that is off. */
function peculiarities(provider: ProviderRules): string {
  const { note, enableImapUrl } = provider
  if (note === null) return enableImapUrl === null ? '' : ` ${switchOn(provider)}`
  return ` About ${known(provider)}: ${note}${enableImapUrl === null ? '' : ` Access is switched on here: ${enableImapUrl}`}`
}

export const signInWords = {
  'auth-required': {
    brief: 'the server still asks for a sign-in',
    title: () => 'The server still asks for a sign-in',
    explanation: (c) =>
      `The settings have a sign-in, and ${server(c)} still says that it did not see one.${quote(c)} ` +
      change(
        c,
        'Check in the mail program that the sending server uses the same user name and password as receiving, and save the settings again.',
      ),
  },
  'auth-off': {
    brief: 'signing in is switched off in the settings',
    title: (c) => `Signing in for ${c.side === 'incoming' ? 'receiving' : 'sending'} is switched off`,
    explanation: (c) =>
      c.side === 'incoming'
        ? `The settings have no sign-in, and ${server(c)} shows a mailbox only to the person it belongs to. ${change(c, 'In the settings of the receiving server, switch on sign-in with user name and password.')}`
        : `The mail program sends without user name and password. ${server(c)} passes on mail to others only for people who sign in, and from here it cannot know you. ` +
          change(
            c,
            'In the settings of the sending server, switch on “requires sign-in” (also called SMTP authentication), with the same user name and password as for receiving.',
          ),
  },
  'credentials-rejected': {
    brief: 'user name or password was not accepted',
    title: (c) =>
      c.provenUsername === null
        ? 'User name or password was not accepted'
        : `The server knows you by another user name: ${c.provenUsername}`,
    explanation: (c) => rejection(c) + (c.provenUsername === null && c.provider ? peculiarities(c.provider) : ''),
  },
  'app-password-required': {
    brief: 'this account needs a password made for mail programs',
    title: () => 'This account needs a password made for mail programs',
    explanation: (c) =>
      (c.isByRule && c.provider
        ? `${server(c)} refused the password without saying why. It is a rule of ${known(c.provider)} that mail programs need a password made for them; the normal one is refused. If this was such a password, it was mistyped or has been withdrawn. `
        : `${server(c)} does not take the normal password from mail programs, usually because the account is protected with a second step. `) +
      'Sign in on the provider’s website, create an “app password” in the security settings, and use it in the mail program in place of the normal one.' +
      (c.provider?.appPasswordUrl ? ` It is made here: ${c.provider.appPasswordUrl}` : ''),
  },
  'oauth-required': {
    brief: 'this account signs in with the browser, not a password',
    title: () => 'This account does not take passwords from mail programs',
    explanation: (c) =>
      (c.isByRule && c.provider
        ? `It is a rule of ${known(c.provider)} that no password is taken, only a sign-in through its own page in the browser (often called OAuth 2 or modern sign-in). `
        : `${server(c)} only takes a sign-in through the provider’s own page in the browser (often called OAuth 2 or modern sign-in). `) +
      'Set up the account again in a mail program that offers this, and choose the provider by name where it is listed.',
  },
  'protocol-disabled': {
    brief: 'access for mail programs is switched off for this mailbox',
    title: () => 'Access for mail programs is switched off for this mailbox',
    explanation: (c) =>
      (c.isByRule && c.provider
        ? `${server(c)} refused the sign-in without saying why. It is a rule of ${known(c.provider)} that this way of reading or sending mail is off until someone switches it on. `
        : `${server(c)} says that this way of reading or sending mail is switched off for the mailbox; the password is not the reason.${quote(c)} `) +
      'Switch it on in the mailbox settings on the provider’s website (look for IMAP, POP or SMTP), or ask whoever manages the mailbox.' +
      (c.provider?.enableImapUrl ? ` ${switchOn(c.provider)}` : ''),
  },
  'account-locked': {
    brief: 'the account is locked or its password has expired',
    title: () => 'The account is locked, or its password has expired',
    explanation: (c) =>
      `${server(c)} knows the account and does not let it in at present.${quote(c)} ` +
      'Sign in on the provider’s website and follow what it asks for. If that does not work either, the provider or your IT department has to unlock it. Further tries here would not help.',
  },
  'auth-method-unsupported': {
    brief: 'the server does not know this way of signing in',
    title: () => 'The server does not offer the way of signing in that is set',
    explanation: (c) =>
      `The settings ask for a way of signing in that ${server(c)} does not offer. ` +
      change(
        c,
        'In the mail program, set the sign-in method to “normal password” on an encrypted connection, or ask the provider which one it offers.',
      ),
  },
  'sender-not-allowed': {
    brief: 'this account may not send with this address',
    title: (c) =>
      c.needsUtf8
        ? `${begin(server(c))} does not take the address ${c.email}`
        : `This account may not send as ${c.email}`,
    explanation: (c) =>
      c.needsUtf8
        ? `The address has letters before the @ that need a newer kind of server (SMTPUTF8), and ${server(c)} is none. So it was not asked whether it passes mail on. Use an address with plain letters for sending, or ask the provider.`
        : `${server(c)} accepted the connection and does not allow ${c.email} as the sender for this user.${quote(c)} ` +
          'Use the address that belongs to the account as the sender, or ask the provider to allow this one for it.',
  },
} satisfies Partial<Record<Cause | FindingCode, Entry>>

function rejection(c: WordContext): string {
  const [first, second] = c.rejectedUsernames
  if (c.provenUsername !== null) {
    const wrong = c.username === null ? 'the user name in the settings' : `“${c.username}”`
    return `The password is right: ${server(c)} took it with the user name “${c.provenUsername}”, and not with ${wrong}. ${change(c, 'Change the user name in the mail program.')}`
  }
  if (first !== undefined && second !== undefined) {
    return (
      `${server(c)} was reached safely and accepted this password neither for “${first}” nor for “${second}”, so most likely the password is wrong. ` +
      'Try the same password on the provider’s website. If it works there, ask the provider which user name mail programs need. If it does not, set a new password there first.'
    )
  }
  return (
    `${server(c)} was reached safely and did not accept ${c.username === null ? 'the user name' : `the user name “${c.username}”`} with this password. ` +
    'Try the same password on the provider’s website. If it works there, compare the user name: some want the whole address, some only the part before @. If it does not, set a new password there first.'
  )
}
