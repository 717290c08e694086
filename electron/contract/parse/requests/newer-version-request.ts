/** What `newerVersion` is asked, as it comes from a window. */
import { z } from 'zod'
import { requestParser } from './fields.ts'

export const parseNewerVersionRequest = requestParser(z.strictObject({ look: z.boolean() }))
