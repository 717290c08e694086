/** Which user names an account may sign in with: as set, and the other usual form. When one is tried stands in further-checks.ts. */
import type { Account } from '../contract/account.ts'
import type { Side } from '../contract/words.ts'

/** The user name for one side: its own; for sending, else the one for receiving (mail programs do so); else the address. */
export function userNameFor(account: Account, side: Side): string {
  const receiving = account.incoming?.username || account.email
  return side === 'incoming' ? receiving : account.outgoing?.username || receiving
}

/** The other usual form, of the account's own address: the whole of it ↔ the part before the @. `null`: there is none. */
export function otherForm(username: string, email: string): string | null {
  const at = username.lastIndexOf('@')
  const domain = email.slice(email.lastIndexOf('@') + 1)
  // Half of an address elsewhere is no name for this account; the account's own address may be.
  if (at > 0) return username.slice(at + 1).toLowerCase() === domain.toLowerCase() ? username.slice(0, at) : email
  if (at === 0 || username === '' || domain === '' || domain === email) return null
  // DOMAIN\user is a third form (Exchange): neither half of it is an address.
  return username.includes('\\') ? null : `${username}@${domain}`
}
