/** What a writer of one file format answers, and what several of them ask of an account. */
import { domainToASCII } from 'node:url'
import type { Account, IncomingSettings, OutgoingSettings } from '../../contract/account.ts'
import type { ExportedFile } from '../../contract/clients.ts'
import type { Side } from '../../contract/words.ts'
import { sideWord } from '../program.ts'

export interface WrittenFile {
  fileName: string
  mime: string
  content: string
  encoding: 'text' | 'base64'
  files: ExportedFile[]
  howTo: string[]
}

/** `refused`: a whole sentence. */
export type Written = { file: WrittenFile } | { refused: string }

export interface BothSides {
  incoming: IncomingSettings
  outgoing: OutgoingSettings
}

/** @param format begins the sentence of a refusal: `An Apple profile` */
export function bothSides(account: Account, format: string): BothSides | { refused: string } {
  const { incoming, outgoing } = account
  if (!incoming) return { refused: `${format} needs a server for receiving, and this account has none.` }
  if (!outgoing) return { refused: `${format} needs a server for sending, and this account has none.` }
  return { incoming, outgoing }
}

export function withoutMethodSet(format: string, side: Side): string {
  return `${format} must say how to sign in for ${sideWord(side)}, and this account does not: add "authentication".`
}

/** IDN hosts in the form that DNS knows; what cannot be converted stays. */
export function asciiHost(host: string): string {
  return /^\p{ASCII}*$/u.test(host) ? host : domainToASCII(host) || host
}

/** A part of a file name that every system takes. */
export function fileNamePart(email: string): string {
  return email.replace(/[^\p{L}\p{N}@._-]/gu, '_').replace(/^[.-]+/, '_')
}
