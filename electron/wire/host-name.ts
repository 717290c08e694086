/** One form for host names: what is asked of DNS, sent in SNI and compared with certificates. */
import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'

/** IDN → ASCII (RFC 5891), brackets of an IPv6 literal and a last dot taken off; what is no host name stays as it is. */
export function asciiHostOf(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(bare) !== 0) return bare
  const ascii = domainToASCII(bare)
  return (ascii === '' ? bare : ascii).replace(/\.$/, '')
}

/** Is it an IP address (brackets aside), and no name? */
export function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0
}
