/**
 * Mutt's and NeoMutt's settings files → what is set when the file ends. Nothing is run: a value that a command would
 * give is absent. Hooks, macros and conditions do not count. What the values mean is for import/mutt.ts.
 * Grammar: mutt's mutt_extract_token and parse_set (init.c).
 */
import { basename, dirname, isAbsolute, join } from 'node:path'
import type { Files, Warn } from './files.ts'
import { withoutUrlPassword } from './mail-url.ts'
import { longestLine, rawLines, valueOf } from './text.ts'

export interface Setting {
  value: string
  file: string
}

export interface MuttSettings {
  variables: ReadonlyMap<string, Setting>
  mailboxes: readonly Setting[]
}

const deepest = 10
const mostFiles = 100
/** Names of NeoMutt since 2021 → mutt's. */
const otherNames: Record<string, string> = { spool_file: 'spoolfile' }
const simpleEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', f: '\f', e: '\x1b' }
const sayNotRun =
  'commands in it (backticks, or a source that ends in |) are never run; what they would set was left out'

/** May hold a password: its value is not looked at. */
function isSecret(name: string): boolean {
  return /pass|pwd?$|secret|token|oauth|key$/i.test(name) && !name.endsWith('_authenticators')
}

interface Token {
  text: string
  /** A command or an unknown variable would decide it. */
  isUnknown: boolean
}

