/** Which folders of an IMAP account a test message may lie in: SPECIAL-USE (RFC 6154), else by their usual names. */
import { specialUse } from 'imapflow/lib/special-use.js'
import type { LineConnection } from '../../wire/line-connection.ts'
import { imapCommand } from '../dialogues/commands/imap-response.ts'

/** As the server writes it (modified UTF-7); `null`: there is none. */
export interface Folders {
  junk: string | null
  sent: string | null
  trash: string | null
}

interface Listed {
  flags: string[]
  name: string
  delimiter: string | null
}

/**
 * Few lines, however many folders there are: those with a special use, then the top level and what is right below INBOX.
 * @throws WireFailure as reading and writing do.
 */
export async function findFolders(
  lines: LineConnection,
  capabilities: readonly string[],
  tag: () => string,
): Promise<Folders> {
  const list = async (command: string): Promise<Listed[]> => {
    const answer = await imapCommand(lines, tag(), command)
    return answer.ok ? answer.untagged.flatMap(listed) : []
  }
  const has = (name: string): boolean => capabilities.some((each) => each.toUpperCase() === name)
  const special = has('SPECIAL-USE') ? await list('LIST (SPECIAL-USE) "" "*" RETURN (SPECIAL-USE)') : []
  if (special.some(({ flags }) => flags.includes('\\junk'))) return foldersAmong(special)
  const top = await list('LIST "" "%"')
  const delimiter = top.find((each) => each.delimiter !== null)?.delimiter ?? '/'
  const below = await list(`LIST "" ${quotedName(`INBOX${delimiter}%`)}`)
  // Gmail keeps its own below a folder of its own, which bears a flag in a plain LIST, too.
  const gmail = has('X-GM-EXT-1') ? await list('LIST "" "[Gmail]/%"') : []
  return foldersAmong([...special, ...top, ...below, ...gmail])
}

function foldersAmong(all: readonly Listed[]): Folders {
  const usable = all.filter(({ flags }) => !flags.includes('\\noselect') && !flags.includes('\\nonexistent'))
  const named = (flag: string): string | null => {
    const flagged = usable.find(({ flags }) => flags.includes(flag.toLowerCase()))
    const byName = usable.find(
      ({ name, delimiter }) =>
        specialUse(false, { flags: new Set(), name: decoded(delimiter ? lastPart(name, delimiter) : name) }).flag ===
        flag,
    )
    return (flagged ?? byName)?.name ?? null
  }
  return { junk: named('\\Junk'), sent: named('\\Sent'), trash: named('\\Trash') }
}

function lastPart(name: string, delimiter: string): string {
  return name.slice(name.lastIndexOf(delimiter) + delimiter.length)
}

/** `LIST (\HasNoChildren \Junk) "/" "Junk Mail"`; a name may also be an atom or a literal. */
function listed(response: string): Listed[] {
  const parts = /^LIST \(([^)]*)\) (?:NIL|"((?:\\.|[^"\\])*)") (.*)$/is.exec(response)
  if (!parts) return []
  const [, flags = '', delimiter, written = ''] = parts
  const name = nameOf(written)
  // Nothing that cannot be said on one line is ever asked for.
  if (name === null || name === '' || /[\0\r\n]/.test(name)) return []
  return [
    {
      flags: flags.toLowerCase().split(/\s+/),
      name,
      delimiter: delimiter === undefined || delimiter === '' ? null : unescaped(delimiter),
    },
  ]
}

function nameOf(written: string): string | null {
  const literal = /^\{\d+\+?\}\n([^\n]*)/.exec(written)?.[1]
  if (literal !== undefined) return literal
  const quotedText = /^"((?:\\.|[^"\\])*)"/.exec(written)?.[1]
  if (quotedText !== undefined) return unescaped(quotedText)
  return /^[^\s"(){]+/.exec(written)?.[0] ?? null
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1')
}

/** A mailbox name as an argument (RFC 9051, `quoted`). */
export function quotedName(name: string): string {
  return `"${name.replace(/[\\"]/g, '\\$&')}"`
}

/** Modified UTF-7 (RFC 3501 section 5.1.3) as people read it; what is not well-formed stays. */
function decoded(name: string): string {
  return name.replace(/&([A-Za-z0-9+,]*)-/g, (written: string, base64: string) => {
    if (base64 === '') return '&'
    const units = Buffer.from(base64.replaceAll(',', '/'), 'base64')
    return units.length === 0 || units.length % 2 !== 0 ? written : units.swap16().toString('utf16le')
  })
}
