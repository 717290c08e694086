/** A dictionary as an XML property list, of the five kinds of value that a configuration profile has. Facts: Apple's PropertyList-1.0.dtd. */
import { XMLBuilder } from 'fast-xml-parser'

type Plist = string | number | boolean | readonly Plist[] | { readonly [key: string]: Plist }

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
`

/** Elements in their order, as the builder takes them: keys and values of a dictionary alternate. */
type Element = Record<string, unknown>

const textOf = (tag: string, text: string): Element => ({ [tag]: [{ '#text': text }] })

function elementOf(value: Plist): Element {
  if (typeof value === 'string') return textOf('string', value)
  // A port or a version: whole.
  if (typeof value === 'number') return textOf('integer', String(value))
  if (typeof value === 'boolean') return { [String(value)]: [] }
  if (isList(value)) return { array: value.map(elementOf) }
  return { dict: Object.entries(value).flatMap(([key, inner]) => [textOf('key', key), elementOf(inner)]) }
}

function isList(value: readonly Plist[] | { readonly [key: string]: Plist }): value is readonly Plist[] {
  return Array.isArray(value)
}

export function plistOf(value: { readonly [key: string]: Plist }): string {
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    suppressEmptyNode: true,
    format: true,
  })
  const body = String(builder.build([{ plist: [elementOf(value)], ':@': { '@_version': '1.0' } }]))
  return `${head}${body.trim()}\n`
}
