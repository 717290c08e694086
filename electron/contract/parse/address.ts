/** An e-mail address, for the account and for the relay question: it will stand in MAIL FROM and RCPT TO. */
import { hostFault } from './host.ts'

/** RFC 5321 4.5.3.1: 64 octets before the @, 254 in all. Quoted local parts are not taken: no mail program makes them. */
const local = /^[^\s\p{Cc}\p{Cf}"(),:;<>@[\\\]]{1,64}$/u

/** @returns what is wrong, ending a sentence that begins with the setting's name; `null` when the address is good */
export function addressFault(address: string): string | null {
  if (address.trim() === '') return 'is empty; write the e-mail address'
  const at = address.lastIndexOf('@')
  if (at < 0) return 'has no @; write the whole e-mail address'
  if (address.length > 254) return 'is longer than an e-mail address can be'
  if (!local.test(address.slice(0, at))) return 'is not an e-mail address: look at the part before the @'
  if (/[[\]:]/.test(address.slice(at)) || hostFault(address.slice(at + 1)) !== null)
    return 'is not an e-mail address: look at the part after the @'
  return null
}

/** The part after the @, in lower case. For an address that `addressFault` found good. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Is it the same mailbox? The part before the @ may differ in case: servers decide, users do not mean it. */
export function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
