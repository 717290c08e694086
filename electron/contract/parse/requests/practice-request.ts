/** What `practice` is asked: nothing. */
import { z } from 'zod'
import { requestParser } from './fields.ts'

export const parsePracticeRequest = requestParser(z.null())
