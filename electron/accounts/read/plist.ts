/** A property list of either form → plain values. */
import { isBinaryPlist, parseBinaryPlist } from './binary-plist.ts'
import { PlistFault, type PlistValue } from './plist-value.ts'
import { valueOf, withoutMark } from './text.ts'
import { parseXmlPlist } from './xml-plist.ts'

/** @throws PlistFault */
export function parsePlist(bytes: Buffer): PlistValue {
  try {
    return isBinaryPlist(bytes)
      ? parseBinaryPlist(bytes)
      : parseXmlPlist(valueOf(withoutMark(bytes).toString('latin1')))
  } catch (error) {
    throw error instanceof PlistFault ? error : new PlistFault('it is damaged')
  }
}
