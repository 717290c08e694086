/**
 * Whom the relay question names when the user named nobody: role addresses at large providers, none of them the
 * account's own. RFC 5321 4.5.1 has every domain take mail for `postmaster`, and no message is sent. Reserved names
 * will not do: they publish a null MX (RFC 7505), and good servers refuse them.
 */
import type { Account } from '../contract/account.ts'

/** In the order of asking. `domains`: an address or a server below one of these belongs to the same provider. */
const providers = [
  {
    recipient: 'postmaster@gmail.com',
    domains: ['gmail.com', 'googlemail.com', 'google.com'],
  },
  {
    recipient: 'postmaster@outlook.com',
    domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'office365.com', 'office.com', 'microsoft.com'],
  },
  {
    recipient: 'postmaster@yahoo.com',
    domains: ['yahoo.com', 'yahoodns.net', 'ymail.com', 'aol.com', 'rocketmail.com'],
  },
  {
    recipient: 'postmaster@icloud.com',
    domains: ['icloud.com', 'me.com', 'mac.com', 'apple.com'],
  },
]

/** Two addresses at two providers: the second is asked where the first is refused for reasons of its own. */
export function outsideRecipients(account: Account): string[] {
  const names = [
    account.email.slice(account.email.lastIndexOf('@') + 1),
    account.incoming?.host,
    account.outgoing?.host,
  ]
    .filter((name) => name !== undefined)
    .map((name) => name.toLowerCase().replace(/\.$/, ''))
  const isTheirs = (domain: string): boolean => names.some((name) => name === domain || name.endsWith(`.${domain}`))
  return providers
    .filter(({ domains }) => !domains.some(isTheirs))
    .map(({ recipient }) => recipient)
    .slice(0, 2)
}
