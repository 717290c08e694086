/**
 * Apple's XML property list → plain values. A file that declares entities is refused before anything of it is read
 * (a few lines of such declarations grow to gigabytes); so is one that is too deep.
 * What the values mean is for the importers.
 */
import { parse } from 'plist'
import { PlistFault, type PlistValue } from './plist-value.ts'

const maximumDepth = 64
const maximumElements = 200_000

/** What stands before the first element may name Apple's own document type, and declare nothing itself. */
function refuseDeclarations(xml: string): void {
  if (/<!ENTITY/i.test(xml)) throw new PlistFault('it declares entities, which settings never need')
  const type = /<!DOCTYPE[^>[]*([>[]?)/i.exec(xml)
  if (type && type[1] !== '>') throw new PlistFault('it declares its own document type, which settings never need')
}

function refuseDepth(xml: string): void {
  let depth = 0
  let elements = 0
  for (const [tag] of xml.matchAll(/<\/?(?:dict|array)\b[^<>]*>|<(?:key|string|integer|data|true|false)\b/g)) {
    elements += 1
    if (tag.startsWith('</')) depth -= 1
    else if (/^<(dict|array)/.test(tag) && !tag.endsWith('/>')) depth += 1
    if (depth > maximumDepth || elements > maximumElements) throw new PlistFault('it is too deep or too large')
  }
}

/** The library's objects → maps: a key named `__proto__` is a key like others. */
function mapped(value: unknown): PlistValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(mapped)
  if (value instanceof Uint8Array) return value
  if (typeof value !== 'object' || value === null || value instanceof Date) return null
  return new Map(Object.entries(value).map(([key, each]) => [key, mapped(each)]))
}

/** @throws PlistFault */
export function parseXmlPlist(xml: string): PlistValue {
  refuseDeclarations(xml)
  refuseDepth(xml)
  if (!/^\s*<[?!p]/.test(xml)) throw new PlistFault('it is no property list')
  try {
    return mapped(parse(xml))
  } catch {
    throw new PlistFault('it is not a complete property list')
  }
}
