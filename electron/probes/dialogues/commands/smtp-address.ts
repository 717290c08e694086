/** How a mail address is written on an SMTP command line, where it has letters that are not ASCII. */
import { asciiHostOf } from '../../../wire/host-name.ts'

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text)

/** The domain in ASCII (RFC 5891), which every server knows; what stands before the @ has no such form. */
export function writtenAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return isAscii(domain) ? address : `${address.slice(0, at + 1)}${asciiHostOf(domain)}`
}

/** Only servers with SMTPUTF8 (RFC 6531) take it. */
export function needsUtf8(address: string): boolean {
  return !isAscii(writtenAddress(address))
}
