/**
 * What do the fields of a delivery report (RFC 3464, 6533) say: whom it failed for, which server answered, and what? A report has a
 * group of fields for each recipient, apart by blank lines; one group decides. Reads pasted text as well, where blank lines may be
 * missing or stand everywhere and long fields are wrapped: what no MIME library offers. Linear.
 */

/** RFC 3464, 2.3.3; `relayed` and `expanded` are `delivered`, as far as the report can know. */
type Action = 'failed' | 'delayed' | 'delivered'

export interface DeliveryReport {
  /** The server's answer without `smtp;`; `null` where the report has none. */
  diagnostic: string | null
  /** Which server answered, another than the reporting one; `null` where none is named. */
  remote: string | null
  /** The reporting server names itself as the one that answered. */
  isOwn: boolean
  recipient: string | null
  status: string | null
  /** `null` where no recipient has fields. */
  action: Action | null
  /** The fields that tell the outcome, as they are written; "" where there are none. */
  written: string
  /** The recipients that the report names besides. */
  others: readonly string[]
}

type Fields = Map<string, string>

const fieldLine =
  /^(\s{0,8})(Diagnostic-Code|X-Supplementary-Info|Remote-MTA|Reporting-MTA|Final-Recipient|Original-Recipient|Status|Action):[ \t]*(.*)$/i

/** Other fields of reports and of messages. */
const anyField = /^\s*[a-z][a-z0-9-]{1,40}:(?:\s|$)/i

/** No field that matters is longer. */
const longestField = 4000

/** A line shorter than this was not wrapped. */
const shortestWrapped = 40

const indentOf = (line: string): number => line.length - line.trimStart().length

/** Does a line belong to the field above: by its indentation, or since a program wrapped it there? */
function goesOn(line: string, above: string, indent: number, name: string): boolean {
  if (line.trim() === '') return false
  if (indentOf(line) > indent) return true
  return (
    name === 'diagnostic-code' &&
    above.length >= shortestWrapped &&
    !anyField.test(line) &&
    !/^\s*(?:--|<[^>]{1,200}>:)/.test(line)
  )
}

/** Runs of fields between blank lines, in their order; each field as often as it occurs. */
function runsOf(text: string): [name: string, value: string][][] {
  const runs: [string, string][][] = [[]]
  let last: { field: [string, string]; indent: number; above: string } | null = null
  for (const line of text.split('\n')) {
    const found = fieldLine.exec(line)
    if (found !== null) {
      const field: [string, string] = [found[2]!.toLowerCase(), found[3]!.slice(0, longestField)]
      runs.at(-1)!.push(field)
      last = { field, indent: found[1]!.length, above: line }
    } else if (last !== null && goesOn(line, last.above, last.indent, last.field[0])) {
      if (last.field[1].length < longestField) last.field[1] += `\n${line.trim()}`
      last.above = line
    } else {
      last = null
      if (line.trim() === '' && runs.at(-1)!.length > 0) runs.push([])
    }
  }
  return runs.filter((run) => run.length > 0)
}

/**
 * One group per recipient: a run that repeats a field begins a new one. So does, within a run of several recipients, the field
 * that names the next.
 */
function groupsOf(text: string): Fields[] {
  const groups: Fields[] = []
  for (const run of runsOf(text)) {
    const severalIn = run.filter(([name]) => name === 'final-recipient').length > 1
    const current = groups.at(-1)
    if (current === undefined || run.some(([name]) => current.has(name))) groups.push(new Map())
    for (const [name, value] of run) {
      const group = groups.at(-1)!
      const begins = severalIn && name.endsWith('-recipient') && group.has('action') && group.has('final-recipient')
      if (begins || group.has(name)) groups.push(new Map())
      groups.at(-1)!.set(name, value)
    }
  }
  return groups
}

/** `null` for an absent or empty field; without `smtp;`, `dns;`, `rfc822;`, `x-unix;`. */
function valueOf(fields: Fields, name: string): string | null {
  const value = (fields.get(name) ?? '').replace(/^[\w.-]{1,40}\s{0,4};\s*/, '').trim()
  return value === '' ? null : value
}

