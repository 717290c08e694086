/** A mechanism or encryption that a log or a transcript names in passing is no complaint about it. Judged as `mail-check explain` does it. */
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../../../electron/contract/words.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'

describe('logs and transcripts', () => {
  it.each<[Cause, string]>([
    [
      'credentials-rejected',
      'imap-login: Disconnected (auth failed, 1 attempts in 4 secs): user=<ann@example.com>, method=PLAIN, rip=192.0.2.4, lip=192.0.2.5, TLS, session=<abc>',
    ],
    [
      'credentials-rejected',
      'imap-login: Login aborted: Connection closed (auth failed, 1 attempts in 4 secs) (auth_failed): user=<ann@example.com>, method=PLAIN, rip=192.0.2.4, lip=192.0.2.5, TLS, session=<abc>',
    ],
    ['credentials-rejected', '535 5.7.8 Authentication failed, method=LOGIN'],
    [
      'credentials-rejected',
      '~> AUTH PLAIN AGFubkBleGFtcGxlLmNvbQBzZWNyZXQ=\n<~* 535 5.7.8 Error: authentication failed',
    ],
    ['credentials-rejected', '535 5.7.8 Authentication failed. CRAM-MD5 is also supported'],
    ['credentials-rejected', 'AUTHENTICATE PLAIN: Authentication failed'],
    ['credentials-rejected', 'DEBUG IMAPS: AUTHENTICATE PLAIN command result: A1 NO AUTHENTICATE failed.'],
    [
      'credentials-rejected',
      'pop3-login: Info: Aborted login (auth failed, 3 attempts): user=<bob>, method=CRAM-MD5, rip=192.0.2.9, TLS',
    ],
    ['credentials-rejected', 'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nS: 535 Authentication failed'],
    ['credentials-rejected', 'AUTH CRAM-MD5: 535 Incorrect authentication data'],
    ['credentials-rejected', 'A2 NO AUTHENTICATE LOGIN: invalid credentials'],
    [
      'credentials-rejected',
      'submission-login: Disconnected: Auth failed (auth failed, 2 attempts in 12 secs): user=<x>, method=LOGIN, rip=192.0.2.1, lip=192.0.2.2, TLS: Connection closed, session=<q>',
    ],
    ['auth-method-unsupported', 'AUTHENTICATE PLAIN: mechanism not supported'],
    ['auth-method-unsupported', '504 5.5.4 AUTH PLAIN: Unrecognized authentication type'],
    ['auth-method-unsupported', '535 5.7.8 NTLM authentication is not supported, CRAM-MD5 is'],
    [
      'encryption-required',
      'imap-login: Disconnected (tried to use disallowed plaintext auth): user=<>, method=PLAIN, rip=192.0.2.4',
    ],
    ['credentials-rejected', 'auth: passwd-file(ann,192.0.2.1): Password mismatch, method=CRAM-MD5'],
    [
      'credentials-rejected',
      'dovecot: pop3-login: Aborted login (auth failed, 1 attempts in 2 secs): user=<bob>, method=PLAIN, rip=192.0.2.9, lip=192.0.2.8, TLS: Disconnected, session=<xyz>',
    ],
    ['credentials-rejected', '>>> AUTH LOGIN\n<<< 334 UGFzc3dvcmQ6\n<<< 535 5.7.8 Username and Password not accepted'],
    [
      'credentials-rejected',
      'DEBUG SMTP: AUTH LOGIN command trace suppressed\nDEBUG SMTP: AUTH LOGIN failed\njavax.mail.AuthenticationFailedException: 535 Authentication failed',
    ],
    ['credentials-rejected', 'AUTH PLAIN: 535 5.7.8 bad credentials'],
    ['credentials-rejected', '535 Login incorrect. PLAIN and LOGIN are also available'],
    ['credentials-rejected', '-> AUTH PLAIN ****\n<- 535 5.7.8 Error: authentication failed'],
    ['auth-method-unsupported', '504 5.7.4 AUTH LOGIN not supported'],
    ['auth-method-unsupported', 'AUTH PLAIN\n504 5.5.4 Unrecognized authentication type'],
    ['auth-method-unsupported', '535 Authentication method=PLAIN is not allowed'],
    [
      'credentials-rejected',
      "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed: UGFzc3dvcmQ6')",
    ],
    ['credentials-rejected', '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6'],
    ['auth-required', '530 5.7.0 Authentication required, AUTH PLAIN or LOGIN'],
    ['auth-method-unsupported', 'Server supports only AUTH CRAM-MD5; PLAIN is not offered'],
    ['auth-method-unsupported', '504 5.7.4 Unrecognized authentication type'],
    ['encryption-required', '535 5.7.0 AUTH PLAIN: must issue a STARTTLS command first'],
    [
      'encryption-required',
      'AUTHENTICATE PLAIN: A1 NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.',
    ],
    [
      'credentials-rejected',
      'msmtp: authentication failed (method PLAIN)\nmsmtp: server message: 535 5.7.8 Error: authentication failed',
    ],
    [
      'credentials-rejected',
      'SASL authentication failed; cannot authenticate to server smtp.example.com[192.0.2.4]: no mechanism succeeded; 535 Invalid login',
    ],
    [
      'credentials-rejected',
      "mbsync: IMAP command 'LOGIN <user> <pass>' returned an error: NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",
    ],
    ['credentials-rejected', 'swaks: <** 535 5.7.8 Authentication failed: wrong password'],
    [
      'credentials-rejected',
      'Exim: dovecot_login authenticator failed for (ylmf-pc) [192.0.2.7]: 535 Incorrect authentication data (set_id=ann)',
    ],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})

describe("Thunderbird's advice to look at the method, too", () => {
  it.each<[Cause, string]>([
    [
      'credentials-rejected',
      "Unable to authenticate to Outgoing server (SMTP) smtp.example.com. Please check the password and verify the 'Authentication method' in 'Account Settings | Outgoing server (SMTP)'.",
    ],
    [
      'credentials-rejected',
      "Authentifizierung am Postausgangsserver (SMTP) smtp.example.com nicht möglich. Bitte überprüfen Sie das Passwort und die 'Authentifizierungsmethode' in 'Konten-Einstellungen | Postausgangs-Server (SMTP)'.",
    ],
    [
      'credentials-rejected',
      'Failed to authenticate to the incoming server imap.example.com. Check the password and the authentication method in the account settings.',
    ],
    [
      'credentials-rejected',
      "Impossible de s'authentifier auprès du serveur sortant (SMTP) smtp.example.com. Veuillez vérifier le mot de passe et la « méthode d'authentification » dans « Paramètres des comptes | Serveur sortant (SMTP) ».",
    ],
    [
      'credentials-rejected',
      'Unable to authenticate to incoming server. Please check the password and the authentication method.',
    ],
    [
      'credentials-rejected',
      'Unable to authenticate to Outgoing server (SMTP) mail.x.org. The server does not seem to like the password.',
    ],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})

describe("Roundcube's log", () => {
  it.each<[Cause, string]>([
    [
      'credentials-rejected',
      'IMAP Error: Login failed for user@domain.com against domain.com from 203.0.113.41(X-Forwarded-For: 203.0.113.41). Authentication failed. in /var/www/mail/program/lib/Roundcube/rcube_imap.php on line 200 (POST /?_task=login&_action=login)',
    ],
    [
      'credentials-rejected',
      'Hi, I get this error: IMAP Error: Login failed for user@domain.com against domain.com from 203.0.113.41(X-Forwarded-For: 203.0.113.41). Authentication failed. in /var/www/mail/program/lib/Roundcube/rcube_imap.php on line 200 (POST /?_task=login&_action=login)',
    ],
    [
      'credentials-rejected',
      'Hi, I get this error when I try to open my mail since yesterday:\nIMAP Error: Login failed for ann@x.org from 192.0.2.4. AUTHENTICATE PLAIN: Authentication failed. in /usr/share/roundcube/program/lib/Roundcube/rcube_imap.php on line 197 (POST /?_task=login&_action=login)',
    ],
    [
      'credentials-rejected',
      '[24-Feb-2023 10:11:12 +0100]: <abc> IMAP Error: Login failed for bob@x.org against mail.x.org from 192.0.2.9. LOGIN: Authentication failed. in /srv/roundcube/program/lib/Roundcube/rcube_imap.php on line 211 (POST /roundcube/?_task=login&_action=login)',
    ],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})
