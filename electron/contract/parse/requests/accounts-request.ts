/** What `accounts` is asked, as it comes from a window: this computer's own places, never a path that a page names. */
import { z } from 'zod'
import { requestParser } from './fields.ts'

export const parseAccountsRequest = requestParser(z.strictObject({ home: z.null(), file: z.null() }))
