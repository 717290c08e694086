/** Whose account does a pasted text speak of? A server of somebody else outranks words; a recipient's address says nothing. */
import { describe, expect, it } from 'vitest'
import { providerInText } from '../../../electron/advise/provider-in-text.ts'
import type { Cause } from '../../../electron/contract/words.ts'
import { explainText } from '../../../electron/diagnose/explain/explain.ts'

describe('whose account the text is about', () => {
  const id = async (text: string) => {
    const { kind, ...taken } = await explainText(text)
    return [taken.cause, providerInText(taken, kind === 'bounce', text)?.id ?? null]
  }

  it.each<[name: string, text: string, cause: Cause, id: string | null]>([
    [
      'the server’s',
      "Server: 'smtp.gmail.com', Server Response: '535 authentication failed'",
      'credentials-rejected',
      'gmail',
    ],
    [
      'the smart host’s that a bounce quotes',
      '<bob@yahoo.com>: host smtp.gmail.com[142.250.1.108] said: 535 5.7.8 Username and Password not accepted (in reply to AUTH command)',
      'credentials-rejected',
      'gmail',
    ],
    [
      'no recipient’s',
      '<bob@gmail.com>: host gmail-smtp-in.l.google.com[142.250.1.26] said: 550-5.1.1 The email account that you tried to reach does not exist https://support.google.com/mail/?p=NoSuchUser (in reply to RCPT TO command)',
      'recipient-unknown',
      null,
    ],
    [
      'no recipient’s: full',
      '552 5.2.2 The recipient is out of storage space https://support.google.com/mail/?p=OverQuotaPerm',
      'mailbox-full',
      null,
    ],
    [
      'no recipient’s: locked',
      '<bob@gmail.com>: host smtp.gmail.com[142.250.1.26] said: 525 5.7.13 User account disabled (in reply to RCPT TO command)',
      'account-locked',
      null,
    ],
    [
      'no recipient’s: the sender refused',
      '<bob@yahoo.com>: host smtp.mail.yahoo.com said: 553 5.7.1 Sender address rejected: not owned by user (in reply to RCPT TO command)',
      'sender-not-allowed',
      null,
    ],
    [
      'not that of “Send mail as”',
      "** Message not delivered ** You're sending this from a different address using the 'Send mail as' feature in Gmail. The response was: 535 5.7.8 Error: authentication failed",
      'credentials-rejected',
      null,
    ],
    [
      'not that of a From address',
      '553 5.7.1 <ann@gmail.com>: Sender address rejected: not owned by user',
      'sender-not-allowed',
      null,
    ],
    ['no other word’s', '535 5.7.8 authentication failed at notgmail', 'credentials-rejected', null],
    ['nor its beginning', '535 5.7.8 authentication failed at gmailish', 'credentials-rejected', null],
    ['no one’s of several', 'Gmail and Yahoo: 535 5.7.8 authentication failed', 'credentials-rejected', null],
    ['no one’s', '535 5.7.8 authentication failed', 'credentials-rejected', null],
    [
      'another server’s than the one in words',
      '535 5.7.8 authentication failed. I forward from gmail. server smtp.fabrikam.com',
      'credentials-rejected',
      null,
    ],
    [
      'another server’s than the account is called after',
      `Account: 'Yahoo backup', Server: 'mail.fabrikam.com', Server Response: '535 authentication failed'`,
      'credentials-rejected',
      null,
    ],
    [
      'another server’s than that of an address',
      `Account: 'ann@gmail.com', Server: 'mail.fabrikam.com', Server Response: '535 authentication failed'`,
      'credentials-rejected',
      null,
    ],
    [
      'that of a server that is named in passing',
      '535 5.7.8 authentication failed\nHost: mail.fabrikam.com\nI use gmail',
      'credentials-rejected',
      null,
    ],
    [
      'that of a server that greets',
      '220 fabrikam.com ESMTP\n535 5.7.8 authentication failed\n221 Bye\nmy gmail fails',
      'credentials-rejected',
      null,
    ],
    ['no recipient’s: To', '535 5.7.8 authentication failed\nTo: bob@gmail.com', 'credentials-rejected', null],
    ['no recipient’s: An', '535 5.7.8 authentication failed\nAn: "Bob" <bob@gmail.com>', 'credentials-rejected', null],
    [
      'no one’s of several recipients',
      '535 5.7.8 authentication failed\nCc: ann@yahoo.com, bob@gmail.com',
      'credentials-rejected',
      null,
    ],
    [
      'no recipient’s: RCPT TO',
      'RCPT TO:<bob@gmail.com>\n535 5.7.8 authentication failed',
      'credentials-rejected',
      null,
    ],
    [
      'still that which a sign-in goes to',
      'NO [AUTHENTICATIONFAILED] Authentication failed\nlogin request to user@imap.mail.me.com failed',
      'credentials-rejected',
      'icloud',
    ],
    [
      'still that of the own address',
      '535 5.7.8 authentication failed for ann@gmail.com',
      'credentials-rejected',
      'gmail',
    ],
    [
      'still that of the known one of two servers',
      'smtp.gmail.com failed, mail.fabrikam.com works: 535 5.7.8 authentication failed',
      'credentials-rejected',
      'gmail',
    ],
    [
      'still whose page the server’s own words name',
      `Server: 'mail.fabrikam.com', Server Response: '535 5.7.8 Username and Password not accepted. https://support.google.com/mail/?p=BadCredentials'`,
      'credentials-rejected',
      'gmail',
    ],
  ])('%s: %s', async (_name, text, cause, expected) => {
    expect(await id(text)).toEqual([cause, expected])
  })
})
