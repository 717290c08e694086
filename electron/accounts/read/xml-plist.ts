/**
 * Apple's XML property list → plain values. Our own, since the library's parser takes minutes for a file of nothing but
 * `<`: this one goes through the text once. It knows no declarations: a file with entities of its own (a few lines of
 * them grow to gigabytes) is refused. Values of keys that name a password are dropped as they are read.
 * What the values mean is for the importers.
 */
import { PlistFault, type PlistValue } from './plist-value.ts'
import { longestLine } from './text.ts'

const maximumDepth = 64
const maximumValues = 200_000
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function isSecret(key: string): boolean {
  return /password|passphrase|secret|token/i.test(key)
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));|&/g, (_, decimal, hex, name) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(hex, 16) : null
    if (code !== null && code <= 0x10ffff) return String.fromCodePoint(code)
    if (typeof name === 'string' && Object.hasOwn(entities, name)) return entities[name] ?? ''
    throw new PlistFault('it names an entity that property lists do not have')
  })
}

interface Tag {
  name: string
  isEnd: boolean
  isEmpty: boolean
}

/** Text and tags, one after the other. */
function reader(xml: string) {
  let at = 0

  function behind(mark: string): void {
    const end = xml.indexOf(mark, at)
    if (end < 0) throw new PlistFault('it is cut short')
    at = end + mark.length
  }

  function skipDeclaration(): void {
    const end = xml.indexOf('>', at)
    if (end < 0) throw new PlistFault('it is cut short')
    if (!xml.startsWith('<!DOCTYPE', at) || xml.slice(at, end).includes('['))
      throw new PlistFault('it declares something of its own (entities, a document type), which settings never need')
    at = end + 1
  }

  /** Text up to the next tag. */
  function text(): string {
    let found = ''
    for (;;) {
      const next = xml.indexOf('<', at)
      const end = next < 0 ? xml.length : next
      // No setting is longer.
      if (end - at <= longestLine) found += decoded(xml.slice(at, end))
      at = end
      if (xml.startsWith('<![CDATA[', at)) {
        const start = at + 9
        behind(']]>')
        found += xml.slice(start, at - 3)
      } else if (xml.startsWith('<!--', at)) behind('-->')
      else if (xml.startsWith('<?', at)) behind('?>')
      else if (xml.startsWith('<!', at)) skipDeclaration()
      else return found
    }
  }

  return {
    text,
    /** @returns `null` at the end of the file */
    tag(): Tag | null {
      if (at >= xml.length) return null
      const end = xml.indexOf('>', at)
      if (end < 0 || end - at > 1000) throw new PlistFault('it is cut short')
      const inside = xml.slice(at + 1, end)
      at = end + 1
      const name = /^\/?([A-Za-z]+)/.exec(inside)?.[1]
      if (name === undefined) throw new PlistFault('it is no property list')
      return { name, isEnd: inside.startsWith('/'), isEmpty: inside.endsWith('/') }
    },
  }
}

function scalarOf(name: string, text: string): PlistValue {
  switch (name) {
    case 'string':
      return text
    case 'integer':
    case 'real': {
      const number = Number(text.trim())
      return text.trim() === '' || Number.isNaN(number) ? null : number
    }
    case 'true':
      return true
    case 'false':
      return false
    // Dates and raw data are no settings of ours.
    case 'date':
    case 'data':
      return null
    default:
      throw new PlistFault('it is no property list')
  }
}

type Open = { entries: Map<string, PlistValue>; key: string | null } | { items: PlistValue[] }

/** @throws PlistFault */
export function parseXmlPlist(xml: string): PlistValue {
  const source = reader(xml)
  const open: Open[] = []
  let made = 0
  let top: PlistValue | undefined

  function add(value: PlistValue): void {
    made += 1
    if (made > maximumValues) throw new PlistFault('it is too large')
    const inside = open.at(-1)
    if (inside === undefined) top ??= value
    else if ('items' in inside) inside.items.push(value)
    else {
      if (inside.key === null) throw new PlistFault('it is no property list')
      inside.entries.set(inside.key, isSecret(inside.key) ? null : value)
      inside.key = null
    }
  }

  source.text()
  if (source.tag()?.name !== 'plist') throw new PlistFault('it is no property list')
  for (;;) {
    source.text()
    const tag = source.tag()
    if (tag === null) throw new PlistFault('it is cut short')
    const { name, isEnd, isEmpty } = tag
    if (isEnd) {
      const closed = open.pop()
      if (closed === undefined) break
      if (name !== ('items' in closed ? 'array' : 'dict')) throw new PlistFault('it is no property list')
      add('items' in closed ? closed.items : closed.entries)
    } else if (name === 'dict' || name === 'array') {
      open.push(name === 'dict' ? { entries: new Map(), key: null } : { items: [] })
      if (open.length > maximumDepth) throw new PlistFault('it is too deep')
      if (isEmpty) {
        const closed = open.pop()
        if (closed) add('items' in closed ? closed.items : closed.entries)
      }
    } else {
      const text = isEmpty ? '' : source.text()
      if (!isEmpty && source.tag()?.isEnd !== true) throw new PlistFault('it is no property list')
      const inside = open.at(-1)
      if (name !== 'key') add(scalarOf(name, text))
      else if (inside && 'entries' in inside) inside.key = text
      else throw new PlistFault('it is no property list')
    }
  }
  return top ?? null
}
