/**
 * Rows of an SQLite database, read from a copy in memory (nothing is written anywhere). What programs have committed
 * and not yet moved out of the `-wal` file counts, too: its frames are merged into the copy first, since the engine,
 * a WebAssembly build, sees one file only. What the rows mean is for the importers.
 * Format: https://www.sqlite.org/fileformat2.html, sections 1.3 and 4.
 */
import type { SqlJsStatic, SqlValue } from 'sql.js'

const maximumRows = 20_000
const headerBytes = 32
const frameHeaderBytes = 24

export type Row = ReadonlyMap<string, SqlValue>

/** The checksum of the `-wal` file, over pairs of 32-bit words. */
function checksum(data: Buffer, isBig: boolean, from: readonly [number, number]): [number, number] {
  let [a, b] = from
  for (let at = 0; at + 8 <= data.length; at += 8) {
    const first = isBig ? data.readUInt32BE(at) : data.readUInt32LE(at)
    const second = isBig ? data.readUInt32BE(at + 4) : data.readUInt32LE(at + 4)
    a = (a + first + b) >>> 0
    b = (b + second + a) >>> 0
  }
  return [a, b]
}

/** Pages that whole transactions in the log have written, and how many pages the database then has. */
function committedPages(wal: Buffer): { pages: Map<number, Buffer>; count: number; size: number } | null {
  if (wal.length < headerBytes) return null
  const magic = wal.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return null
  const isBig = magic === 0x377f0683
  const size = wal.readUInt32BE(8)
  if (size < 512 || size > 65_536 || (size & (size - 1)) !== 0) return null
  let sum = checksum(wal.subarray(0, 24), isBig, [0, 0])
  if (sum[0] !== wal.readUInt32BE(24) || sum[1] !== wal.readUInt32BE(28)) return null
  const salt = wal.subarray(16, 24)
  const committed = new Map<number, Buffer>()
  let pending = new Map<number, Buffer>()
  let count = 0
  const step = frameHeaderBytes + size
  for (let at = headerBytes; at + step <= wal.length; at += step) {
    const header = wal.subarray(at, at + frameHeaderBytes)
    const page = wal.subarray(at + frameHeaderBytes, at + step)
    // Frames of an earlier round carry another salt; a torn one another checksum: the log ends there.
    if (!header.subarray(8, 16).equals(salt)) break
    sum = checksum(page, isBig, checksum(header.subarray(0, 8), isBig, sum))
    if (sum[0] !== header.readUInt32BE(16) || sum[1] !== header.readUInt32BE(20)) break
    pending.set(header.readUInt32BE(0), page)
    const pagesAfter = header.readUInt32BE(4)
    if (pagesAfter === 0) continue
    for (const [number, data] of pending) committed.set(number, data)
    pending = new Map()
    count = pagesAfter
  }
  return count === 0 ? null : { pages: committed, count, size }
}

/** The database as a program that opens it would see it, no longer in WAL mode (which asks for a second file). */
export function mergedImage(main: Buffer, wal: Buffer | null, limitBytes: number): Buffer {
  const pages = wal && committedPages(wal)
  // A page size of 65536 is written as 1.
  const size = main.length < 18 ? 0 : main.readUInt16BE(16) === 1 ? 65_536 : main.readUInt16BE(16)
  const log = size === 0 || pages?.size === size ? pages : null
  const wanted = log ? log.count * log.size : main.length
  if (wanted > limitBytes) throw new RangeError('too large')
  const image = Buffer.alloc(wanted)
  main.copy(image)
  for (const [number, page] of log?.pages ?? [])
    if (number >= 1 && number <= (log?.count ?? 0)) page.copy(image, (number - 1) * page.length)
  if (image.length >= 100 && image[18] === 2) {
    image[18] = 1
    image[19] = 1
  }
  return image
}

export interface Tables {
  /**
   * @param columns those that the table has are read
   * @param where a fixed condition of ours; nothing of a file goes into it
   */
  rows(table: string, columns: readonly string[], where?: string): Row[]
}

/** Starting it takes longer than all the rest. */
let engineStarted: Promise<SqlJsStatic> | null = null

/**
 * Only tables are read: a view may be a query without an end.
 * @throws whatever the engine says of a damaged file
 */
export async function withTables<Answer>(image: Buffer, use: (tables: Tables) => Answer): Promise<Answer> {
  engineStarted ??= import('sql.js/dist/sql-wasm-inline.js').then(({ default: start }) => start())
  const engine = await engineStarted
  const database = new engine.Database(image)
  try {
    database.run('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON')
    return use({
      rows(table, columns, where = '1') {
        const kinds = database.exec('SELECT type FROM sqlite_master WHERE name = ? LIMIT 1', [table])
        if (kinds[0]?.values[0]?.[0] !== 'table') throw new RangeError('no such table')
        // Hidden 0: an ordinary column; others are computed when they are read.
        const present = new Set(
          (database.exec(`PRAGMA table_xinfo("${table}")`)[0]?.values ?? [])
            .filter((column) => column[6] === 0)
            .map((column) => column[1]),
        )
        const known = columns.filter((name) => present.has(name))
        if (known.length === 0) return []
        const names = known.map((name) => `"${name}"`).join(', ')
        const found = database.exec(
          `SELECT ${names} FROM (SELECT ${names} FROM "${table}" LIMIT ${maximumRows}) WHERE ${where}`,
        )
        return (found[0]?.values ?? []).map((row) => new Map(known.map((name, index) => [name, row[index] ?? null])))
      },
    })
  } finally {
    database.close()
  }
}
