/** The pretend mailbox: what the sending server takes for the own address, and the receiving ones show. Gone with the run. */

export const folders = ['INBOX', 'Junk'] as const
export type Folder = (typeof folders)[number]

export interface KeptMessage {
  uid: number
  folder: Folder
  /** Header lines, CRLF between them. */
  headers: string
}

export interface Maildrop {
  take(message: string): void
  list(folder: Folder): readonly KeptMessage[]
  remove(uids: readonly number[]): void
  /** The UID that the next message will have. */
  nextUid(): number
}

/** `goesTo`: where what is taken ends up; `null`: nowhere, without a word. */
export function maildropWith(goesTo: Folder | null): Maildrop {
  let kept: KeptMessage[] = []
  let nextUid = 1
  return {
    take(message) {
      if (goesTo === null) return
      const end = message.search(/\r?\n\r?\n/)
      kept.push({ uid: nextUid, folder: goesTo, headers: end < 0 ? message : message.slice(0, end) })
      nextUid += 1
    },
    list: (folder) => kept.filter((each) => each.folder === folder),
    remove(uids) {
      kept = kept.filter(({ uid }) => !uids.includes(uid))
    },
    nextUid: () => nextUid,
  }
}
