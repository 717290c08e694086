/** New Outlook on Windows. Names: Microsoft Support, "Add an email account to Outlook for Windows", through copies. */
import { chosen, host, port, security, username, withoutMethod, type Place, type Program } from '../program.ts'

/** It has no choice here: a password, or the provider's own sign-in page where it knows one. */
const onlyPasswords = chosen(['authentication'], 'Authentication', ({ server, side }) => {
  const { authentication } = server
  if (authentication === undefined || authentication === 'password' || authentication === 'oauth2') return null
  return { cannot: withoutMethod(authentication, side) }
})

const path = ({ account }: Place): string[] => ['⚙ Settings', 'Accounts', 'Your accounts', account.email, 'Manage']
const encryption = security('Secure connection type', { none: 'None', starttls: 'StartTls', tls: 'SSL/TLS' })

export const outlookNew: Program = {
  client: 'outlook-new',
  name: 'New Outlook',
  versions: 'Outlook for Windows, 2024 and later',
  asOf: '2026-11',
  verifiedIn: null,
  notes: [
    'New Outlook fetches and sends through Microsoft’s cloud, not from this computer: a block in this network does not reach it, and what was checked from here says little about it.',
    'Where Manage shows no server fields, remove the account and add it again: choose IMAP or POP, then Show more.',
  ],
  incoming: ({ protocol }) => [
    {
      path,
      rows: [
        host(protocol === 'pop3' ? 'POP Incoming server' : 'IMAP Incoming server'),
        port('Port'),
        encryption,
        onlyPasswords,
        username(protocol === 'pop3' ? 'POP username' : 'IMAP username'),
      ],
    },
  ],
  outgoing: () => [
    { path, rows: [host('SMTP Outgoing server'), port('Port'), encryption, onlyPasswords, username('SMTP username')] },
  ],
}
