/** What people paste, and whether the advice fits their provider: its pages where the text is about their account, none of others'. */
import { describe, expect, it } from 'vitest'
import { wordsOfExplained } from '../../../electron/advise/explained-words.ts'
import { begin } from '../../../electron/advise/words/entry.ts'
import { causes } from '../../../electron/contract/words.ts'
import type { Actor, Cause } from '../../../electron/contract/words.ts'
import { explainText } from '../../../electron/diagnose/explain/explain.ts'

async function explained(text: string) {
  const { kind, ...taken } = await explainText(text)
  return { cause: taken.cause, ...wordsOfExplained(taken, kind === 'bounce', text) }
}

/** Whatever the provider, the reply leaves it open. */
const rejected = '535 5.7.8 Error: authentication failed'
const wanted = 'an application-specific password is required'

describe('the provider is recognised', () => {
  it.each<[how: string, text: string, cause: Cause, told: string]>([
    [
      'in words',
      `Your Gmail settings: ${rejected}`,
      'credentials-rejected',
      'https://myaccount.google.com/apppasswords',
    ],
    ['in words', `Gmail: ${wanted}`, 'app-password-required', 'https://myaccount.google.com/apppasswords'],
    ['in words', `Yahoo! Mail: ${wanted}`, 'app-password-required', 'https://login.yahoo.com/account/security'],
    ['in words', `AOL Mail: ${wanted}`, 'app-password-required', 'https://login.aol.com/account/security'],
    ['in words', `iCloud: ${wanted}`, 'app-password-required', 'https://account.apple.com'],
    ['in words', `GMX: ${wanted}`, 'app-password-required', 'https://hilfe.gmx.net/sicherheit/'],
    ['in words', `WEB.DE: ${rejected}`, 'credentials-rejected', 'https://hilfe.web.de/sicherheit/'],
    ['in words', `T-Online: ${rejected}`, 'credentials-rejected', 'https://www.telekom.de/'],
    ['in words', `Zoho Mail: ${wanted}`, 'app-password-required', 'https://accounts.zoho.com/'],
    ['in words', `Yandex: ${wanted}`, 'app-password-required', 'https://id.yandex.com/security/app-passwords'],
    ['in words', `Mail.ru: ${wanted}`, 'app-password-required', 'https://account.mail.ru/'],
    ['in words', `QQ邮箱: ${wanted}`, 'app-password-required', 'QQ Mail, under Accounts'],
    ['in words', `163邮箱: ${wanted}`, 'app-password-required', 'NetEase Mail, under POP3/SMTP/IMAP'],
    ['in words', 'Outlook.com: POP is disabled for this mailbox', 'protocol-disabled', 'the settings of Outlook.com'],
    ['in words', 'GMX: IMAP ist deaktiviert', 'protocol-disabled', 'the e-mail settings of GMX'],
    ['in words', 'Zoho: IMAP access is not enabled', 'protocol-disabled', 'the settings of Zoho Mail'],
    [
      'by the link',
      `${rejected} https://support.google.com/mail/?p=BadCredentials x - gsmtp`,
      'credentials-rejected',
      'Gmail',
    ],
    [
      'by the link',
      '-ERR Your account is not enabled for POP access: https://mail.google.com',
      'protocol-disabled',
      'Forwarding and POP/IMAP',
    ],
    [
      'by the link',
      `${rejected}. See https://login.yahoo.com/account`,
      'credentials-rejected',
      'Yahoo Mail takes only an app password',
    ],
    [
      'by the link',
      `${rejected} https://help.mail.ru/mail/security/protection/external`,
      'credentials-rejected',
      'https://account.mail.ru/',
    ],
    [
      'by the server',
      `Server: 'imap.mail.me.com', Server Response: '${rejected}'`,
      'credentials-rejected',
      'iCloud Mail takes only an app password',
    ],
    [
      'by the account',
      `Account: 'ann@yahoo.de', Server Response: '${rejected}'`,
      'credentials-rejected',
      'Yahoo Mail takes only an app password',
    ],
    [
      'by the account',
      `Account: 'ann@hotmail.com', Server Response: '${rejected}'`,
      'credentials-rejected',
      'Outlook.com takes no password',
    ],
    [
      'of two with one name',
      `Yahoo! JAPAN: IMAP is disabled for this mailbox`,
      'protocol-disabled',
      'the mail settings of Yahoo! JAPAN',
    ],
  ])('%s: %s', async (_how, text, cause, told) => {
    const words = await explained(text)
    expect(words).toMatchObject({ cause, explanation: expect.stringContaining(told) as string })
  })

  it.each([
    [`iCloud: ${wanted}`, 'iCloud Mail does not take'],
    [`freenet Mail: ${wanted}`, 'freenet Mail does not take'],
    ['mail.com: basic authentication is disabled, OAuth required', 'mail.com takes no password'],
  ])('its name is spelt as it spells itself: %s', async (text, told) => {
    const { explanation } = await explained(text)
    expect(explanation).toContain(told)
    expect(explanation).not.toMatch(/\bICloud|\bMail\.com/)
  })
})

