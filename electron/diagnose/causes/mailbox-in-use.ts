/** Replies that mean: another session holds the mailbox just now. Passing, and not the lock of an account. */
import type { CauseRows } from './row.ts'

export const mailboxInUse: CauseRows = {
  cause: 'temporary-failure',
  rows: [
    {
      certainty: 'definite',
      from: 'POP3 servers (RFC 1939, RFC 2449 [IN-USE]): qpopper, Dovecot, Courier, Cyrus',
      phrases: [
        'lock .. maildrop|mailbox|mailspool|mailfile',
        'maildrop|mailbox .. locked by',
        'maildrop|mailbox already|is locked',
        'maildrop|mailbox is already locked',
        'mailbox|maildrop .. in use|another',
        'another pop|pop3|imap session|client|process',
        'maildrop busy|locked',
      ],
    },
  ],
}