/** RFC 6533, 3: `\x{e4}` is `ä` where only ASCII may stand. */
const withoutEscapes = (address: string): string =>
  address.replace(/\\x\{([0-9a-f]{1,6})\}/gi, (all, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
  })

function addressIn(fields: Fields): string | null {
  for (const name of ['final-recipient', 'original-recipient']) {
    const address = /[^\s<>()"';,]{1,200}@[^\s<>()"';,]{1,253}/.exec(withoutEscapes(valueOf(fields, name) ?? ''))
    if (address !== null) return address[0]
  }
  return null
}

const actions: Readonly<Record<string, Action>> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
}

const byClass: Readonly<Record<string, Action>> = { '2': 'delivered', '4': 'delayed', '5': 'failed' }

/** As it is written; where that says nothing, by the status or the answer's code. */
function actionOf(fields: Fields): Action {
  const written = /^[a-z]+/i.exec(valueOf(fields, 'action') ?? '')?.[0].toLowerCase() ?? ''
  const code = valueOf(fields, 'status') ?? valueOf(fields, 'diagnostic-code') ?? ''
  return actions[written] ?? byClass[code[0] ?? ''] ?? 'failed'
}

/** What decides first. */
const ranks: readonly Action[] = ['failed', 'delayed', 'delivered']

const hasAny = (names: readonly string[]) => (fields: Fields) => names.some((name) => fields.has(name))

const isReport = hasAny(['diagnostic-code', 'remote-mta', 'reporting-mta', 'final-recipient'])
const namesRecipient = hasAny(['final-recipient', 'original-recipient'])
/** Of a recipient that may have been left out when the fields were copied. */
const tellsOutcome = hasAny(['diagnostic-code', 'action', 'status'])

/** The first recipient that it failed for, else the first delayed one, else the first. `null`: no report there. */
export function deliveryReport(text: string): DeliveryReport | null {
  const groups = groupsOf(text)
  if (!groups.some(isReport)) return null
  const telling = groups.filter(tellsOutcome)
  const about = telling.some(namesRecipient) ? telling.filter(namesRecipient) : telling
  const chosen = ranks.flatMap((rank) => about.filter((group) => actionOf(group) === rank))[0]
  const fields: Fields = chosen ?? new Map()
  const reporting = groups.map((group) => valueOf(group, 'reporting-mta')).find((each) => each !== null)
  const remote = valueOf(fields, 'remote-mta')
  const isOwn = remote !== null && remote.toLowerCase() === reporting?.toLowerCase()
  return {
    diagnostic: valueOf(fields, 'diagnostic-code') ?? valueOf(fields, 'x-supplementary-info'),
    remote: isOwn ? null : remote,
    isOwn,
    recipient: addressIn(fields),
    status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(valueOf(fields, 'status') ?? '')?.[0] ?? null,
    action: chosen === undefined ? null : actionOf(chosen),
    written: ['Action', 'Status']
      .flatMap((name) => (fields.has(name.toLowerCase()) ? [`${name}: ${fields.get(name.toLowerCase())}`] : []))
      .join('\n'),
    others: about.filter((group) => group !== chosen).flatMap((group) => addressIn(group) ?? []),
  }
}

/** The prose around the fields. */
export const withoutFields = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !fieldLine.test(line))
    .join('\n')

const addressesIn = (line: string): string[] =>
  line
    .toLowerCase()
    .split(/[\s<>()"';,:]+/)
    .filter((each) => each.includes('@'))

/** What a text says about one recipient, where it names others, too: from its address up to the next one's. */
export function linesAbout({ recipient, others }: DeliveryReport, text: string): string {
  if (recipient === null || others.length === 0) return text
  const own = recipient.toLowerCase()
  const foreign = new Set(others.map((each) => each.toLowerCase()))
  let isAbout = false
  const lines = text.split('\n').filter((line) => {
    const named = addressesIn(line)
    isAbout = named.includes(own) || (isAbout && !named.some((each) => foreign.has(each)))
    return isAbout
  })
  return lines.length === 0 ? text : lines.join('\n')
}