/** One logical line, read token by token. */
function lineReader(text: string, variable: (name: string) => string | null) {
  let at = 0
  let hasCommand = false

  function skipBlanks(): void {
    while (/[ \t\v\f\r]/.test(text[at] ?? '')) at += 1
  }

  /** Is the line, or this command of it, at its end? */
  function isCommandEnd(): boolean {
    skipBlanks()
    const next = text[at]
    return next === undefined || next === ';' || next === '#'
  }

  /** At a backslash; leaves the last character of what it stands for to the caller's step. */
  function escaped(): string {
    at += 1
    const code = text[at] ?? ''
    const octal = /^[0-3][0-7]{2}/.exec(text.slice(at, at + 3))?.[0]
    if (octal !== undefined) {
      at += 2
      return String.fromCharCode(parseInt(octal, 8))
    }
    return Object.hasOwn(simpleEscapes, code) ? (simpleEscapes[code] ?? code) : code
  }

  /** At a `$`, likewise. */
  function variableHere(): string | null {
    const rest = text.slice(at + 1, at + 200)
    const name = /^\{([^}]*)\}/.exec(rest)?.[1] ?? /^\w+/.exec(rest)?.[0]
    if (name === undefined) return '$'
    at += rest.startsWith('{') ? name.length + 2 : name.length
    return variable(name)
  }

  /** @param ends further characters that end it where they are not quoted */
  function token(ends = ''): Token {
    skipBlanks()
    const start = at
    let value = ''
    let raw = ''
    let quote = ''
    let isUnknown = false
    const flush = (): void => {
      if (raw !== '') value += valueOf(raw)
      raw = ''
    }
    for (; at < text.length; at += 1) {
      const next = text[at] ?? ''
      if (quote === '' && (/[ \t\v\f\r;#]/.test(next) || ends.includes(next))) break
      if (next === quote) quote = ''
      else if (quote === '' && (next === '"' || next === "'")) quote = next
      else if (quote === "'") raw += next
      else if (next === '\\') raw += escaped()
      else if (next === '`') {
        isUnknown = true
        hasCommand = true
        const end = text.indexOf('`', at + 1)
        at = end < 0 ? text.length : end
      } else if (next === '$') {
        flush()
        const known = variableHere()
        if (known === null) isUnknown = true
        else value += known
      } else raw += next
    }
    flush()
    // Variables that name one another could grow without end.
    if (value.length > longestLine) return { text: '', isUnknown: true }
    // A character that ends nothing here must not hold up the reading.
    if (at === start && !isCommandEnd()) at += 1
    return { text: value, isUnknown }
  }

  return {
    skipBlanks,
    isCommandEnd,
    token,
    hasCommand: () => hasCommand,
    takeAny(words: readonly string[]): string | null {
      const found = words.find((word) => text.startsWith(word, at)) ?? null
      at += found?.length ?? 0
      return found
    },
    /** Goes to the next command of the line; false where there is none. */
    nextCommand(): boolean {
      while (!isCommandEnd()) token()
      if (text[at] !== ';') return false
      at += 1
      return true
    },
  }
}

type Line = ReturnType<typeof lineReader>

/** Lines with those that `\` continues joined. */
function* logicalLines(bytes: Buffer): Generator<string> {
  let before = ''
  for (const raw of rawLines(bytes)) {
    if (raw.endsWith('\\')) before += raw.slice(0, -1)
    else {
      yield before + raw
      before = ''
    }
  }
  if (before !== '') yield before
}

/** Reads `path` and what it sources. @param home for `~` and `$HOME` */
export async function readMuttrc(path: string, home: string, files: Files, warn: Warn): Promise<MuttSettings | null> {
  const variables = new Map<string, Setting>()
  let mailboxes: Setting[] = []
  let read = 0
  /** Files that source what a command or an unknown variable would name. */
  const hasCommandSource = new Set<string>()

  const variable = (name: string): string | null => {
    const known = variables.get(otherNames[name] ?? name)
    if (known) return known.value
    if (name === 'HOME') return home
    return name.startsWith('my_') ? '' : null
  }

  function assign(line: Line, file: string, verb: string): void {
    while (!line.isCommandEnd()) {
      line.takeAny(['?'])
      const prefix = line.takeAny(['no', 'inv', '&'])
      const written = line.token('=?+-').text
      const name = Object.hasOwn(otherNames, written) ? (otherNames[written] ?? written) : written
      line.skipBlanks()
      const operator = line.takeAny(['+=', '-=', '=', '?'])
      if (operator === '=' || operator === '+=') {
        const { text, isUnknown } = line.token()
        const before = operator === '+=' ? (variables.get(name)?.value ?? '') : ''
        const value = isSecret(name) ? '' : withoutUrlPassword(before + text)
        if (isUnknown || value === null || verb !== 'set') variables.delete(name)
        else variables.set(name, { value, file })
      } else if (operator === '-=') line.token()
      else if (operator === null) {
        if (verb === 'reset' && name === 'all') variables.clear()
        else if (verb === 'reset' || prefix === '&') variables.delete(name)
        else if (isSwitch(name)) {
          const isOn = variables.get(name)?.value !== 'no'
          const turns = verb === 'toggle' || prefix === 'inv'
          const next = turns ? !isOn : (verb === 'set') !== (prefix === 'no')
          variables.set(name, { value: next ? 'yes' : 'no', file })
        } else if ((verb === 'unset') !== (prefix === 'no')) variables.delete(name)
      }
    }
  }

  async function source(line: Line, file: string, stack: readonly string[]): Promise<void> {
    while (!line.isCommandEnd()) {
      const { text, isUnknown } = line.token()
      if (isUnknown || text.endsWith('|')) {
        hasCommandSource.add(file)
        continue
      }
      const named = text.startsWith('~/') ? join(home, text.slice(2)) : text
      const beside = isAbsolute(named) ? named : join(dirname(file), named)
      const next = isAbsolute(named) || (await files.isThere(beside)) ? beside : join(home, named)
      if (text === '') continue
      if (stack.includes(next)) warn(next, 'it sources itself; it was read once')
      else if (stack.length > deepest || read >= mostFiles)
        warn(next, 'too many files source one another; it was not read')
      else if (!(await readFile(next, stack)) && !(await files.isThere(next)))
        warn(file, `it sources a file named ${JSON.stringify(basename(next))}, which is not there`)
    }
  }

  async function command(line: Line, file: string, stack: readonly string[]): Promise<void> {
    const verb = line.token().text
    switch (verb) {
      case 'set':
      case 'unset':
      case 'reset':
      case 'toggle':
        assign(line, file, verb)
        return
      case 'source':
        await source(line, file, stack)
        return
      case 'unmailboxes':
        while (!line.isCommandEnd()) {
          const { text } = line.token()
          const gone = withoutUrlPassword(text)
          mailboxes = text === '*' ? [] : mailboxes.filter((each) => each.value !== gone)
        }
        return
      case 'mailboxes':
      case 'named-mailboxes':
        while (!line.isCommandEnd()) {
          const { text, isUnknown } = line.token()
          const value = withoutUrlPassword(text)
          if (!isUnknown && value !== null) mailboxes.push({ value, file })
        }
        return
      default:
        return
    }
  }

  async function readFile(file: string, stack: readonly string[]): Promise<boolean> {
    const bytes = await files.bytes(file)
    if (!bytes) return false
    read += 1
    let hasCommand = false
    for (const raw of logicalLines(bytes)) {
      if (raw.length > longestLine || /^\s*(#|$)/.test(raw)) continue
      const line = lineReader(raw, variable)
      do await command(line, file, [...stack, file])
      while (line.nextCommand())
      hasCommand ||= line.hasCommand()
    }
    bytes.fill(0)
    if (hasCommand || hasCommandSource.has(file)) warn(file, sayNotRun)
    return true
  }

  return (await readFile(path, [])) ? { variables, mailboxes } : null
}

/** Settings that are yes or no; naming any other alone only asks for its value. On, where nothing is said. */
function isSwitch(name: string): boolean {
  return /^ssl_/.test(name)
}
