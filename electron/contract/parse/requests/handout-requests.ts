/** What the calls about hand-outs are asked, as they come from a window: the text of a file, never its path. */
import { z } from 'zod'
import { longestHandoutBytes } from '../../handout.ts'
import { requestParser } from './fields.ts'

/** What is too long for a hand-out gets its sentence from the parser; what is far too long is not read. */
export const parseHandoutTextRequest = requestParser(z.strictObject({ text: z.string().max(4 * longestHandoutBytes) }))
export const parseHandoutsRequest = requestParser(z.null())
export const parseForgetHandoutRequest = requestParser(
  z.strictObject({ id: z.string().regex(/^[a-f\d]{1,64}$/, 'is not the name of a hand-out') }),
)
