/**
 * What the numbers of Outlook, Outlook Express and Windows Mail mean by themselves. Only where Microsoft documents a reason
 * (KB 813514 and 208814, imnxport.h): a number that says that something failed says no cause, and is not here.
 */
import type { Cause, Protocol } from '../../contract/words.ts'

interface OutlookCode {
  cause: Cause
  protocol: Protocol | null
}

const rows: Readonly<Record<string, OutlookCode>> = {
  // General: server or maildrop busy; address, list or account not known; the sign-in failed.
  '0x800ccc0b': { cause: 'temporary-failure', protocol: null },
  '0x800ccc10': { cause: 'recipient-unknown', protocol: 'smtp' },
  '0x800ccc11': { cause: 'recipient-unknown', protocol: 'smtp' },
  '0x800ccc16': { cause: 'credentials-rejected', protocol: null },
  '0x800ccc18': { cause: 'credentials-rejected', protocol: null },
  // Sending: 421, 450, 550, 451, 452, 552 and 553 of RFC 5321 by name.
  '0x800ccc67': { cause: 'temporary-failure', protocol: 'smtp' },
  '0x800ccc68': { cause: 'temporary-failure', protocol: 'smtp' },
  '0x800ccc69': { cause: 'recipient-unknown', protocol: 'smtp' },
  '0x800ccc6a': { cause: 'temporary-failure', protocol: 'smtp' },
  '0x800ccc6c': { cause: 'temporary-failure', protocol: 'smtp' },
  '0x800ccc6d': { cause: 'mailbox-full', protocol: 'smtp' },
  '0x800ccc6e': { cause: 'recipient-unknown', protocol: 'smtp' },
  // None of the ways to sign in is supported by the server.
  '0x800ccc80': { cause: 'auth-method-unsupported', protocol: 'smtp' },
  // Fetching: user name or password not accepted.
  '0x800ccc91': { cause: 'credentials-rejected', protocol: 'pop3' },
  '0x800ccc92': { cause: 'credentials-rejected', protocol: 'pop3' },
  // Fetching from news and IMAP have no reasons of their own; Outlook's own: the mailbox is full.
  '0x8004060c': { cause: 'mailbox-full', protocol: null },
}

const number = /0x8[0-9a-f]{7}\b/gi

/** The first number of the text that has a meaning by itself; `null` where none has. */
export function outlookCode(text: string): (OutlookCode & { quote: string }) | null {
  for (const [found] of text.slice(0, 100_000).matchAll(number)) {
    const row = rows[found.toLowerCase()]
    if (row !== undefined) return { ...row, quote: found }
  }
  return null
}

export const hasOutlookCode = (text: string): boolean => text.slice(0, 100_000).search(number) !== -1
