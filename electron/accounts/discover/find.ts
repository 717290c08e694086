/**
 * From an address to what is published for it: all sources side by side, ranked by trust and not by speed (discovery.md
 * of the design). Signs in nowhere. Which of it a check uses stands in for-check.ts.
 */
import type { FindAnswer, Refused } from '../../contract/found.ts'
import type { Side } from '../../contract/words.ts'
import { Contacted } from '../../wire/contacted.ts'
import { httpsLimits } from '../../wire/limits.ts'
import { runSignal } from '../../wire/run-clock.ts'
import type { World } from '../../wire/world.ts'
import { addressOf, type Address } from './address.ts'
import { autoconfigQuestions } from './autoconfig.ts'
import { autodiscoverQuestions } from './autodiscover.ts'
import { answerOf, tableFound } from './find-offline.ts'
import { firstOf, gather, type Ask } from './gather.ts'
import { guessQuestions } from './guess.ts'
import { ispdbQuestion } from './ispdb.ts'
import { mxQuestion } from './mx.ts'
import { providerByDomain, type Provider } from './provider-table.ts'
import { inOrder, isEmpty, type Found, type Servers, type Told } from './published.ts'
import { ranked } from './rank.ts'
import type { Asking } from './source.ts'
import { srvQuestion } from './srv.ts'

export interface FindOptions {
  world: World
  signal: AbortSignal
  contacted?: Contacted
  /** Milliseconds for all of it. */
  boundMs?: number
  /** Milliseconds that better sources are waited for once a worse one has found something. */
  patienceMs?: number
  /** Milliseconds that worse ones are waited for, to compare, once nothing better can come. */
  lingerMs?: number
  random?: () => number
}

/** As discovery.md has them; lingering is ours. */
const usual = { boundMs: 15_000, patienceMs: 2000, lingerMs: 700 }

/** Never rejects for what the world does. An address that is none finds nothing. */
export async function findSettings(email: string, options: FindOptions): Promise<FindAnswer> {
  const { world, signal, contacted = new Contacted(), random = Math.random } = options
  const waiting = {
    boundMs: options.boundMs ?? usual.boundMs,
    patienceMs: options.patienceMs ?? usual.patienceMs,
    lingerMs: options.lingerMs ?? usual.lingerMs,
  }
  const address = addressOf(email)
  if (address === null || !address.ascii.includes('.') || /(^|\.)\d+$/.test(address.ascii)) return answerOf(email, [])
  const inTable = providerByDomain(address.ascii)
  // Our table says that there is nothing (any more): what others still publish would only mislead.
  if (inTable?.status === 'closed' || inTable?.status === 'no-standard-access')
    return { ...answerOf(address.email, []), provider: inTable.rules }

  const clock = runSignal(signal, waiting.boundMs)
  const { requestMs } = httpsLimits
  const asking: Asking = { world, address, contacted, requestMs, patienceMs: waiting.patienceMs, random }
  const srv = srvQuestion(asking)
  const mx = mxQuestion(asking)
  try {
    const told = await askAll(
      [
        [tableQuestion(inTable, address)],
        autoconfigQuestions(asking, address.ascii),
        [ispdbQuestion(asking, address.ascii)],
        [srv.ask],
        autodiscoverQuestions(asking),
        [mx.ask],
      ],
      { ...waiting, signal: clock.signal },
    )
    const found = told.flatMap((each) => each.found ?? [])
    const isGuessing = inTable === null && !mx.known.isNull
    const guessed = isGuessing ? await guess(asking, missingSides(found), srv.notOffered(), clock.signal) : null
    return {
      ...answerOf(address.email, ranked([...found, ...(guessed ? [guessed] : [])], address)),
      refused: eachOnce(told.flatMap(({ refused }) => refused)),
      provider: (inTable ?? mx.known.provider)?.rules ?? null,
      contacted: contacted.list(),
    }
  } finally {
    clock.end()
  }
}

function tableQuestion(provider: Provider | null, address: Address): Ask {
  return async () => ({ found: provider && tableFound(provider, address), refused: [] })
}

/** Sources with their places, best first; one answer per source. */
async function askAll(sources: readonly (readonly Ask[])[], waiting: Parameters<typeof gather>[1]): Promise<Told[]> {
  const answers = await gather(sources.flat(), waiting)
  let at = 0
  return sources.map((places) => firstOf(answers.slice(at, (at += places.length))))
}

function missingSides(found: readonly Found[]): Side[] {
  return (['incoming', 'outgoing'] as const).filter((side) => found.every((each) => each[side].length === 0))
}

/** Sides that nobody published; the first that answers wins, with its other port as an alternative. */
async function guess(
  asking: Asking,
  sides: readonly Side[],
  notOffered: Parameters<typeof guessQuestions>[2],
  signal: AbortSignal,
): Promise<Found | null> {
  const { requestMs: boundMs, patienceMs } = asking
  const all: Servers = { incoming: [], outgoing: [] }
  await Promise.all(
    sides.map(async (side) => {
      const questions = guessQuestions(asking, side, notOffered)
      const answers = await gather(questions, { signal, boundMs, patienceMs, lingerMs: 0 })
      const found = answers.flatMap((each) => each.found ?? [])
      const [best] = found
      if (best === undefined) return
      const host = best[side][0]?.host
      const protocol = best.incoming[0]?.protocol
      all.incoming.push(
        ...found.flatMap(({ incoming }) => incoming).filter((each) => each.host === host && each.protocol === protocol),
      )
      all.outgoing.push(...found.flatMap(({ outgoing }) => outgoing).filter((each) => each.host === host))
    }),
  )
  if (isEmpty(all)) return null
  const servers = {
    incoming: inOrder(all.incoming, ({ protocol }) => protocol),
    outgoing: inOrder(all.outgoing, () => ''),
  }
  return { source: 'guess', ...servers, isGiven: false, toldBy: [] }
}

function eachOnce(refused: readonly Refused[]): Refused[] {
  return [...new Map(refused.map((each) => [`${each.source} ${each.reason}`, each])).values()]
}
