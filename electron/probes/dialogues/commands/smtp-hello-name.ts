/** The name to introduce ourselves with: an address literal (RFC 5321 section 4.1.3), as Thunderbird does; never this computer's own name. */
import { addressFamilyOf } from '../../../wire/host-name.ts'

/** `null`: the local address is not known. */
export function helloName(localAddress: string | null): string {
  const address = localAddress?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? ''
  const family = addressFamilyOf(address)
  if (family === 4) return `[${address}]`
  return family === 6 ? `[IPv6:${address}]` : '[127.0.0.1]'
}
