/** What `checkPractice` is asked, as it comes from a window. */
import { z } from 'zod'
import { recipient, requestParser, timeoutMs, waitMs } from './fields.ts'

export const parseCheckPracticeRequest = requestParser(
  z.object({
    name: z.string().regex(/^[a-z0-9-]{1,64}$/, 'is not the name of a practice network'),
    timeoutMs,
    allowClearText: z.boolean(),
    recipient,
    sendTest: z.object({ waitMs }).nullable().default(null),
    domain: z.boolean().default(false),
  }),
)
