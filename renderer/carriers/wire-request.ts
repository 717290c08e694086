/** A request as plain values: the one place of the window that unwraps a password, on its way into Node. */
import type { CallName, RequestOf, WireRequestOf } from '../../electron/contract/api.ts'
import { Secret } from '../../electron/contract/secret.ts'

export function wireRequestOf<Name extends CallName>(request: RequestOf<Name>): WireRequestOf<Name> {
  if (request === null) return request as WireRequestOf<Name>
  const fields = Object.entries(request as object).map(([field, value]: [string, unknown]) => [
    field,
    value instanceof Secret ? value.reveal() : value,
  ])
  return Object.fromEntries(fields) as WireRequestOf<Name>
}
