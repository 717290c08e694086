/** What `check` is asked, as it comes from a window. */
import { z } from 'zod'
import { account, authorities, password, recipient, requestParser, timeoutMs } from './fields.ts'

export const parseCheckRequest = requestParser(
  z.strictObject({ account, password, timeoutMs, allowClearText: z.boolean(), recipient, ca: authorities }),
)
