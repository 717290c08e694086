/** `mail-check find`: what the provider publishes for an address, without signing in. */
import { stat } from 'node:fs/promises'
import { api } from '../../api.ts'
import type { FindAnswer, PublishedServer } from '../../contract/found.ts'
import { addressFault } from '../../contract/parse/address.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { findText } from '../../report/find-text.ts'
import { interruptedStatus, onInterrupt } from './interrupt.ts'
import { lookOf, writeJson, writeOut } from './output.ts'
import { readAuthorities } from './read-authorities.ts'
import { handoutFor } from './read-handout.ts'
import type { FindOptions } from './read-call.ts'
import { WrongCall } from './wrong-call.ts'

/** @returns the exit status. @throws WrongCall */
export async function findCommand(options: FindOptions): Promise<number> {
  const email = options.email.trim().replace(/\.$/, '')
  const fault = addressFault(email)
  if (fault !== null) throw new WrongCall(`${quoted(options.email)} ${fault}`)
  if (options.file !== undefined) await mustBeFile(options.file)
  const ca = options.ca === undefined ? null : await readAuthorities(options.ca)
  const handout = options.file === undefined ? (await handoutFor(options.handout, email)).handout : null
  if (options.file !== undefined && options.handout !== undefined)
    throw new WrongCall('--file and --handout both say where the settings stand: leave one of them out')
  const interruption = onInterrupt()
  interruption.begin()
  const context = { signal: interruption.signal, onProgress: () => {} }
  const answer = await api.find({ email, file: options.file ?? null, ca, handout }, context)
  interruption.answered()
  if (interruption.signal.aborted) return interruptedStatus
  if (options.json) await writeJson(documentOf(answer))
  else await writeOut(findText(answer, lookOf(process.stdout, process.env)))
  return 0
}

async function mustBeFile(path: string): Promise<void> {
  const about = await stat(path).catch(() => null)
  if (about === null) throw new WrongCall(`the file of --file ${quoted(path)} cannot be read: there is no such file`)
  if (about.isDirectory()) throw new WrongCall(`the file of --file ${quoted(path)} cannot be read: it is a folder`)
  if (!about.isFile())
    throw new WrongCall(`the file of --file ${quoted(path)} cannot be read: it is a pipe or a device, not a file`)
}

/** The contract's fields and no others (command-line.md, "find --json"). */
function documentOf({ email, candidates, refused }: FindAnswer): unknown {
  return {
    email,
    candidates: candidates.map(({ source, confirm, incoming, outgoing, published }) => ({
      source,
      confirm,
      incoming,
      outgoing,
      published: { incoming: published.incoming, outgoing: published.outgoing satisfies PublishedServer[] },
    })),
    ...(refused.length > 0 && { refused }),
  }
}
