/**
 * Replies that real servers send (documented wordings of Exim, Postfix, Sendmail, qmail, Exchange, Dovecot, Courier, Gmail,
 * Microsoft 365 and others; names and addresses replaced), and near misses that belong to another cause. By cause.
 * One long file because it is one table: read and extended by row.
 */
import type { Cause, StepName } from '../../../../electron/contract/words.ts'
import type { TextKind } from '../../../../electron/diagnose/causes/reading.ts'

export interface KnownReply {
  kind: TextKind
  step: StepName | null
  text: string
}

const reply = (kind: TextKind, step: StepName | null, text: string): KnownReply => ({ kind, step, text })

export const knownReplies: readonly { cause: Cause; replies: readonly KnownReply[] }[] = [
  {
    cause: 'auth-required',
    replies: [
      reply(
        'smtp',
        null,
        '550-Please turn on SMTP Authentication in your mail client.\n550-mail.example.net [198.51.100.7]:50312 is not permitted to relay through\n550 this server without authentication.',
      ),
      reply('smtp', null, '530 5.7.1 Client was not authenticated'),
      reply('smtp', null, '530 5.7.0 Authentication required'),
      reply('smtp', null, '550 5.1.8 <a@example.com>: Sender address rejected: not logged in'),
      reply('smtp', null, '553 5.7.1 <ann@example.com>: Sender address rejected: not logged in'),
      reply('smtp', null, '550 5.7.1 Authentifizierung erforderlich'),
      reply('smtp', null, '550 5.7.1 <unknown[203.0.113.4]>: Client host rejected: Access denied, please authenticate'),
      reply('smtp', 'sender', '550 5.7.1 Log in before you send'),
      reply('smtp', 'recipient-outside', '554 You have to log on first to send outside'),
      reply(
        'smtp',
        'recipient-outside',
        '530 5.7.0 Authentication Required. For more information, go to https://support.google.com/mail/?p=WantAuthError x - gsmtp',
      ),
      reply('smtp', 'recipient-outside', '553 SMTP authentication is required to send mail outside'),
      reply('smtp', 'recipient-outside', '550 This server requires that you log in (SMTP AUTH) to send mail'),
      reply(
        'smtp',
        'recipient-outside',
        '503 5.5.1 This mail server requires authentication when attempting to send to a non-local e-mail address. Please check your mail client settings',
      ),
      reply('smtp', 'sender', '530 Sender must be authenticated'),
      reply('smtp', 'recipient-outside', '550 Sender verification requires you to authenticate first'),
    ],
  },
  {
    cause: 'relay-denied',
    replies: [
      reply('smtp', null, "550 we don't forward mail for that domain"),
      reply('client', null, "Server Response: '550 5.7.1 this system doesn't forward mail for that domain', Port: 25"),
      reply('smtp', 'recipient-outside', '550 relay not permitted'),
      reply('smtp', null, '554 5.7.1 <info@example.org>: Relay access denied'),
      reply('smtp', null, "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"),
      reply('smtp', null, '550 5.7.1 Unable to relay for info@example.org'),
      reply('smtp', null, '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'),
      reply('smtp', null, '550 5.7.1 Weiterleitung nicht erlaubt'),
      reply('smtp', 'recipient-own', '550 5.1.2 We do not relay for example.com: domain not hosted here'),
      reply('smtp', 'recipient-outside', '550 5.7.1 This server does not relay mail for your domain'),
      reply('smtp', 'recipient-outside', '550 5.7.1 <b@example.org>... Relaying denied'),
      reply('smtp', 'recipient-outside', '550 5.7.1 Relaying not allowed: b@example.org'),
      reply('smtp', 'recipient-outside', '551 This mail server does not accept mail for that domain'),
      reply('smtp', 'recipient-outside', '550 You are not allowed to send mail to b@example.org through this server'),
      reply('smtp', 'recipient-outside', '553 5.7.1 Sorry, this server is not an open relay'),
    ],
  },
  {
    cause: 'sender-not-allowed',
    replies: [
      reply('smtp', null, '553 5.7.1 <ann@example.com>: Sender address rejected: not owned by user bob'),
      reply('smtp', null, '550 5.7.60 SMTP; Client does not have permissions to send as this sender'),
      reply('smtp', null, '554 5.2.252 SendAsDenied; bob@example.com not allowed to send as ann@example.com'),
      reply('smtp', null, '553 mail from must equal authorized user'),
      reply('smtp', null, '501 mail from address must be same as authorization user'),
      reply('smtp', 'sender', '550 You are not allowed to use this sender address'),
      reply('smtp', 'sender', '550 5.7.1 Sender address b@example.com does not belong to your login'),
      reply('smtp', 'sender', '550 Requested action not taken: sender address not permitted for this account'),
      reply('smtp', 'sender', '553 5.7.1 You are not the owner of this address'),
    ],
  },
  {
    cause: 'encryption-required',
    replies: [
      reply('smtp', null, '530 5.7.0 Must issue a STARTTLS command first'),
      reply('smtp', null, '538 5.7.11 Encryption required for requested authentication mechanism'),
      reply(
        'imap',
        null,
        'a1 NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.',
      ),
      reply('pop3', null, '-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.'),
      reply('imap', null, 'a1 NO LOGIN is disabled, use STARTTLS first'),
      reply('smtp', 'sender', '451 5.7.3 STARTTLS and authentication required'),
      reply('imap', 'sign-in', 'a3 NO TLS must be negotiated before login'),
      reply('pop3', 'sign-in', '-ERR Must use SSL'),
      reply('smtp', 'sign-in', '530 5.7.0 SSL/TLS connection needed before authentication'),
      reply('smtp', 'sender', '451 5.7.3 STARTTLS is required to send mail'),
      reply('imap', 'sign-in', 'a3 NO [ALERT] Unencrypted logins are not allowed'),
    ],
  },
  {
    cause: 'credentials-rejected',
    replies: [
      reply('smtp', null, '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6'),
      reply('smtp', null, '535 Incorrect authentication data'),
      reply(
        'smtp',
        null,
        '535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1-20020a - gsmtp',
      ),
      reply('smtp', null, '535 5.7.3 Authentication unsuccessful'),
      reply('smtp', 'sign-in', '535 Authentication credentials invalid'),
      reply('imap', null, 'a1 NO [AUTHENTICATIONFAILED] Authentication failed.'),
      reply('imap', null, 'a1 NO LOGIN failed.'),
      reply('imap', null, 'a1 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'),
      reply('pop3', null, '-ERR [AUTH] Authentication failed.'),
      reply('pop3', null, '-ERR Logon failure: unknown user name or bad password.'),
      reply('pop3', null, '-ERR [AUTH] Username and password not accepted.'),
      reply('smtp', null, '535 5.7.8 Anmeldung fehlgeschlagen: Benutzername oder Passwort falsch'),
      reply('smtp', 'sign-in', '535 5.7.8 Bad username / password'),
      reply('smtp', 'sign-in', '535 authorization failed (#5.7.0)'),
      reply('smtp', 'sign-in', '501 5.7.0 Authentication aborted: wrong credentials'),
      reply('smtp', 'sign-in', '535 5.0.0 Login denied'),
      reply('imap', 'sign-in', 'a3 NO Login incorrect'),
      reply('imap', 'sign-in', 'a3 NO [AUTHORIZATIONFAILED] No such mailbox or password wrong'),
      reply('pop3', 'sign-in', '-ERR authorization failed'),
      reply('pop3', 'sign-in', '-ERR Password supplied for "ann" is incorrect.'),
      reply('pop3', 'sign-in', '-ERR Unable to log on'),
    ],
  },
  {
    cause: 'app-password-required',
    replies: [
      reply(
        'smtp',
        null,
        '534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor x - gsmtp',
      ),
      reply(
        'imap',
        null,
        'a1 NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      ),
      reply('smtp', null, '535 5.7.8 Error: authentication failed: Please use an app password'),
      reply('imap', 'sign-in', 'a3 NO [AUTHENTICATIONFAILED] Please generate an app specific password'),
      reply('smtp', 'sign-in', '535 Error: 请使用授权码登录'),
    ],
  },
  {
    cause: 'oauth-required',
    replies: [
      reply(
        'smtp',
        null,
        '535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0PR.eurprd.prod.outlook.com]',
      ),
      reply('smtp', 'recipient-outside', '550 5.7.30 Basic authentication is not supported for Client Submission.'),
      reply('smtp', 'sign-in', '535 5.7.8 Please log in via your web browser and then try again.'),
      reply('smtp', 'sign-in', '535 5.7.8 Passwords are no longer accepted, use OAuth2'),
      reply('smtp', 'sign-in', '535 5.7.8 This account requires OAuth2 authentication'),
      reply('imap', 'sign-in', 'a3 NO AUTHENTICATE failed: password login is not supported, use XOAUTH2'),
    ],
  },
  {
    cause: 'protocol-disabled',
    replies: [
      reply(
        'smtp',
        null,
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
      ),
      reply(
        'smtp',
        null,
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
      ),
      reply(
        'imap',
        null,
        'a1 NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
      ),
      reply(
        'pop3',
        null,
        '-ERR [SYS/PERM] Your account is not enabled for POP access. Please visit your Gmail settings page and enable your account for POP access.',
      ),
      reply('pop3', null, '-ERR POP3 is disabled for this account'),
      reply('imap', null, 'a1 NO IMAP access is disabled for your account'),
      reply('smtp', null, '535 5.7.0 User is not allowed to use SMTP'),
      reply('imap', null, 'a1 NO IMAP service is not available for your plan, please upgrade'),
      reply('imap', 'sign-in', 'a1 NO IMAP login is switched off for this mailbox. Enable it in webmail.'),
      reply('smtp', 'sign-in', '535 5.7.8 SMTP AUTH has been switched off by your administrator'),
      reply('imap', 'sign-in', 'a3 NO Your administrator has disabled IMAP'),
      reply('imap', 'sign-in', 'a3 NO [AUTHENTICATIONFAILED] This account does not have IMAP enabled'),
      reply('pop3', 'sign-in', '-ERR POP3 not allowed for this user'),
      reply('smtp', 'sign-in', '535 5.7.1 SMTP service is not enabled for user'),
    ],
  },
  {
    cause: 'account-locked',
    replies: [
      reply('imap', null, 'a1 NO [AUTHENTICATIONFAILED] Account is locked.'),
      reply('smtp', null, '535 5.7.8 Error: authentication failed: account suspended'),
      reply('imap', null, 'a1 NO [EXPIRED] Your password has expired'),
      reply('smtp', null, '535 5.7.139 Authentication unsuccessful, account is locked'),
      reply('smtp', null, '525 5.7.13 User account disabled'),
      reply('smtp', null, '550 Your outgoing mail has been suspended'),
      reply('imap', 'sign-in', 'a1 NO Too many failed logins, account temporarily locked'),
      reply('imap', 'sign-in', 'a3 NO Your mailbox has been blocked, contact support'),
      reply('pop3', 'sign-in', '-ERR account deactivated'),
    ],
  },
  {
    cause: 'recipient-unknown',
    replies: [
      reply('smtp', null, '550 5.2.1 The email account that you tried to reach is disabled.'),
      reply(
        'smtp',
        null,
        '550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
      ),
      reply('smtp', null, '550 No such user here'),
      reply('smtp', null, '550 5.1.1 The email account that you tried to reach does not exist.'),
      reply('smtp', null, '556 5.1.10 Recipient address has null MX'),
      reply('smtp', null, '550 5.1.2 <x@example.invalid>: Recipient address rejected: Domain not found'),
      reply('smtp', 'recipient-outside', '550 5.2.1 Account disabled'),
      reply('smtp', 'recipient-outside', '550 5.1.1 mailbox is disabled'),
      reply('smtp', 'recipient-outside', '550 Invalid recipient b@example.org'),
      reply('smtp', 'recipient-outside', '550 5.4.4 Host not found: example.invalid'),
      reply('smtp', 'recipient-outside', '450 4.1.2 Recipient address rejected: Domain not found'),
    ],
  },
  {
    cause: 'recipient-policy',
    replies: [
      // Microsoft 365's rules of an organisation: about forwarding, and about which servers may bring it mail.
      reply(
        'bounce',
        null,
        "Remote server returned '550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your administrator for further assistance. AS(7555)'",
      ),
      reply('smtp', null, '550 5.7.520 Access denied, Your organization does not allow external forwarding'),
      reply('bounce', null, '5.7.520 Access Denied – Your administrator has disabled external forwarding – AS(7555)'),
      reply('smtp', null, '550 5.7.51 TenantInboundAttribution; Rejecting'),
      reply(
        'bounce',
        null,
        "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set",
      ),
      reply(
        'smtp',
        null,
        '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group',
      ),
      reply('smtp', null, '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required'),
      reply('smtp', 'recipient-outside', '550 5.7.1 Recipient does not accept mail from your domain'),
    ],
  },
  {
    cause: 'pop-before-smtp',
    replies: [
      reply('smtp', null, '550 You must check for new mail before sending mail'),
      reply('smtp', null, '553 Sorry, please use POP before SMTP'),
      reply(
        'smtp',
        null,
        '554 5.7.1 <a@b.example>: Relay access denied, please check your mail first (POP before SMTP)',
      ),
      reply('smtp', 'recipient-outside', '550 relay not permitted: read your mail via POP3 first'),
      reply('smtp', 'recipient-outside', '571 Relaying denied; you need to check your inbox before sending'),
    ],
  },
  {
    cause: 'network-not-allowed',
    replies: [
      reply('smtp', null, '550 5.7.1 Mail from outside our network is not accepted; use our VPN'),
      reply('smtp', null, '554 5.7.1 Relaying only allowed from within the campus network'),
      reply('smtp', null, '550 Only customers of Proseware may use this server'),
      reply('smtp', null, '535 Login from your country is not allowed'),
      reply('imap', null, 'a1 NO [AUTHENTICATIONFAILED] Access denied: your IP address is not in the allowed range'),
      reply('smtp', null, '554 5.7.1 <unknown[203.0.113.4]>: Client host rejected: Access denied'),
      reply('smtp', 'recipient-outside', '550 5.7.1 Relaying not allowed from your network'),
      reply('imap', 'sign-in', 'a1 NO Logins from this network are not permitted'),
      reply(
        'smtp',
        'recipient-outside',
        '554 5.7.1 Access denied: you are connecting from outside the company network',
      ),
      reply('smtp', 'greeting', '554 5.7.1 Your IP address is not authorized to use this server'),
      reply('smtp', 'sender', '550 This server accepts mail only from 192.0.2.0/24 customers'),
      reply('smtp', 'sign-in', '535 5.7.8 Access from your location is blocked by policy'),
    ],
  },
  {
    cause: 'ip-blocklisted',
    replies: [
      reply(
        'smtp',
        null,
        '554 5.7.1 Service unavailable; Client host [203.0.113.4] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/203.0.113.4',
      ),
      reply('smtp', 'greeting', '554 mx.example.org Your IP has a poor reputation'),
      reply(
        'smtp',
        null,
        "550 5.7.1 Unfortunately, messages from [203.0.113.4] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
      ),
      reply('smtp', null, '450 4.7.25 Client host rejected: cannot find your reverse hostname, [203.0.113.4]'),
      reply('smtp', 'greeting', '550 Blocked - see https://ipcheck.example/?ip=203.0.113.9 - your address is listed'),
      reply('smtp', 'greeting', '554 5.7.1 Rejected because 203.0.113.9 is in a black list at bl.spamcop.net'),
      reply(
        'smtp',
        'greeting',
        '421 4.7.0 [TSS04] Messages from 203.0.113.9 temporarily deferred due to user complaints',
      ),
    ],
  },
  {
    cause: 'network-blocks-smtp',
    replies: [
      reply('smtp', 'greeting', '554 Outgoing SMTP is blocked on this hotel network'),
      reply(
        'smtp',
        'greeting',
        '550 SMTP connections are not allowed from this network. Please use webmail. Guest gateway',
      ),
      reply('smtp', 'greeting', "571 Port 25 outbound is blocked by your ISP's policy"),
      reply('smtp', 'greeting', '554 This hotspot does not allow sending e-mail'),
      reply('smtp', 'greeting', '554 5.7.1 Direct SMTP to external mail servers is blocked by the firewall'),
    ],
  },
  {
    cause: 'auth-method-unsupported',
    replies: [
      reply('smtp', null, '504 5.7.4 Unrecognized authentication type'),
      reply('smtp', null, '535 5.7.8 Error: authentication failed: no mechanism available'),
      reply('imap', null, 'a1 NO Unsupported authentication mechanism.'),
      reply('smtp', null, '503 5.5.1 Error: authentication not enabled'),
      reply('smtp', null, '503 AUTH command used when not advertised'),
      reply('smtp', 'sign-in', '504 AUTH mechanism NTLM not supported'),
      reply('smtp', 'sign-in', '535 5.7.8 Method CRAM-MD5 unavailable'),
      reply('imap', 'sign-in', 'a3 BAD Unknown SASL mechanism'),
    ],
  },
  {
    cause: 'hello-rejected',
    replies: [
      reply('smtp', null, '504 5.5.2 <mypc>: Helo command rejected: need fully-qualified hostname'),
      reply('smtp', null, '550 HELO argument is a bare IP'),
      reply('smtp', null, '501 Syntactically invalid EHLO argument(s)'),
      reply('smtp', 'hello', '550 5.7.1 Invalid HELO name localhost'),
      reply('smtp', 'hello', '501 HELO requires valid address'),
    ],
  },
  {
    cause: 'sender-domain-policy',
    replies: [
      reply('smtp', null, '550 5.7.23 SPF validation failed'),
      reply(
        'smtp',
        null,
        '550-5.7.26 This mail has been blocked because the sender is unauthenticated.\n550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.\n550 5.7.26 Authentication results: DKIM = did not pass',
      ),
      reply('smtp', 'recipient-outside', '550 5.7.1 Sender rejected: SPF fail for example.com'),
      reply('smtp', 'sender', '550 5.7.509 Access denied, sending domain example.com does not pass DMARC verification'),
    ],
  },
  {
    cause: 'content-rejected',
    replies: [
      reply('smtp', null, '554 5.7.1 Message rejected as spam by Content Filtering.'),
      reply(
        'smtp',
        null,
        '552-5.7.0 This message was blocked because its content presents a potential security issue.',
      ),
      reply('smtp', null, '550 5.7.1 Message contains a virus (Eicar-Test-Signature)'),
      reply('smtp', null, '550 High probability of spam'),
    ],
  },
  {
    cause: 'rate-limited',
    replies: [
      reply(
        'smtp',
        null,
        '421 4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.',
      ),
      reply('smtp', null, '452 4.5.3 Too many recipients'),
      reply('smtp', null, '421 4.7.0 Too many connections from your IP'),
      reply('smtp', null, '550 5.4.5 Daily user sending limit exceeded.'),
      reply('smtp', null, '454 4.7.0 Too many login attempts, please try again later.'),
      reply('imap', null, 'a1 NO [LIMIT] Too many simultaneous connections. (Failure)'),
      reply(
        'imap',
        null,
        'a1 NO [LIMIT] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
      ),
      reply('smtp', null, '450 4.7.1 Error: too much mail from 203.0.113.4'),
      reply('smtp', null, '421 too many errors'),
      reply('smtp', 'sign-in', '421 4.7.0 Too many authentication failures, try again later'),
      reply('smtp', 'recipient-outside', '450 4.7.1 You have sent too many messages in the last hour'),
      reply(
        'smtp',
        'recipient-outside',
        "550 5.7.232 Your message can't be sent because your trial tenant has exceeded its daily limit for sending email to external recipients",
      ),
      reply('imap', 'sign-in', 'a3 NO [INUSE] Maximum number of sessions reached'),
    ],
  },
  {
    cause: 'greylisted',
    replies: [
      reply('smtp', null, '451 4.7.1 Greylisting in action, please come back later'),
      reply(
        'smtp',
        null,
        '450 4.2.0 <a@example.com>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.com.html',
      ),
      reply('smtp', null, '451 Please try again in 5 minutes'),
      reply('smtp', 'recipient-outside', '450 4.7.1 You have been greylisted, retry in 300 seconds'),
      reply('smtp', 'recipient-outside', '451 4.7.1 Temporarily deferred, this is your first time; try in 60 seconds'),
    ],
  },
  {
    cause: 'mailbox-full',
    replies: [
      reply('smtp', null, '552 5.2.2 The email account that you tried to reach is over quota.'),
      reply('smtp', null, '452 4.2.2 Mailbox full'),
      reply('imap', null, 'a1 NO [OVERQUOTA] Quota exceeded (mailbox for user is full)'),
      reply('smtp', null, '552 5.2.2 Postfach voll'),
      reply('smtp', 'recipient-own', '552 5.2.2 Over quota'),
      reply('smtp', 'recipient-own', "450 User's disk quota is exhausted"),
    ],
  },
  {
    cause: 'message-too-large',
    replies: [
      reply('smtp', null, '552 5.3.4 Message size exceeds fixed limit'),
      reply('smtp', null, '552 5.3.4 Message too big for system'),
    ],
  },
  {
    cause: 'temporary-failure',
    replies: [
      reply('smtp', null, '454 4.7.0 Temporary authentication failure: Connection lost to authentication server'),
      reply('imap', null, 'a1 NO [UNAVAILABLE] Temporary authentication failure. [host:2026-11-21 17:09:06]'),
      reply('smtp', null, '451 4.3.0 Temporary lookup failure'),
      reply('smtp', null, '421 4.3.2 Service not available, closing transmission channel'),
      reply('smtp', null, '452 4.3.1 Insufficient system storage'),
      reply('pop3', null, '-ERR [IN-USE] Unable to lock maildrop: Mailbox is locked by POP server'),
      reply('pop3', null, '-ERR [SYS/TEMP] Backend not available'),
      reply('smtp', null, '451 4.7.1 Service unavailable - try again later'),
      reply('imap', 'greeting', '* BYE Server shutting down'),
      reply('smtp', 'sender', '451 4.3.5 Server configuration problem'),
      reply('smtp', 'sign-in', '454 4.7.0 Unable to verify credentials at this time'),
      reply('imap', 'greeting', '* BYE Internal error occurred. Refer to server log for more information.'),
    ],
  },
  {
    cause: 'unknown',
    replies: [
      reply('smtp', null, '503 5.5.1 Error: send HELO/EHLO first'),
      reply('smtp', null, '550 5.7.1 Rejected'),
      reply('smtp', null, '554 Transaction failed'),
      reply('smtp', null, '500 5.5.1 Command unrecognized'),
      reply('smtp', 'recipient-own', '550 Denied'),
      reply('smtp', 'hello', '502 5.5.2 Error: command not recognized'),
      reply('smtp', 'greeting', '554 No SMTP service here'),
      reply('smtp', 'hello', '550 No'),
      reply('smtp', 'recipient-outside', '550 5.7.1 Message refused by policy'),
      reply('smtp', 'sender', '501 5.5.4 Syntax error in parameters'),
    ],
  },
  {
    cause: 'accepted',
    replies: [
      reply('smtp', null, '250 2.1.5 Ok'),
      reply('smtp', null, '235 2.7.0 Authentication successful'),
      reply('imap', null, 'a1 OK LOGIN completed'),
      reply('pop3', null, '+OK Logged in.'),
      reply('smtp', null, '220 mx.example.com ESMTP NO UCE NO SPAM'),
      reply('imap', null, '* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] Dovecot ready.'),
      reply('smtp', null, '354 Start mail input; end with <CRLF>.<CRLF>'),
    ],
  },
  {
    cause: 'recipient-misrouted',
    replies: [
      reply(
        'bounce',
        null,
        "<b@example.org>: host mx.example.org[203.0.113.9] said: 550 we don't forward mail for that domain (in reply to RCPT TO command)",
      ),
      reply(
        'bounce',
        null,
        '<info@example.org>: host mx.example.org[192.0.2.9] said: 554 5.7.1 <info@example.org>: Relay access denied (in reply to RCPT TO command)',
      ),
      reply(
        'bounce',
        null,
        'SMTP error from remote mail server after RCPT TO:<info@example.org>:\n    host mx.example.org [192.0.2.9]: 550 relay not permitted',
      ),
    ],
  },
]
