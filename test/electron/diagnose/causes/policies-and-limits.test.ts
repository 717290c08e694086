/** Rules of an organisation or a plan beside a failed sign-in, and limits of sending beside a mailbox. Judged as `mail-check explain` does it. */
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../../../electron/contract/words.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'

describe('a rule, not the password', () => {
  it.each<[Cause, string]>([
    [
      'oauth-required',
      'Login to server outlook.office365.com failed. AUTHENTICATE failed. AADSTS65001: The user or administrator has not consented to use the application with ID',
    ],
    ['protocol-disabled', 'A1 NO AUTHENTICATE failed. User is authenticated but not connected.'],
    ['protocol-disabled', '* BAD User is authenticated but not connected.'],
    ['protocol-disabled', '535 Authentication failed due to conditional access policy'],
    ['protocol-disabled', "Login failed: your organization's policy does not allow this app"],
    ['protocol-disabled', '535 authentication failed: free accounts can not use SMTP'],
    ['oauth-required', "L'authentification de base est désactivée, 535 échec de l'authentification"],
    [
      'credentials-rejected',
      'AADSTS50126: Error validating credentials due to invalid username or password. (imap mail)',
    ],
    ['credentials-rejected', 'AADSTS50126: Invalid username or password, mail account on IMAP'],
    [
      'protocol-disabled',
      '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator. [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]',
    ],
    [
      'protocol-disabled',
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
    ],
    [
      'protocol-disabled',
      'Authentication unsuccessful: the request does not meet the criteria for being authenticated',
    ],
    ['credentials-rejected', 'AADSTS50126: Fehler bei der Überprüfung der Anmeldeinformationen. (imap)'],
    ['protocol-disabled', "535 5.7.3 Authentication unsuccessful, blocked by your organization's policy"],
    ['protocol-disabled', "Sign in failed because your company's policies do not permit this mail client"],
    ['protocol-disabled', '535 login failed: free plans cannot use IMAP'],
    ['protocol-disabled', 'a NO LOGIN failed: user is authenticated but not connected'],
    ['network-not-allowed', '535 5.7.3 conditional access: this location is not trusted'],
    ['oauth-required', 'AUTHENTICATE failed: AADSTS65001 consent missing'],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})

describe('a limit of sending, not a full mailbox', () => {
  it.each<[Cause, string]>([
    ['rate-limited', '450 Requested mail action not taken: mailbox unavailable\nMail send limit exceeded'],
    ['rate-limited', '450 Requested mail action not taken: mailbox unavailable\n450 Mail send limit exceeded'],
    ['rate-limited', "452 Quota d'envoi de mails dépassé"],
    ['rate-limited', '550 5.7.1 relay quota exceeded'],
    ['rate-limited', '452 smtp traffic quota exceeded'],
    ['rate-limited', '550 Requested action not taken: mailbox unavailable. Daily sending limit reached'],
    ['rate-limited', '554 Cuota de envío superada'],
    ['rate-limited', '550 outgoing mail quota of this account is used up'],
    ['rate-limited', '552 Versandkontingent überschritten'],
    ['mailbox-full', '452 4.2.2 Mailbox quota exceeded'],
    [
      'rate-limited',
      '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message [BeginDiagnosticData]WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade. OutboundSpamException: WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade.[EndDiagnosticData]',
    ],
    ['rate-limited', '450 4.2.1 mailbox unavailable: your mail sending limit is exceeded'],
    ['rate-limited', '552 Quota di invio superata'],
    ['rate-limited', '451 outgoing message quota reached for this mailbox'],
    [
      'rate-limited',
      '550 Requested action not taken: mailbox unavailable\nFor explanation visit https://postmaster.gmx.net. Mail send limit exceeded',
    ],
    ['rate-limited', '452 Versandlimit erreicht'],
    ['mailbox-full', '552 5.2.2 Quota exceeded (mailbox for user is full)'],
    ['rate-limited', '552 5.2.0 Daily mail quota exceeded for sender'],
    ['mailbox-full', '552 5.2.2 user quota exceeded'],
    ['mailbox-full', '550 mailbox unavailable: quota exceeded'],
    ['recipient-unknown', '550 Requested action not taken: mailbox unavailable'],
    ['recipient-unknown', 'Message bounced. <bob@nowhere.invalid>: host nowhere.invalid not found'],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})
