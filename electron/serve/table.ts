/**
 * One message of a window, whichever way it came: read it, call the handler, say how it ended. Never rejects.
 * Who may send messages, and how the answer travels, is for the transports.
 */
import type { Api, CallName } from '../contract/api.ts'
import { unknownCall, type Failure } from '../contract/call-failure.ts'
import { callNames } from '../contract/call-names.ts'
import { Secret } from '../contract/secret.ts'
import { faultOf } from './failure.ts'

/** Plain values: can be written as JSON and be cloned. */
export type Answered = { answer: unknown } | { failure: Failure }

export interface Message {
  name: unknown
  request: unknown
}

interface Context {
  signal: AbortSignal
  onProgress: (progress: unknown) => void
}

export function refusedMessage(message: string): { failure: Failure } {
  return { failure: { kind: 'refused', message, place: null } }
}

export async function answerTo(api: Api, { name, request }: Message, context: Context): Promise<Answered> {
  const known = callNames.find((each) => each === name)
  if (known === undefined) return { failure: unknownCall }
  try {
    return await carryOut(api, known, request, context)
  } catch (error) {
    return { failure: faultOf(error) }
  }
}

async function carryOut<Name extends CallName>(
  api: Api,
  name: Name,
  asked: unknown,
  context: Context,
): Promise<Answered> {
  // With the first message, not with the program: its start does not wait for it.
  const { requestParsers } = await import('../contract/parse/requests/table.ts')
  const read = requestParsers[name](asked)
  if (!read.ok) return refusedMessage(`The program could not read the request: ${read.message}.`)
  try {
    return { answer: await api[name](read.value, context) }
  } finally {
    forgetSecrets(read.value)
  }
}

function forgetSecrets(request: unknown): void {
  if (typeof request !== 'object' || request === null) return
  for (const value of Object.values(request)) if (value instanceof Secret) value.forget()
}
