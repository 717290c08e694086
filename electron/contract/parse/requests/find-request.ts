/** What `find` is asked, as it comes from a window: an address; a path or an authority of the page's choice is no part of it. */
import { z } from 'zod'
import { addressFault } from '../address.ts'
import { handout, requestParser, sentFile } from './fields.ts'

export const parseFindRequest = requestParser(
  z.strictObject({
    email: z.string().superRefine((address, context) => {
      const fault = addressFault(address)
      if (fault !== null) context.addIssue({ code: 'custom', message: fault })
    }),
    file: sentFile,
    ca: z.null(),
    handout: handout.optional(),
  }),
)
