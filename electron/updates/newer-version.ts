/** Is there a newer version? One question to one address, when somebody asked for it. Nothing is downloaded or installed. */
import { z } from 'zod'
import type { NewerVersion, NewerVersionRequest } from '../contract/newer-version.ts'
import { Contacted } from '../wire/contacted.ts'
import { askHttps } from '../wire/https.ts'
import type { World } from '../wire/world.ts'

/** Milliseconds. */
const boundMs = 8000
const longestAnswer = 16 * 1024

const release = z.object({
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/),
  page: z.string().max(500),
})

interface Asked extends NewerVersionRequest {
  current: string
  /** Where releases are listed (release-list.ts). */
  list: string | null
  signal: AbortSignal
}

/** Never rejects for what a server or network does; a page elsewhere than at the list's own host is no answer. */
export async function newerVersion(world: World, { current, look, list, signal }: Asked): Promise<NewerVersion> {
  if (list === null) return { current, state: 'off', newest: null }
  if (!look) return { current, state: 'not-looked', newest: null }
  const unanswered: NewerVersion = { current, state: 'unanswered', newest: null }
  const { host } = new URL(list)
  const question = { url: list, bodyFor: null, mayFollow: (url: URL) => url.host === host }
  const answer = await askHttps(world, question, { boundMs, signal, contacted: new Contacted() })
  if (!answer.ok || answer.status !== 200 || answer.body.length > longestAnswer) return unanswered
  const read = release.safeParse(jsonOf(answer.body.toString('utf8')))
  if (!read.success || !isPageAt(host, read.data.page)) return unanswered
  if (!isLater(read.data.version, current)) return { current, state: 'newest', newest: null }
  return { current, state: 'newer', newest: read.data }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isPageAt(host: string, page: string): boolean {
  if (!URL.canParse(page)) return false
  const url = new URL(page)
  return url.protocol === 'https:' && url.host === host && url.username === '' && url.password === ''
}

/** Three numbers each; a pre-release suffix of ours counts as before the release. */
function isLater(version: string, current: string): boolean {
  const [ours = '', suffix] = current.split('-', 2)
  const there = version.split('.').map(Number)
  const here = ours.split('.').map(Number)
  const at = there.findIndex((number, index) => number !== (here[index] ?? 0))
  if (at === -1) return suffix !== undefined
  return (there[at] ?? 0) > (here[at] ?? 0)
}
