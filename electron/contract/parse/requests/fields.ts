/** Fields that several calls of the table share, as they come from the window; what is wrong is said without quoting a password. */
import { z } from 'zod'
import type { Account } from '../../account.ts'
import type { Handout } from '../../handout.ts'
import { Secret } from '../../secret.ts'
import { longestSentFileBytes, type SentFile } from '../../sent-file.ts'
import { accountFrom } from '../account.ts'
import { addressFault } from '../address.ts'
import { parseAuthorities } from '../certificates.ts'
import { handoutFrom } from '../handout.ts'
import { networkNameFault } from '../network-name.ts'
import { parsed, refused, type Parsed } from '../parsed.ts'

/** Milliseconds: the same range as `--timeout` has in seconds. */
export const timeoutMs = z.int().min(100).max(600_000)

export const account = z.unknown().transform((value, context): Account => {
  const read = accountFrom(value)
  if (read.ok) return read.value
  context.issues.push({ code: 'custom', message: read.message, input: undefined })
  return z.NEVER
})

/** The only place where a password that came from a window is text: here it becomes a `Secret`. */
export const password = z
  .string({ error: 'is neither text nor null' })
  .min(1, 'is empty; send null for none')
  .max(4096, 'is too long')
  .transform((text) => new Secret(text))
  .nullable()

export const recipient = z
  .string()
  .superRefine((address, context) => {
    const fault = addressFault(address)
    if (fault !== null) context.addIssue({ code: 'custom', message: fault })
  })
  .nullable()

export const authorities = z
  .string()
  .superRefine((pem, context) => {
    const read = parseAuthorities(pem)
    if (!read.ok) context.addIssue({ code: 'custom', message: read.message })
  })
  .nullable()

/** Domains that the user confirmed, as they are shown to them. */
export const acceptDomains = z.array(z.string().regex(/^[^\s/@:]{1,255}$/, 'is not a domain')).max(20)

/** Characters of base64. */
const longestBase64 = Math.ceil(longestSentFileBytes / 3) * 4

/** What stands in a file that the user handed to the window; a path of the page's choice is no part of it. */
export const sentFile = z
  .strictObject({
    name: z
      .string()
      .min(1, 'is empty')
      .max(255, 'is too long')
      .regex(/^[^/\\]+$/, 'has a folder in it'),
    base64: z.string().max(longestBase64, 'is more than 8 MiB'),
  })
  .superRefine(({ base64 }: SentFile, context) => {
    // Node passes over what is not base64; written again, it must be the same.
    if (Buffer.from(base64, 'base64').toString('base64') !== base64)
      context.addIssue({ code: 'custom', path: ['base64'], message: 'is not base64' })
  })
  .nullable()

/** Milliseconds to wait for a test message: the same range as `--wait` has in seconds. */
export const waitMs = z.int().min(1000).max(600_000)

/** A name that the user gave a network; shown again as it is. */
export const networkName = z
  .string()
  .trim()
  .superRefine((name, context) => {
    const fault = networkNameFault(name)
    if (fault !== null) context.addIssue({ code: 'custom', message: fault })
  })
  .nullable()

/** What IT handed out: read anew, as its file was. */
export const handout = z.unknown().transform((value, context): Handout | null => {
  if (value === null) return null
  const read = handoutFrom(value)
  if (read.ok) return read.value
  context.issues.push({ code: 'custom', message: read.message, input: undefined })
  return z.NEVER
})

/** A parser of one call from its shape. @returns the first thing that is wrong, by path, as a sentence's end */
export function requestParser<Shape extends z.ZodType>(shape: Shape): (value: unknown) => Parsed<z.output<Shape>> {
  return (value) => {
    const read = shape.safeParse(value)
    if (read.success) return parsed(read.data)
    const issue = read.error.issues[0]
    return refused(`${issue?.path.join('.') || 'the request'} ${issue?.message ?? 'cannot be read'}`)
  }
}
