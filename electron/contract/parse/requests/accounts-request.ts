/** What `accounts` is asked, as it comes from a window: this computer's own places or a file's content, never a path that a page names. */
import { z } from 'zod'
import { requestParser, sentFile } from './fields.ts'

export const parseAccountsRequest = requestParser(z.strictObject({ home: z.null(), file: sentFile }))
