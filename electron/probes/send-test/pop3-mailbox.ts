/**
 * The mailbox over POP3: what a new sign-in shows that was not there before, by UIDL (RFC 1939 section 7), TOP to look
 * at it, DELE and QUIT to delete it. POP3 shows the inbox only, and only as it was at the sign-in.
 */
import { maxReplyLines } from '../../wire/limits.ts'
import type { LineConnection } from '../../wire/line-connection.ts'
import { WireFailure } from '../../wire/world.ts'
import { pop3Command } from '../dialogues/commands/pop3-reply.ts'
import type { Mailbox } from './mailbox.ts'
import type { TestMessage } from './message.ts'

/** Each look is a sign-in, and servers allow few of them per minute. */
const restMs = { first: 1500, most: 15_000 }
/** New messages looked at in one sign-in, the last ones first. */
const mostNew = 20
/** Lines of the list of a maildrop: the connection's own limit of bytes comes first. */
const mostMessages = 50_000

/**
 * Signs in, does this and leaves: nothing is deleted before the server agreed to QUIT (RFC 1939 section 6).
 * @throws WireFailure when it does not come to that.
 */
export type Visit = <T>(act: (lines: LineConnection) => Promise<T>) => Promise<T>

/** `null`: messages cannot be told apart here. @throws WireFailure as `visit` does. */
export async function openPop3Mailbox(visit: Visit, message: TestMessage): Promise<Mailbox | null> {
  const before = await visit(async (lines) => uidsOf(lines))
  if (before === null) return null
  const known = new Set(before.values())

  /** The numbers of the message in this session. */
  const find = async (lines: LineConnection): Promise<number[]> => {
    const now = await uidsOf(lines)
    const fresh = [...(now ?? [])].filter(([, uid]) => !known.has(uid)).slice(-mostNew)
    const ours: number[] = []
    for (const [number, uid] of fresh) {
      const headers = await manyLines(lines, `TOP ${number} 0`, maxReplyLines)
      if (headers === null) throw new WireFailure('other', 'the server does not show header lines')
      if (message.isIn(headers.join('\n'))) ours.push(number)
      else known.add(uid)
    }
    return ours
  }

  return {
    seesJunk: () => false,
    restMs,
    look: () => visit(async (lines) => ((await find(lines)).length > 0 ? 'inbox' : null)),
    remove: () =>
      visit(async (lines) => {
        const numbers = await find(lines)
        for (const number of numbers) if (!(await pop3Command(lines, `DELE ${number}`)).ok) return false
        return true
      }),
  }
}

/** By message number; `null`: UIDL is not known here. */
async function uidsOf(lines: LineConnection): Promise<Map<number, string> | null> {
  const list = await manyLines(lines, 'UIDL', mostMessages)
  if (list === null) return null
  return new Map(
    list.flatMap((line) => {
      const [, number, uid] = /^(\d{1,9}) ([!-~]{1,70})\s*$/.exec(line) ?? []
      return number === undefined || uid === undefined ? [] : [[Number(number), uid] as const]
    }),
  )
}

/** Up to the lone dot; `null`: refused. */
async function manyLines(lines: LineConnection, command: string, most: number): Promise<string[] | null> {
  const reply = await pop3Command(lines, command)
  if (!reply.ok) return null
  const read: string[] = []
  for (;;) {
    const line = await lines.readLine()
    if (line === '.') return read
    read.push(line.startsWith('.') ? line.slice(1) : line)
    if (read.length > most) throw new WireFailure('too-much-data', `more than ${most} lines`)
  }
}
