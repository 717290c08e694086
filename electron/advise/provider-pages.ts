/**
 * Where the large providers let one make an app password, switch a protocol on, or read mail in the browser. Facts only (addresses of their own pages,
 * as of 2026), in our own words; a provider is recognised by a server's or an address's domain.
 */
export interface ProviderPages {
  name: string
  domains: readonly string[]
  /** Where a password for mail programs is made; `null`: it has none. */
  appPassword: string | null
  /** Where IMAP, POP or SMTP is switched on; `null`: always on, or up to an administrator. */
  protocols: string | null
  /** Where mail is read in the browser. */
  webmail: string
}

const rows: readonly ProviderPages[] = [
  {
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com', 'google.com'],
    appPassword: 'https://myaccount.google.com/apppasswords',
    protocols: null,
    webmail: 'https://mail.google.com',
  },
  {
    name: 'Yahoo',
    domains: ['yahoo.com', 'ymail.com', 'aol.com', 'att.net'],
    appPassword: 'https://login.yahoo.com/account/security',
    protocols: null,
    webmail: 'https://mail.yahoo.com',
  },
  {
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    appPassword: 'https://account.apple.com (Sign-In and Security, App-Specific Passwords)',
    protocols: null,
    webmail: 'https://www.icloud.com/mail',
  },
  {
    name: 'Outlook.com',
    domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
    appPassword: null,
    protocols: 'the settings of Outlook on the web, under Mail, Forwarding and IMAP',
    webmail: 'https://outlook.live.com',
  },
  {
    name: 'Microsoft 365',
    domains: ['office365.com'],
    appPassword: null,
    protocols: 'the Microsoft 365 admin centre, under the user’s mail apps',
    webmail: 'https://outlook.office.com',
  },
  {
    name: 'GMX',
    domains: ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'gmx.com'],
    appPassword: 'the security settings of your GMX account',
    protocols: 'the e-mail settings of GMX, under POP3/IMAP',
    webmail: 'https://www.gmx.net',
  },
  {
    name: 'WEB.DE',
    domains: ['web.de'],
    appPassword: 'the security settings of your WEB.DE account',
    protocols: 'the e-mail settings of WEB.DE, under POP3/IMAP',
    webmail: 'https://web.de',
  },
  {
    name: 'Fastmail',
    domains: ['fastmail.com', 'messagingengine.com'],
    appPassword: 'the settings of Fastmail, under Privacy & Security',
    protocols: null,
    webmail: 'https://app.fastmail.com',
  },
  {
    name: 'Zoho',
    domains: ['zoho.com', 'zoho.eu', 'zoho.in', 'zohomail.com'],
    appPassword: 'https://accounts.zoho.com (Security, App Passwords)',
    protocols: 'the settings of Zoho Mail, under Mail Accounts',
    webmail: 'https://mail.zoho.com',
  },
  {
    name: 'Yandex',
    domains: ['yandex.ru', 'yandex.com', 'ya.ru', 'yandex.net'],
    appPassword: 'https://id.yandex.com/security/app-passwords',
    protocols: 'the settings of Yandex Mail, under Email clients',
    webmail: 'https://mail.yandex.com',
  },
  {
    name: 'Mail.ru',
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru'],
    appPassword: 'https://account.mail.ru/user/2-step-auth/passwords',
    protocols: null,
    webmail: 'https://e.mail.ru',
  },
  {
    name: 'QQ Mail',
    domains: ['qq.com', 'foxmail.com'],
    appPassword: 'the settings of QQ Mail, under Accounts (authorization code)',
    protocols: 'the settings of QQ Mail, under Accounts',
    webmail: 'https://mail.qq.com',
  },
  {
    name: 'NetEase',
    domains: ['163.com', '126.com', 'yeah.net'],
    appPassword: 'the settings of the mailbox, under POP3/SMTP/IMAP (authorization code)',
    protocols: 'the settings of the mailbox, under POP3/SMTP/IMAP',
    webmail: 'https://mail.163.com',
  },
]

/** By a server's name or an address's domain; `null`: not one of these. */
export function providerPagesOf(names: readonly (string | null)[]): ProviderPages | null {
  const isOf = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`)
  const known = names.flatMap((name) => (name === null ? [] : name.toLowerCase().slice(name.lastIndexOf('@') + 1)))
  return rows.find(({ domains }) => known.some((name) => domains.some((domain) => isOf(name, domain)))) ?? null
}
