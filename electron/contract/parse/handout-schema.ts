/**
 * The shape of a hand-out file as it is written, field by field: its published schema (assets/mailcheck.schema.json) is made
 * from this. What fields mean together (an authority that is one, no field unknown) stands in handout.ts.
 */
import { z } from 'zod'
import { authentications, incomingProtocols } from '../words.ts'
import { addressFault } from './address.ts'
import { hostFault } from './host.ts'

/** What is not seen, or turns or breaks a line, so that it shows something else than it says; joiners are part of some words. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u
/** Right-to-left writing needs them in a longer text. */
const directionMarks = /[\u200e\u200f\u061c]/gu

function faulty(faultOf: (text: string) => string | null) {
  return (text: string, context: { addIssue: (issue: { code: 'custom'; message: string }) => void }): void => {
    const fault = faultOf(text)
    if (fault !== null) context.addIssue({ code: 'custom', message: fault })
  }
}

function plainFault(text: string): string | null {
  if (text.replace(/[\s\u200c\u200d]/gu, '') === '') return 'is empty'
  return unseen.test(text) ? 'has control characters in it; write it again by hand' : null
}

function helpFault(text: string): string | null {
  return plainFault(text.replace(/[\n\r\t]/g, ' ').replace(directionMarks, ''))
}

/** A name, never an address: whose an address is, nobody can see. */
export function nameFault(host: string): string | null {
  const fault = hostFault(host)
  if (fault !== null) return fault
  if (/^[\d.]+$/.test(host) || host.includes(':')) return 'is an address of a computer; write the name of the server'
  const plain = host.toLowerCase().replace(/\.$/, '')
  return plain.includes('.') && !/(^|\.)localhost$/.test(plain)
    ? null
    : 'is not a full name; write it as in "imap.example.com"'
}

function linkFault(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:') return 'is no https address; write it as in "https://help.example.com"'
  return url.username === '' && url.password === '' && !unseen.test(text) && !/\s/u.test(text)
    ? null
    : 'has a name or a blank in it that does not belong there'
}

const plain = (longest: number) => z.string().max(longest).superRefine(faulty(plainFault))
const name = z.string().max(255).superRefine(faulty(nameFault))
const port = z.int().min(1).max(65535)

const server = {
  host: name.describe('The name of the server, as in imap.example.com.'),
  port,
  security: z.enum(['tls', 'starttls']).describe('tls: from the first byte. There is no word for "unprotected".'),
  username: z
    .string()
    .max(512)
    .superRefine(faulty((text) => (text === '' ? null : plainFault(text))))
    .optional()
    .describe('May hold %EMAILADDRESS%, %EMAILLOCALPART% and %EMAILDOMAIN%; left out, it is the whole address.'),
}

const signsIn = z.enum(authentications.filter((each) => each !== 'none'))

const contact = z.strictObject({
  name: plain(100),
  email: z.string().max(254).superRefine(faulty(addressFault)).nullish(),
  phone: z
    .string()
    .regex(/^[+\d][\d ()./-]{2,39}$/, 'is no phone number; use digits, blanks and + ( ) . / - only')
    .nullish(),
  url: z.string().max(500).superRefine(faulty(linkFault)).nullish(),
})

const controlHost = z.strictObject({
  host: name,
  port: z.literal([25, 110, 143, 465, 587, 993, 995, 2525], { error: 'is not a port for mail' }),
  operator: plain(100).describe('Who runs it: at least three different ones per port decide.'),
})

export const handoutShape = z
  .strictObject({
    schema: z.literal(1).describe('Version of this format.'),
    organisation: plain(100).describe('Whose hand-out this is.'),
    domains: z.array(name).min(1).max(50).describe('The domains of the mail addresses it speaks for.'),
    incoming: z
      .strictObject({ protocol: z.enum(incomingProtocols), ...server, authentication: signsIn.optional() })
      .nullish(),
    outgoing: z.strictObject({ ...server, authentication: z.enum(authentications).optional() }).nullish(),
    contact: contact.nullish().describe('Who helps.'),
    help: z.string().max(2000).superRefine(faulty(helpFault)).nullish().describe('Plain text for the staff.'),
    controlHosts: z
      .array(controlHost)
      .max(40)
      .nullish()
      .describe('Asked in place of the built-in ones to tell a blocked port from a dead server.'),
    authority: z
      .string()
      .max(20_000)
      .nullish()
      .describe('Certificates of the own authority as PEM; they count for hosts under "domains" only.'),
    languages: z
      .array(z.string().regex(/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i, 'is no language; write it as in "en" or "de-CH"'))
      .max(20)
      .nullish(),
    mailProgram: z
      .string()
      .regex(/^[a-z][a-z\d-]{0,39}$/, 'is not the name of a mail program as this program writes it')
      .nullish()
      .describe('The mail program that the staff use, as in "thunderbird".'),
    updates: z.boolean().nullish().describe('false: never ask whether there is a newer version of the program.'),
  })
  .describe('A hand-out for Mail Settings Checker (*.mailcheck), at most 32 KiB. Further fields are refused.')

export type HandoutFile = z.infer<typeof handoutShape>
