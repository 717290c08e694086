/** A `-wal` file as SQLite writes it, of whole databases one after the other. https://www.sqlite.org/fileformat2.html, 4. */

function sum(data: Buffer, from: [number, number]): [number, number] {
  let [a, b] = from
  for (let at = 0; at < data.length; at += 8) {
    a = (a + data.readUInt32BE(at) + b) >>> 0
    b = (b + data.readUInt32BE(at + 4) + a) >>> 0
  }
  return [a, b]
}

function words(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, index * 4)
  return bytes
}

/** @param isFinished false: the last one was not committed */
export function logged(databases: readonly Buffer[], { isFinished = true } = {}): Buffer {
  const size = databases[0]?.readUInt16BE(16) ?? 4096
  const start = words(0x377f0683, 3007000, size, 0, 11, 22)
  let running = sum(start, [0, 0])
  const parts = [start, words(...running)]
  for (const [index, database] of databases.entries()) {
    const pages = database.length / size
    for (let page = 0; page < pages; page += 1) {
      const isCommit = page === pages - 1 && (isFinished || index < databases.length - 1)
      const head = words(page + 1, isCommit ? pages : 0)
      const data = database.subarray(page * size, (page + 1) * size)
      running = sum(data, sum(head, running))
      parts.push(head, words(11, 22, ...running), data)
    }
  }
  return Buffer.concat(parts)
}
