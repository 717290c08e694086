/** What `check` is asked, as it comes from a window. What this engine does not know yet of it is left aside. */
import { z } from 'zod'
import {
  acceptDomains,
  account,
  authorities,
  handout,
  networkName,
  password,
  recipient,
  requestParser,
  timeoutMs,
  waitMs,
} from './fields.ts'

export const parseCheckRequest = requestParser(
  z.object({
    account,
    password,
    timeoutMs,
    allowClearText: z.boolean(),
    recipient,
    ca: authorities,
    acceptDomains,
    sendTest: z.object({ waitMs }).nullable(),
    domain: z.boolean(),
    history: z.literal('default').nullable(),
    networkName,
    handout,
  }),
)
