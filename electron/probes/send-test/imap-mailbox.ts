/**
 * The mailbox over IMAP: what is new in INBOX and junk since the connection was opened, by its header lines; deleting by
 * UID. Looks by polling on one connection, since IDLE (RFC 2177) watches one folder only. EXAMINE marks nothing as read.
 */
import type { LineConnection } from '../../wire/line-connection.ts'
import { capabilitiesInAnswer, imapCommand, type ImapAnswer } from '../dialogues/commands/imap-response.ts'
import { findFolders, quotedName, type Folders } from './imap-folders.ts'
import type { Mailbox } from './mailbox.ts'
import { tellingHeaders, type TestMessage } from './message.ts'

const inbox = 'INBOX'
/** Most mail is there within a second. */
const restMs = { first: 250, most: 2000 }

/** On a connection that is signed in. @throws WireFailure as reading and writing do. */
export async function openImapMailbox(lines: LineConnection, message: TestMessage): Promise<Mailbox | null> {
  let count = 0
  const tag = (): string => `t${(count += 1)}`
  const ask = (command: string): Promise<ImapAnswer> => imapCommand(lines, tag(), command)
  const capabilities = capabilitiesInAnswer(await ask('CAPABILITY')) ?? []
  const has = (...names: string[]): boolean => capabilities.some((each) => names.includes(each.toUpperCase()))
  let folders: Folders = await findFolders(lines, capabilities, tag)

  /** By folder: the first UID that is news to us. A folder that cannot be opened is absent. */
  const newFrom = new Map<string, number>()
  for (const folder of new Set([inbox, folders.junk, folders.sent])) {
    if (folder === null) continue
    const from = await nextUid(ask, folder)
    if (from !== null) newFrom.set(folder, from)
  }
  if (!newFrom.has(inbox)) return null

  /** UIDs of the message in a folder. `how`: EXAMINE to look, SELECT to change. */
  const find = async (folder: string, how: 'EXAMINE' | 'SELECT'): Promise<number[]> => {
    const opened = await ask(`${how} ${quotedName(folder)}`)
    if (!opened.ok || existing(opened) === 0) return []
    const from = newFrom.get(folder) ?? 1
    const fetched = await ask(`UID FETCH ${from}:* (UID BODY.PEEK[HEADER.FIELDS (${tellingHeaders})])`)
    const seen = fetched.untagged.flatMap(fetchedHeaders)
    const ours = seen.filter(({ uid, headers }) => uid >= from && message.isIn(headers)).map(({ uid }) => uid)
    // What is somebody else's need not be fetched again.
    if (ours.length === 0) newFrom.set(folder, Math.max(from, ...seen.map(({ uid }) => uid + 1)))
    return ours
  }

  /** In the selected folder. Without UIDPLUS (RFC 4315), EXPUNGE would take all that is marked: only where that is ours. */
  const erase = async (uids: readonly number[]): Promise<boolean> => {
    const set = uids.join(',')
    if (!(await ask(`UID STORE ${set} +FLAGS.SILENT (\\Deleted)`)).ok) return false
    if (has('UIDPLUS', 'IMAP4REV2')) return (await ask(`UID EXPUNGE ${set}`)).ok
    const marked = await ask('UID SEARCH DELETED')
    if (!marked.ok || searched(marked).some((uid) => !uids.includes(uid))) return false
    return (await ask('EXPUNGE')).ok
  }

  /** Gmail only archives what is expunged elsewhere: it must go by way of its bin. */
  const eraseAtGmail = async (uids: readonly number[]): Promise<boolean> => {
    if (folders.trash === null || !has('MOVE')) return erase(uids)
    const moved = await ask(`UID MOVE ${uids.join(',')} ${quotedName(folders.trash)}`)
    const copies = /\[COPYUID \d+ \S+ (\d+(?:,\d+)*)\]/i.exec([...moved.untagged, moved.text].join('\n'))?.[1]
    if (!moved.ok || copies === undefined) return moved.ok
    const isOpen = (await ask(`SELECT ${quotedName(folders.trash)}`)).ok
    return isOpen && (await erase(copies.split(',').map(Number)))
  }

  return {
    seesJunk: () => folders.junk !== null && newFrom.has(folders.junk),
    restMs,
    async look() {
      if ((await find(inbox, 'EXAMINE')).length > 0) return 'inbox'
      // Many servers make the folder with the first message that goes there.
      if (folders.junk === null) {
        folders = await findFolders(lines, capabilities, tag)
        if (folders.junk !== null) newFrom.set(folders.junk, 1)
      }
      if (folders.junk === null || !newFrom.has(folders.junk)) return null
      return (await find(folders.junk, 'EXAMINE')).length > 0 ? 'junk' : null
    },
    async remove() {
      let isGone = true
      for (const folder of newFrom.keys()) {
        const uids = await find(folder, 'SELECT')
        if (uids.length === 0) continue
        const erased = await (has('X-GM-EXT-1') ? eraseAtGmail : erase)(uids)
        isGone = erased && (await find(folder, 'SELECT')).length === 0 && isGone
      }
      return isGone
    },
  }
}

/** The UID that the next message of a folder will have; `null`: it cannot be opened. */
async function nextUid(ask: (command: string) => Promise<ImapAnswer>, folder: string): Promise<number | null> {
  const opened = await ask(`EXAMINE ${quotedName(folder)}`)
  if (!opened.ok) return null
  const told = /\[UIDNEXT (\d{1,10})\]/i.exec([...opened.untagged, opened.text].join('\n'))?.[1]
  if (told !== undefined) return Number(told)
  if (existing(opened) === 0) return 1
  const last = await ask('UID FETCH * (UID)')
  return Math.max(0, ...last.untagged.flatMap(fetchedHeaders).map(({ uid }) => uid)) + 1
}

function existing({ untagged }: ImapAnswer): number | null {
  const told = untagged.map((line) => /^(\d+) EXISTS\b/i.exec(line)?.[1]).findLast((each) => each !== undefined)
  return told === undefined ? null : Number(told)
}

/** The UID stands before or after the header lines, never among them: those are whatever somebody wrote. */
function fetchedHeaders(response: string): { uid: number; headers: string }[] {
  if (!/^\d+ FETCH \(/i.test(response)) return []
  const lines = response.split('\n')
  const [first = '', last = ''] = [lines[0], lines.length > 1 ? lines.at(-1) : '']
  const uid =
    /\bUID (\d{1,10})\b/i.exec(first.replace(/BODY\[[^\]]*\]/i, ''))?.[1] ?? /^ ?UID (\d{1,10})\)$/i.exec(last)?.[1]
  return uid === undefined ? [] : [{ uid: Number(uid), headers: lines.slice(1).join('\n') }]
}

function searched({ untagged }: ImapAnswer): number[] {
  return untagged.flatMap((line) => (/^SEARCH\b/i.test(line) ? line.split(/\s+/).slice(1).map(Number) : []))
}
