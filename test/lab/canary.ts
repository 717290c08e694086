/** A password that is recognised wherever it turns up, in any of the forms in which mail protocols carry one. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Canary {
  /** The part that every password of the run contains: letters and digits, new in each run. */
  core: string
  /** `user` keeps the passwords of different accounts apart. */
  passwordFor(user: string): string
  /** The forms found in these bytes: `plain`, `base64` (SASL PLAIN and LOGIN at any alignment), `hex`, `utf-16`. */
  formsIn(bytes: Buffer): string[]
}

export function createCanary(): Canary {
  const core = `Canary${randomBytes(12).toString('hex')}`
  const needles: [string, Buffer][] = [
    ['plain', Buffer.from(core)],
    ...[0, 1, 2].map((shift): [string, Buffer] => ['base64', Buffer.from(base64Inside(core, shift))]),
    ['hex', Buffer.from(Buffer.from(core).toString('hex'))],
    ['utf-16', Buffer.from(core, 'utf16le')],
  ]
  return {
    core,
    passwordFor: (user) => `${core}.${user}`,
    formsIn: (bytes) => [...new Set(needles.filter(([, needle]) => bytes.includes(needle)).map(([form]) => form))],
  }
}

/** What base64 of any longer text has in it where `text` begins `shift` bytes after a group of three. */
function base64Inside(text: string, shift: number): string {
  const encoded = Buffer.from(`${'\0'.repeat(shift)}${text}`)
    .toString('base64')
    .replace(/=+$/, '')
  // The first and last group also carry bits of the neighbours.
  const whole = Math.floor((shift + text.length) / 3) * 4
  return encoded.slice(shift === 0 ? 0 : 4, whole)
}

/** Files below these folders that hold the canary in any form. */
export function filesWith(canary: Canary, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => canary.formsIn(readFileSync(file)).length > 0),
  )
}
