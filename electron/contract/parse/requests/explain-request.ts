/** What `explain` is asked, as it comes from a window. */
import { z } from 'zod'
import { requestParser } from './fields.ts'

/** Characters; what is pasted may be a whole bounce. */
const longest = 1024 * 1024

export const parseExplainRequest = requestParser(
  z.strictObject({ text: z.string().max(longest, 'is longer than 1 MiB: paste the part with the error message') }),
)
