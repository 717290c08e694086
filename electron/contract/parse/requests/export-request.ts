/** What `exportSettings` is asked, as it comes from a window: a profile by its name, never a path, and no key of a page's choice. */
import { z } from 'zod'
import { clients, exportFormats } from '../../clients.ts'
import { sides } from '../../words.ts'
import { account, requestParser } from './fields.ts'

const fields = ['protocol', 'host', 'port', 'security', 'authentication', 'username'] as const
const settingNames = sides.flatMap((side) => fields.map((field) => `${side}.${field}` as const))

export const parseExportRequest = requestParser(
  z.strictObject({
    account,
    client: z.enum(clients),
    format: z.enum(exportFormats),
    changed: z.array(z.enum(settingNames)).max(settingNames.length).nullable(),
    profile: z.strictObject({ name: z.string().min(1).max(255) }).nullable(),
    sign: z.null(),
  }),
)
