/** "Try again" is no reason: beside a wrong password, a full mailbox or a rate, that decides; alone, nothing does. Judged as `mail-check explain` does it. */
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../../../electron/contract/words.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'

describe('no reason that Postfix knows of', () => {
  it.each<[Cause, string]>([
    ['credentials-rejected', '535 5.7.8 Error: authentication failed: (reason unavailable)'],
    [
      'credentials-rejected',
      'Failed to authenticate on SMTP server with username "ann@example.com" using 1 possible authenticators. Authenticator LOGIN returned Expected response code 235 but got code "535", with message "535 5.7.8 Error: authentication failed: (reason unavailable)".',
    ],
    [
      'credentials-rejected',
      'postfix/smtp[123]: SASL authentication failed; server smtp.example.com[192.0.2.1] said: 535 5.7.8 Error: authentication failed: (reason unavailable)',
    ],
    [
      'credentials-rejected',
      'warning: unknown[192.0.2.3]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=ann@example.com',
    ],
    ['credentials-rejected', '535 5.7.8 Error: authentication failed (reason not given)'],
    ['credentials-rejected', '535 5.7.8 authentication failure: reason unknown'],
    [
      'credentials-rejected',
      '[535] 535 5.7.8 Error: authentication failed: (reason unavailable) (SMTP code: 535, additional SMTP info: 5.7.8)',
    ],
    [
      'credentials-rejected',
      'production.ERROR: Failed to authenticate on SMTP server with username "hello@example.com" using the following authenticators: "LOGIN", "PLAIN". Authenticator "LOGIN" returned "Expected response code "235" but got code "535", with message "535 5.7.8 Error: authentication failed: (reason unavailable)".".',
    ],
    ['temporary-failure', '535 5.7.8 authentication backend unavailable'],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})

describe('beside a failed sign-in', () => {
  it.each<[Cause, string]>([
    ['credentials-rejected', '-ERR Invalid login or password, please try again'],
    ['credentials-rejected', 'A1 NO Invalid credentials, please try again'],
    ['credentials-rejected', 'Incorrect password. Try again'],
    ['credentials-rejected', 'Your user name or password is incorrect. Please try again.'],
    [
      'credentials-rejected',
      'An error occurred while sending mail. The mail server responded: 5.7.1 Authentication failed. Please check the message and try again.',
    ],
    ['credentials-rejected', '535 Wrong password, try again later'],
    ['credentials-rejected', 'Falsches Passwort. Bitte versuchen Sie es erneut.'],
    ['credentials-rejected', '535 5.7.8 Authentication failed, please retry'],
    ['credentials-rejected', 'Mot de passe incorrect, veuillez réessayer plus tard.'],
    ['credentials-rejected', '密码错误，请稍后重试'],
    ['temporary-failure', '454 4.7.0 Authentication failed: server busy, please try again later'],
    ['credentials-rejected', 'Usuario o contraseña incorrectos, inténtelo de nuevo'],
    ['credentials-rejected', 'Password non valida, riprova più tardi'],
    ['credentials-rejected', 'Złe hasło, spróbuj ponownie'],
    ['credentials-rejected', 'パスワードが違います。もう一度お試しください'],
    ['credentials-rejected', 'a2 NO Login failed, try again later'],
    ['credentials-rejected', '-ERR wrong user or password, please retry'],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})

describe('in some minutes', () => {
  it.each<[Cause, string]>([
    ['mailbox-full', '450 4.2.2 Mailbox full, try again in 60 minutes'],
    ['rate-limited', 'You have sent too many messages. Try again in 60 minutes.'],
    ['temporary-failure', 'System maintenance. Try again in 30 minutes'],
    ['rate-limited', '535 5.7.8 too many login failures from your IP, try again in 15 minutes'],
    ['rate-limited', '450 4.7.1 Recipient limit reached, wait 10 minutes and retry in 10 minutes'],
    ['mailbox-full', "452 4.2.2 The user's quota is used up. Please retry in 30 minutes"],
    ['temporary-failure', '421 4.3.2 Server overloaded, try again in 5 minutes'],
    ['greylisted', '450 4.7.1 Try again in 5 minutes'],
    ['greylisted', '451 4.7.1 Temporarily deferred. Try again in 300 seconds'],
    ['greylisted', '450 Please come back in 300 seconds'],
    ['account-locked', '535 Account locked. Try again in 30 minutes'],
    ['ip-blocklisted', '450 4.7.1 Your IP is listed on our blocklist. Try again in 30 minutes'],
    ['mailbox-full', '452 4.2.2 Over quota. Please try again in 2 hours or 120 minutes'],
    ['rate-limited', '421 4.7.0 Too many connections from your host, try again in 10 minutes'],
    ['rate-limited', 'Daily sending limit reached. Retry in 45 minutes'],
    ['temporary-failure', '451 4.3.0 Our database is down; come back in 10 minutes'],
    ['temporary-failure', 'Wartungsarbeiten. Bitte versuchen Sie es in 30 Minuten erneut'],
    ['message-too-large', '452 4.3.4 Message size exceeds the limit for now, retry in 20 minutes'],
    ['account-locked', 'Account temporarily locked, try again in 15 minutes'],
    ['greylisted', '451 4.7.1 Deferred, please try again in 10 minutes'],
    ['greylisted', '450 4.2.0 <bob@example.com>: Recipient address rejected: try again in 4 minutes'],
    [
      'credentials-rejected',
      'Login to account "Work" on server mail.example.com failed. Retry / Enter new password / Cancel',
    ],
    ['credentials-rejected', 'The IMAP server "imap.example.com" rejected the password. Try again.'],
    ['temporary-failure', '421 4.3.2 Service not available, closing transmission channel. Try again in 15 minutes'],
    ['temporary-failure', 'Server error: 451 4.7.1 Service unavailable - try again later'],
    ['rate-limited', '452 4.5.3 Too many recipients, try again later'],
    ['rate-limited', 'Too many login attempts. Please try again in 30 minutes.'],
    ['account-locked', 'Too many failed attempts; account is locked. Retry in 60 minutes'],
    ['content-rejected', '450 4.7.1 Message looks like spam, try again in 30 minutes'],
    ['greylisted', '450 4.2.0 You have been greylisted, retry in 300 seconds'],
    ['greylisted', '421 try again in 1 minute'],
    [
      'credentials-rejected',
      "We couldn't log on to the incoming (IMAP) server. Please check your email address and password and try again.",
    ],
    ['rate-limited', '450 4.7.1 <ann@example.com>: too many messages, please try again in 10 minutes'],
    ['network-not-allowed', '535 Authentication failed: logins from your country are blocked, try again later'],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})

describe('alone', () => {
  it.each<[Cause, string]>([
    ['unknown', 'Please try again later'],
    ['unknown', 'Bitte versuchen Sie es später noch einmal'],
    ['unknown', '421 Please try again later'],
    ['unknown', 'Something went wrong, try again in a few minutes.'],
    ['unknown', 'Bitte später nochmals versuchen'],
    ['unknown', 'Please retry later'],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})
