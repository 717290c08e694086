/** What `history` is asked, as it comes from a window: of the user's own history, never of a file of its choice. */
import { z } from 'zod'
import { networkName, requestParser } from './fields.ts'

/** As listed: longer than a name that a user may give, by the number that tells two of one name apart. */
const listed = z.string().min(1).max(200)

export const parseHistoryRequest = requestParser(
  z.object({
    history: z.literal('default'),
    forget: listed.nullable(),
    rename: z.object({ from: listed, to: networkName.unwrap() }).nullable(),
  }),
)
