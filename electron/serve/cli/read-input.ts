/** Files and standard input, bounded. What stands in them is for contract/parse. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { maximumTextBytes, savedTextFrom, textFrom } from '../../contract/parse/text.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { readFifo } from './read-fifo.ts'
import { WrongCall } from './wrong-call.ts'

/** No password is longer; what is, is a file piped in by mistake. */
const longestPasswordBytes = 4096

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
}

async function readAll(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    // One byte more than allowed is enough to know.
    if (size > maximumTextBytes) break
  }
  return Buffer.concat(parts)
}

async function readPath(path: string): Promise<Buffer> {
  if (path === '-') return readAll(process.stdin)
  return (await stat(path)).isFIFO() ? readFifo(path, maximumTextBytes) : readAll(createReadStream(path))
}

async function bytesOf(path: string, what: string): Promise<Buffer> {
  try {
    return await readPath(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    const why = reasons[code] ?? `the system says ${code}`
    throw new WrongCall(`the ${what} ${quoted(path)} cannot be read: ${why}`)
  }
}

/** @param what `account file`, for the message. @throws WrongCall */
export async function readText(path: string, what: string): Promise<string> {
  const text = textFrom(await bytesOf(path, what))
  if (!text.ok) throw new WrongCall(`the ${what} ${text.message}`)
  return text.value
}

/** As `readText`, also in the encodings of old: a message or an error box that somebody saved. @throws WrongCall */
export async function readSavedText(path: string, what: string): Promise<string> {
  const text = savedTextFrom(await bytesOf(path, what))
  if (!text.ok) throw new WrongCall(`the ${what} ${text.message}`)
  return text.value
}

/** The first line, without its end; the rest stays unread. `null`: it never ends, or is not text. */
export async function readFirstLine(stream: Readable): Promise<string | null> {
  let bytes = Buffer.alloc(0)
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes = Buffer.concat([bytes, part])
    const end = bytes.indexOf(0x0a)
    if (end >= 0) bytes = bytes.subarray(0, end)
    if (bytes.length > longestPasswordBytes) return null
    if (end >= 0) break
  }
  const text = textFrom(bytes)
  return text.ok ? text.value.replace(/\r$/, '') : null
}
