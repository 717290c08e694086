/** The little of IMAP's selected state (RFC 9051 section 6.4) that looking for one message and deleting it needs. */
import { folders, type Folder, type Maildrop } from './maildrop.ts'

type Send = (...lines: string[]) => void

/** Answers a command of a signed-in client; false: it is none of these. One per connection. */
export function selectedState(maildrop: Maildrop, send: Send): (tag: string, command: string) => boolean {
  let open: Folder = 'INBOX'
  const marked = new Set<number>()

  const rows: [RegExp, (tag: string, parts: RegExpExecArray) => void][] = [
    [
      /^LIST /i,
      (tag) =>
        send(
          '* LIST (\\HasNoChildren) "/" INBOX',
          '* LIST (\\HasNoChildren \\Junk) "/" Junk',
          `${tag} OK List completed.`,
        ),
    ],
    [
      /^(SELECT|EXAMINE) "?([^"]+)"?$/i,
      (tag, [, how = '', name = '']) => {
        const folder = folders.find((each) => each.toLowerCase() === name.toLowerCase())
        if (folder === undefined) return send(`${tag} NO [NONEXISTENT] Mailbox doesn't exist: ${name}`)
        open = folder
        send(
          `* ${maildrop.list(open).length} EXISTS`,
          '* OK [UIDVALIDITY 1] UIDs valid',
          `* OK [UIDNEXT ${maildrop.nextUid()}] Predicted next UID`,
          `${tag} OK [READ-${how.toUpperCase() === 'SELECT' ? 'WRITE' : 'ONLY'}] ${how} completed.`,
        )
      },
    ],
    [
      /^UID FETCH (\d+):\* /i,
      (tag, [, from = '1']) => {
        for (const [at, { uid, headers }] of maildrop.list(open).entries()) {
          if (uid < Number(from)) continue
          const text = `${headers}\r\n\r\n`
          send(`* ${at + 1} FETCH (UID ${uid} BODY[HEADER] {${Buffer.byteLength(text)}}`, `${text})`)
        }
        send(`${tag} OK Fetch completed.`)
      },
    ],
    [
      /^UID STORE ([\d,]+) \+FLAGS\.SILENT \(\\Deleted\)$/i,
      (tag, [, uids = '']) => {
        for (const uid of uids.split(',')) marked.add(Number(uid))
        send(`${tag} OK Store completed.`)
      },
    ],
    [
      /^UID EXPUNGE ([\d,]+)$/i,
      (tag, [, uids = '']) => {
        maildrop.remove(
          uids
            .split(',')
            .map(Number)
            .filter((uid) => marked.has(uid)),
        )
        send(`${tag} OK Expunge completed.`)
      },
    ],
  ]
  return (tag, command) => {
    for (const [pattern, act] of rows) {
      const parts = pattern.exec(command)
      if (!parts) continue
      act(tag, parts)
      return true
    }
    return false
  }
}
