/** The name to introduce ourselves with: an address literal (RFC 5321 section 4.1.3), as Thunderbird does; never this computer's own name. */
/** `null`: the local address is not known. */
export function helloName(localAddress: string | null): string {
  const address = localAddress?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? ''
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) return `[${address}]`
  return /^[\da-f:.]*:[\da-f:.]*$/i.test(address) ? `[IPv6:${address}]` : '[127.0.0.1]'
}
