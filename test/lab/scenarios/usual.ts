/** What many rows have in common: whole accounts, whole verdicts, and what leads away from a port. */
import { ADDRESS, choice, imap, smtp } from '../scenario.ts'

// Verdicts.
export const works = { incoming: 'works', outgoing: 'works', reason: null } as const
/** Receiving works, and for sending something was proven. */
export const fixed = { incoming: 'works', outgoing: 'works-with-changes', reason: null } as const
export const bothFixed = { incoming: 'works-with-changes', outgoing: 'works-with-changes', reason: null } as const
export const blocked = { incoming: 'blocked-here', outgoing: 'blocked-here', reason: null } as const
export const sendingBlocked = { incoming: 'works', outgoing: 'blocked-here', reason: null } as const
export const broken = { incoming: 'broken', outgoing: 'broken', reason: null } as const
export const unanswered = { incoming: 'cannot-tell', outgoing: 'cannot-tell', reason: 'unanswered' } as const
export const wrongPassword = { incoming: 'cannot-sign-in', outgoing: 'cannot-tell', reason: null } as const

// Accounts, with the right password. `usual`: SSL/TLS on both sides (RFC 8314).
export const usual = { incoming: imap(993, 'tls'), outgoing: smtp(465, 'tls'), password: 'right' } as const
export const submission = { incoming: imap(993, 'tls'), outgoing: smtp(587, 'starttls'), password: 'right' } as const
export const startTls = { incoming: imap(143, 'starttls'), outgoing: smtp(587, 'starttls'), password: 'right' } as const
export const over25 = { incoming: imap(993, 'tls'), outgoing: smtp(25, 'starttls'), password: 'right' } as const
/** As a location-based relay wants it: no encryption, no sign-in. */
export const unsigned25 = { incoming: imap(993, 'tls'), outgoing: smtp(25, 'none', 'none'), password: 'right' } as const
export const inClear = { incoming: imap(143, 'none'), outgoing: smtp(587, 'none'), password: 'right' } as const

// Recommended.
export const none = { incoming: [], outgoing: [] }
export const signInOn = { authentication: ['none', 'password'], username: ['', ADDRESS] } as const
export const away587 = [choice('smtp', 465, 'tls', { port: [587, 465], security: ['starttls', 'tls'] })]
export const away25 = [
  choice('smtp', 465, 'tls', { port: [25, 465], security: ['starttls', 'tls'] }),
  choice('smtp', 587, 'starttls', { port: [25, 587] }),
]
/** From `unsigned25`. */
export const to465SignedIn = choice('smtp', 465, 'tls', { port: [25, 465], security: ['none', 'tls'], ...signInOn })
export const to587SignedIn = choice('smtp', 587, 'starttls', {
  port: [25, 587],
  security: ['none', 'starttls'],
  ...signInOn,
})
