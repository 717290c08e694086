/** What a property list holds, and small questions to it. Maps, so that no key of a file reaches a prototype. */
export type PlistValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | { uid: number }
  | readonly PlistValue[]
  | ReadonlyMap<string, PlistValue>

/** Why a property list was refused; ends a sentence. Never quotes the file. */
export class PlistFault extends Error {}

export function isMap(value: PlistValue | undefined): value is ReadonlyMap<string, PlistValue> {
  return value instanceof Map
}

export function isList(value: PlistValue | undefined): value is readonly PlistValue[] {
  return Array.isArray(value)
}

/** `undefined` where it is absent or of another kind. */
export function textIn(value: PlistValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

export function numberIn(value: PlistValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** Core Data writes truth as 0 and 1 here and there. */
export function truthIn(value: PlistValue | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : value === 1 ? true : value === 0 ? false : undefined
}
