/**
 * Does this network answer web requests with a page of its own? Asks for the world's pages (wire/web-pages.ts); nothing
 * about the user is in it.
 */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { Contacted } from '../../wire/contacted.ts'
import { httpGet } from '../../wire/http-get.ts'
import type { WebPage } from '../../wire/web-pages.ts'
import type { World } from '../../wire/world.ts'
import { clockProbe } from './clock.ts'

export interface WebInput {
  world: World
  /** Milliseconds for each page. */
  boundMs: number
  signal: AbortSignal
  contacted: Contacted
}

/**
 * Probes `portal:HOST`. `ok`: the page was as it should be. `page` is `other` where something else answered, with its
 * `status` and, of a redirect, the `location`'s host; `null` where nothing did. Beside them `clock:HOST`, since
 * the same answer tells the time (clock.ts).
 */
export async function probePortal(input: WebInput): Promise<NetworkProbe[]> {
  const answers = await Promise.all((input.world.webPages ?? []).map((page) => probePage(page, input)))
  return answers.flat()
}

async function probePage({ operator, url, status, body }: WebPage, input: WebInput): Promise<NetworkProbe[]> {
  const target = new URL(url)
  const answer = await httpGet(input.world, target, input)
  const isAnswered = answer.status !== null || answer.error === 'garbled'
  const isGood = answer.status === status && (body === null || body.test(answer.body))
  const portal: NetworkProbe = {
    id: `portal:${target.hostname}`,
    kind: 'portal',
    ok: answer.error === 'cancelled' ? null : isGood,
    ms: answer.ms,
    error: answer.error,
    host: target.hostname,
    port: 80,
    operator,
    addresses: answer.address === null ? [] : [answer.address],
    page: isGood ? 'expected' : isAnswered ? 'other' : null,
    status: answer.status,
    location: hostOf(answer.location),
  }
  return [portal, ...clockProbe(target.hostname, operator, answer.date, input.world.now())]
}

/** Only the host: the rest of a sign-in page's address may name the user's device. */
function hostOf(location: string | null): string | null {
  return location !== null && URL.canParse(location) ? new URL(location).hostname : null
}