it.each([
  ['iCloud Mail takes mail', 'iCloud Mail takes mail'],
  ['the server takes mail', 'The server takes mail'],
  ['smtp.proseware.example takes mail', 'smtp.proseware.example takes mail'],
])('a sentence begins as it should: %s', (sentence, expected) => {
  expect(begin(sentence)).toBe(expected)
})

describe('a switch that only an organisation’s IT has', () => {
  it.each([
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
    '535 5.7.3 SMTP AUTH is disabled. Visit https://aka.ms/smtp_auth_disabled for more information.',
    'SMTP AUTH is disabled for this mailbox [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]',
    'POP is disabled for this user [LO2P265CA0001.GBRP265.PROD.OUTLOOK.COM]',
    "Server: 'smtp.office365.com', Server Response: '535 SMTP authentication is disabled for this mailbox'",
    'Exchange Online: IMAP is disabled for this mailbox',
  ])('%s', async (text) => {
    const words = await explained(text)
    expect(words).toMatchObject({ cause: 'protocol-disabled', actor: 'it' })
    expect(words.explanation).toContain('IT department')
  })

  it('is one’s own at Outlook.com', async () => {
    const words = await explained(
      "Account: 'ann@outlook.com', Server Response: '-ERR POP is disabled [X.PROD.OUTLOOK.COM]'",
    )
    expect(words).toMatchObject({ cause: 'protocol-disabled', actor: 'you' })
    expect(words.explanation).toContain('the settings of Outlook.com')
  })
})

describe('replies that their maker documents', () => {
  it.each<[text: string, cause: Cause, actor: Actor, title: RegExp]>([
    [
      '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)',
      'recipient-policy',
      'it',
      /forwarded/,
    ],
    ['550 5.7.51 TenantInboundAttribution; Rejecting', 'recipient-policy', 'provider', /certain servers/],
    ['0x80042109', 'unknown', 'you', /did not reach the server/],
    [
      "Task 'a - Sending' reported error (0x80042109): 'Outlook cannot connect to your outgoing (SMTP) e-mail server.'",
      'unknown',
      'you',
      /did not reach the server/,
    ],
    ['Nothing about mail', 'unknown', 'you', /No known reason/],
  ])('%s', async (text, cause, actor, title) => {
    expect(await explained(text)).toMatchObject({ cause, actor, title: expect.stringMatching(title) as string })
  })
})

describe('the words of every cause', () => {
  const taken = {
    quote: '',
    protocol: null,
    code: null,
    enhanced: null,
    responseCode: null,
    port: null,
    security: null,
  }
  it.each(causes)('%s: whole sentences, whatever is known', (cause) => {
    for (const [server, email] of [
      [null, null],
      ['imap.gmail.com', 'ann@gmail.com'],
      ['smtp.office365.com', 'ann@contoso.example'],
    ] as const)
      for (const isBounce of [false, true]) {
        const { title, explanation } = wordsOfExplained({ ...taken, cause, server, email }, isBounce)
        expect(explanation).not.toMatch(/!|\bnull\b|undefined|\s{2}|\.\.(?!\.)/)
        expect(explanation).toMatch(/^(?:[A-Z“]|[a-z.0-9-]+\.[a-z]+ ).*\.$/)
        expect(explanation).not.toMatch(/[a-z,] The |\. [a-z]/)
        expect(title).not.toMatch(/\.$/)
      }
  })
})
