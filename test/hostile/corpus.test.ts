/** The kept sessions (corpus.ts), one by one. */
import { expect, it } from 'vitest'
import { corpus } from './corpus.ts'
import { runSession } from './run-session.ts'

it.each(corpus)('$why', async ({ session, outcome, wire }) => {
  const met = await runSession(session)
  expect([outcome].flat()).toContain(met.outcome)
  expect(wire === undefined ? undefined : met.wire).toBe(wire)
})
