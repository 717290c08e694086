/** One POST of the page: is it allowed to speak to us, and what does it say. Nothing of it is believed here. */
import type { IncomingMessage } from 'node:http'

/** An HTTP status and a sentence; the page shows its own words, this is for whoever looks with a tool. */
export interface Refusal {
  status: number
  message: string
}

function refusal(status: number, message: string): Refusal {
  return { status, message }
}

/** Asked of every request, files included: a name that was made to point here (DNS rebinding) is turned away. */
export function hostFault(request: IncomingMessage, host: string): Refusal | null {
  const hosts = request.headersDistinct['host'] ?? []
  return hosts.length === 1 && hosts[0] === host ? null : refusal(421, 'This is not the address of this program.')
}

/** Asked of every message: no page but ours can send what passes here, and no CORS answer ever invites one. */
export function senderFault(request: IncomingMessage, origin: string): Refusal | null {
  const site = request.headers['sec-fetch-site']
  if (request.headers.origin !== origin || (site !== undefined && site !== 'same-origin'))
    return refusal(403, 'Only the page of this program may send messages to it.')
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? ''))
    return refusal(415, 'Messages are JSON.')
  return null
}

export function secretOf(request: IncomingMessage): string | null {
  return /^Bearer ([\w-]{1,128})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** The body as an object. Time is bounded by the server (`requestTimeout`). `longest`: in bytes. */
export async function readBody(
  request: IncomingMessage,
  longest: number,
): Promise<{ body: Record<string, unknown> } | Refusal> {
  const tooLong = refusal(413, `The message is longer than ${longest / 1024} KiB.`)
  if (Number(request.headers['content-length'] ?? 0) > longest) return tooLong
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length
      if (length > longest) return tooLong
      parts.push(part)
    }
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return { body: body as Record<string, unknown> }
  } catch {
    // Cut off, not UTF-8 or not JSON: all the same to us.
  }
  return refusal(400, 'The message is not a JSON object.')
}
