/** Which user names an account may sign in with: as set, and the other usual form. When one is tried stands in further-checks.ts. */
import type { Account } from '../contract/account.ts'
import type { Side } from '../contract/words.ts'

/** The user name for one side: its own, else the other side's, else the address (mail programs fill it in that way). */
export function userNameFor(account: Account, side: Side): string {
  const own = side === 'incoming' ? account.incoming?.username : account.outgoing?.username
  const other = side === 'incoming' ? account.outgoing?.username : account.incoming?.username
  return own || other || account.email
}

/** The other usual form: whole address ↔ the part before the @. `null` where there is none. */
export function otherForm(username: string, email: string): string | null {
  const at = username.lastIndexOf('@')
  if (at > 0) return username.slice(0, at)
  const domain = email.slice(email.lastIndexOf('@') + 1)
  if (at === 0 || username === '' || domain === '' || domain === email) return null
  // DOMAIN\user is a third form (Exchange): neither half of it is an address.
  return username.includes('\\') ? null : `${username}@${domain}`
}
