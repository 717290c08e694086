/** The situations of our field's support pages, each by words that servers and programs use for it. */
import type { Cause } from '../../../../electron/contract/words.ts'

export const situations: readonly { situation: string; text: string; cause: Cause }[] = [
  {
    situation: 'sign-in missing',
    text: '550-Please turn on SMTP Authentication in your mail client.\n550-mail.example.net [203.0.113.7]:50312 is not permitted to relay through\n550 this server without authentication.',
    cause: 'auth-required',
  },
  {
    situation: 'sign-in missing, with Outlook around it',
    text: "The message could not be sent because one of the recipients was rejected by the server. The rejected e-mail address was 'bob@example.org'. Account: 'mail.example.com', Server: 'mail.example.com', Protocol: SMTP, Server Response: '550 not local host example.org, not a gateway', Port: 25, Secure (SSL): No, Server Error: 550, Error Number: 0x800CCC79",
    cause: 'relay-denied',
  },
  {
    situation: 'wrong port: no reason in the box itself',
    text: "Your server has unexpectedly terminated the connection. Account: 'mail.example.com', Server: 'mail.example.com', Protocol: SMTP, Port: 465, Secure(SSL): No, Error Number: 0x800CCC0F",
    cause: 'unknown',
  },
  {
    situation: 'port 25 blocked',
    text: 'Outbound port 25 is blocked by your Internet service provider; use port 587 with authentication instead',
    cause: 'network-blocks-smtp',
  },
  {
    situation: 'wrong credentials in Gmail’s “Send mail as”',
    text: "** Message not delivered **\nYou're sending this from a different address using the 'Send mail as' feature. The settings for your account are misconfigured or out of date. Check those settings and try resending.\nThe response was:\nTLS Negotiation OK: 535 5.7.8 Error: authentication failed: authentication failure",
    cause: 'credentials-rejected',
  },
  {
    situation: 'no sign-in set in Gmail’s “Send mail as”',
    text: "Message not delivered\nYou're sending this from a different address or alias using the 'Send mail as' feature. The settings for your 'Send mail as' account are misconfigured or out of date. Check those settings and try resending.\nThe response from the remote server was:\n550 relay not permitted",
    cause: 'relay-denied',
  },
  {
    situation: 'the same, in the server’s own advice',
    text: "You're sending this mail from a different address or alias using the 'Send mail as' feature. The settings for your account are misconfigured or out of date.\nThe response from the remote server was:\n550-Please turn on SMTP Authentication in your mail client.\n550 mail-io1.google.com is not permitted to relay through this server without authentication.",
    cause: 'auth-required',
  },
  {
    situation: 'the organisation’s relay that Gmail is to hand mail to refuses it',
    text: 'Google tried to deliver your message, but it was rejected by the relay smtp.example.com by smtp.example.com. [203.0.113.4].\nThe error that the other server returned was:\n550 5.7.1 relaying denied',
    cause: 'relay-denied',
  },
  {
    situation: 'server moved, settings stale',
    text: '554 5.7.1 <bob@example.org>: Relay access denied',
    cause: 'relay-denied',
  },
  {
    situation: 'MX stale: the old server no longer takes the domain',
    text: '<bob@example.org>: host old.example.net[203.0.113.9] said: 550 5.7.1 Relaying denied (in reply to RCPT TO command)',
    cause: 'recipient-misrouted',
  },
  {
    situation: 'domain not in the server’s local list',
    text: "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    cause: 'relay-denied',
  },
  {
    situation: 'domain not the server’s, in words that bounces quote of other servers',
    text: "550 We don't handle mail for that domain",
    cause: 'relay-denied',
  },
  {
    situation: 'the same, quoted by a bounce',
    text: "<bob@example.org>: host mx.example.org[203.0.113.9] said: 550 We don't handle mail for that domain (in reply to RCPT TO command)",
    cause: 'recipient-misrouted',
  },
  {
    situation: 'MX of the recipient wrong',
    text: '<bob@example.org>: mail for example.org loops back to myself',
    cause: 'recipient-misrouted',
  },
  {
    situation: 'forwarding that rewrites the recipient',
    text: 'This message was created automatically by mail delivery software.\nThe following address(es) failed:\n  bob@example.net\n    (generated from bob@example.org)\n    SMTP error from remote mail server after RCPT TO:<bob@example.net>:\n    host mx.example.net [203.0.113.30]: 550 relay not permitted',
    cause: 'recipient-misrouted',
  },
  {
    situation: 'sign-in method mismatch',
    text: "The Outgoing server (SMTP) smtp.example.com does not support the selected authentication method. Please change the 'Authentication method' in the 'Account Settings | Outgoing Server (SMTP)'.",
    cause: 'auth-method-unsupported',
  },
  {
    situation: 'POP before SMTP',
    text: '550 5.7.1 Relaying Denied: Authenticate with POP first',
    cause: 'pop-before-smtp',
  },
  {
    situation: 'address ranges allowed only',
    text: '550 5.7.1 Access from your IP address 203.0.113.5 is not allowed; only addresses of our network may send',
    cause: 'network-not-allowed',
  },
  {
    situation: 'From address not allowed',
    text: '553 5.7.1 <ann@example.com>: Sender address rejected: not owned by user bob@example.com',
    cause: 'sender-not-allowed',
  },
  {
    situation: 'receiving side rejects by SPF',
    text: 'Remote server returned: 550 5.7.23 The message was rejected because of Sender Policy Framework violation',
    cause: 'sender-domain-policy',
  },
  {
    situation: 'silent drop: the server accepted it',
    text: '250 2.0.0 Ok: queued as 4B1C2D3E',
    cause: 'accepted',
  },
]
