/** A call of the table with its signal as the last argument, as the screens that load on their own ask it. */
import type { AnswerOf, CallName, RequestOf } from '../../electron/contract/api.ts'
import type { Engine } from '../../electron/contract/engine.ts'

/** Rejects like `Engine.call`; with `isMissingCall` (screen.ts) where the engine lacks the call. */
export function ask<Name extends CallName>(
  engine: Engine,
  name: Name,
  request: RequestOf<Name>,
  signal?: AbortSignal,
): Promise<AnswerOf<Name>> {
  return engine.call(name, request, signal ? { signal } : {})
}
