/**
 * XML from strangers → elements. Refused: a DOCTYPE (entity bombs, external entities), what is not well-formed, what
 * nests too deeply. Nothing is fetched, no entity but XML's own five and character numbers is known.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { maximumTextBytes } from '../../contract/parse/text.ts'
import { hasOnlyXmlTokens } from './xml-tokens.ts'

export interface XmlElement {
  name: string
  attributes: ReadonlyMap<string, string>
  children: readonly XmlElement[]
  /** Its own text, white space around taken off. */
  text: string
}

export type ReadXml = { ok: true; root: XmlElement } | { ok: false; reason: string }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
})

/** `reason` ends a sentence that begins with the file: "has a DOCTYPE". */
export function readXml(bytes: Uint8Array): ReadXml {
  if (bytes.length > maximumTextBytes) return { ok: false, reason: 'is larger than 1 MiB' }
  let text: string
  try {
    // A byte order mark is taken off.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, reason: 'is not in UTF-8' }
  }
  if (hasDoctype(text)) return { ok: false, reason: 'has a DOCTYPE, which no such file needs' }
  if (text.split('<', mostTags + 1).length > mostTags)
    return { ok: false, reason: 'has more elements than such a file ever has' }
  // XML 1.0 section 2.2: the other control characters may not stand in it.
  if (/[^\P{Cc}\t\n\r\u007f-\u009f]/u.test(text)) return notWellFormed
  try {
    if (!hasOnlyXmlTokens(text) || XMLValidator.validate(text) !== true) return notWellFormed
    const roots = elementsOf(parser.parse(text))
    const [root] = roots
    return root === undefined || roots.length > 1 ? notWellFormed : { ok: true, root }
  } catch {
    // The parser's own limits: reserved names, nesting deeper than a hundred.
    return notWellFormed
  }
}

/** Many times those of the largest that is known. */
const mostTags = 20_000

const notWellFormed = { ok: false, reason: 'is not well-formed XML' } as const

/** Anywhere but in comments and CDATA: where it may not stand, it is refused all the same. One pass over the text. */
function hasDoctype(text: string): boolean {
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : null
    if (end === null && /^<!\s*(DOCTYPE|ENTITY)/i.test(text.slice(at, at + 100))) return true
    const next = end === null ? at + 2 : text.indexOf(end, at + 4)
    if (next < 0) return false
    at = next
  }
  return false
}

type Node = Record<string, unknown>

function isNodes(value: unknown): value is Node[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null)
}

function elementsOf(nodes: unknown): XmlElement[] {
  if (!isNodes(nodes)) return []
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@')
    if (name === undefined || name.startsWith('#') || name.startsWith('?')) return []
    const inside = node[name]
    const attributes = typeof node[':@'] === 'object' && node[':@'] !== null ? Object.entries(node[':@']) : []
    return [
      {
        name,
        attributes: new Map(attributes.map(([key, value]) => [key, decoded(String(value))])),
        children: elementsOf(inside),
        text: textIn(inside).trim(),
      },
    ]
  })
}

function textIn(nodes: unknown): string {
  if (!isNodes(nodes)) return ''
  return nodes
    .map((node) => {
      if (typeof node['#text'] === 'string') return decoded(node['#text'])
      const inside = node['#cdata']
      if (!isNodes(inside)) return ''
      return inside.map((part) => (typeof part['#text'] === 'string' ? part['#text'] : '')).join('')
    })
    .join('')
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Once: what comes out is not looked at again. @throws Error for an entity that XML does not know by itself */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g, (_, decimal, hexadecimal, name) => {
    if (name !== undefined) {
      const known = Object.hasOwn(entities, name) ? entities[name] : undefined
      if (known === undefined) throw new Error('an unknown entity')
      return known
    }
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal))
  })
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** The text of the first child of that name that has one; `null` where there is none. */
export function textOf(element: XmlElement, name: string): string | null {
  return childrenOf(element, name).find(({ text }) => text !== '')?.text ?? null
}
