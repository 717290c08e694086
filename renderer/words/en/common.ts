/** Words that several screens share, and the names of settings as mail programs show them. */
import type { Authentication, Protocol, Security, Side } from '../../../electron/contract/words.ts'
import { programNames } from '../../../electron/contract/found.ts'

const plural = new Intl.PluralRules('en')

export function counted(count: number, one: string, other: string): string {
  return `${count} ${plural.select(count) === 'one' ? one : other}`
}

export const common = {
  product: 'Mail Settings Checker',
  skip: 'Skip to the content',
  home: 'Start',
  networks: 'Networks',
  explain: 'Explain an error',
  mainNavigation: 'Main',
  back: 'Back',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  copy: (what: string) => `Copy ${what}`,
  copied: 'Copied',
  copiedName: (what: string) => `Copied ${what}`,
  copiedWhat: (what: string) => `${what} copied.`,
  copyFailed: 'Could not copy. Select the text and copy it by hand.',
  saved: 'Saved.',
  saveFailed: 'Could not save.',
  loading: 'One moment',
  brokenTitle: 'This window met a mistake of its own',
  brokenLead: 'Nothing was changed and nothing was sent. Starting over usually helps.',
  startOver: 'Start over',
  goneTitle: 'This page is not connected',
  goneBanner: 'What you see stays as long as this page is open.',
  sides: { incoming: 'Receiving', outgoing: 'Sending' } satisfies Record<Side, string>,
  protocols: { imap: 'IMAP', pop3: 'POP3', smtp: 'SMTP' } satisfies Record<Protocol, string>,
  securities: { tls: 'SSL/TLS', starttls: 'STARTTLS', none: 'None' } satisfies Record<Security, string>,
  authentications: {
    password: 'Normal password',
    'password-encrypted': 'Encrypted password',
    ntlm: 'NTLM',
    kerberos: 'Kerberos',
    oauth2: 'OAuth 2 (in the browser)',
    none: 'No sign-in',
  } satisfies Record<Authentication, string>,
  fields: {
    protocol: 'Kind of server',
    host: 'Server',
    port: 'Port',
    security: 'Encryption',
    authentication: 'Sign-in',
    username: 'User name',
  },
  notSet: 'not set',
  notEncrypted: 'not encrypted',
  programs: programNames,
}
