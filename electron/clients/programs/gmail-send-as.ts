/** Gmail in the browser, sending as another address. Names: support.google.com/mail/answer/22370, and hosters' guides. */
import { chosen, host, port, security, username, withoutMethod, type Program } from '../program.ts'

const onlyPasswords = chosen(['authentication'], 'Password', ({ server }) => {
  const { authentication } = server
  if (authentication === undefined) return null
  return authentication === 'password'
    ? { value: 'your password' }
    : { cannot: withoutMethod(authentication, 'outgoing') }
})

export const gmailSendAs: Program = {
  client: 'gmail-send-as',
  name: 'Gmail “Send mail as”',
  versions: 'Gmail in the browser',
  asOf: '2026-11',
  verifiedIn: null,
  notes: [
    'Gmail sends from Google’s own servers, not from this computer: a block in this network does not reach it, and what was checked from here says little about it.',
  ],
  incoming: () => [],
  outgoing: () => [
    {
      path: ({ account }) => [
        '⚙',
        'See all settings',
        'Accounts and Import',
        'Send mail as',
        `${account.email}: edit info`,
        'Next Step',
      ],
      rows: [
        host('SMTP Server'),
        port('Port'),
        username('Username'),
        onlyPasswords,
        security('Secured connection using', { starttls: 'TLS', tls: 'SSL' }),
      ],
    },
  ],
  cannot: ({ outgoing }) => (outgoing ? null : 'holds a sending server only, and this account has none'),
}
