/** The file of `--handout`, else what an administrator laid into the system's own folder, for one account. */
import { api } from '../../api.ts'
import { speaksFor, type Handout, type HeldHandout } from '../../contract/handout.ts'
import { domainOf } from '../../contract/parse/address.ts'
import { parseHandout } from '../../contract/parse/handout.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { domainToASCII } from 'node:url'
import { readText } from './read-input.ts'
import { WrongCall } from './wrong-call.ts'

export interface ChosenHandout {
  handout: Handout | null
  /** Hosts of it that an administrator vouches for: a password may go there without a further word. */
  acceptDomains: readonly string[]
}

/** @throws WrongCall where the named file is none, or speaks for other addresses. */
export async function handoutFor(path: string | undefined, email: string): Promise<ChosenHandout> {
  const domain = domainToASCII(domainOf(email))
  if (path !== undefined) {
    const handout = await namedHandout(path)
    if (!speaksFor(handout, domain))
      throw new WrongCall(
        `the hand-out ${quoted(path)} speaks for ${handout.domains.slice(0, 3).join(', ')}, not for ${quoted(domain)}: leave it out`,
      )
    // Who gave the file is not known: its hosts are confirmed like any others.
    return { handout, acceptDomains: [] }
  }
  const { handouts, warnings } = await api.handouts(null, { signal: AbortSignal.timeout(60_000), onProgress: () => {} })
  for (const warning of warnings) process.stderr.write(`mail-check: ${warning}\n`)
  const held = handouts.find(({ from, handout }) => from === 'administrator' && speaksFor(handout, domain))
  return held === undefined
    ? { handout: null, acceptDomains: [] }
    : { handout: held.handout, acceptDomains: hostsOf(held) }
}

function hostsOf({ handout: { incoming, outgoing } }: HeldHandout): string[] {
  return [incoming, outgoing].flatMap((settings) => settings?.host ?? [])
}

async function namedHandout(path: string): Promise<Handout> {
  const read = parseHandout(await readText(path, 'hand-out'))
  if (!read.ok) throw new WrongCall(`the hand-out ${quoted(path)} ${read.message}`)
  return read.value
}
