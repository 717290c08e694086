/**
 * What do resolvers outside of this network say about a name? Asked over HTTPS, and only about an address that is
 * suspicious: a private one for a public name, or one that unrelated names have, too.
 */
import type { NetworkProbe } from '../../contract/facts.ts'
import { httpGet } from '../../wire/http-get.ts'
import { asciiHostOf } from '../../wire/host-name.ts'
import type { WebInput } from './portal.ts'

/** By address, since names are in question here; their certificates are good for the addresses. Both answer in JSON. */
const resolvers = [
  { operator: 'Cloudflare', url: 'https://1.1.1.1/dns-query' },
  { operator: 'Google', url: 'https://8.8.8.8/resolve' },
] as const

/** RFC 1035 section 3.2.2, RFC 3596: A and AAAA. */
const types = { A: 1, AAAA: 28 }

/**
 * Probes `doh:HOST:RESOLVER`, kind `dns`. `ok` true: it answered; `addresses` is what it knows, `exists` whether there is
 * such a name at all; `system`: what this network's resolver had said.
 */
export async function compareWithHttps(
  input: WebInput,
  host: string,
  system: readonly string[],
): Promise<NetworkProbe[]> {
  return Promise.all(
    resolvers.map(async ({ operator, url }) => {
      const answers = await Promise.all(
        Object.entries(types).map(([type, number]) =>
          ask(input, `${url}?name=${encodeURIComponent(asciiHostOf(host))}&type=${type}`, number),
        ),
      )
      const given = answers.flatMap(({ known }) => known ?? [])
      const ok = given.length > 0
      return {
        id: `doh:${host}:${operator.toLowerCase()}`,
        kind: 'dns',
        ok,
        ms: Math.max(...answers.map(({ ms }) => ms)),
        error: ok ? null : (answers[0]?.error ?? 'garbled'),
        host,
        operator,
        addresses: given.flatMap(({ addresses }) => addresses),
        exists: ok ? given.some(({ exists }) => exists) : null,
        system: [...system],
        overHttps: true,
      } satisfies NetworkProbe
    }),
  )
}

async function ask(input: WebInput, url: string, type: number) {
  const answer = await httpGet(input.world, new URL(url), { ...input, headers: { accept: 'application/dns-json' } })
  return { ms: answer.ms, error: answer.error, known: answer.status === 200 ? knownOf(answer.body, type) : null }
}

/** The JSON form of both resolvers: `Status` is the RCODE (3: no such name), `Answer` a list of records. */
function knownOf(body: string, type: number): { exists: boolean; addresses: string[] } | null {
  const told = parsed(body)
  if (!isRecord(told) || (told['Status'] !== 0 && told['Status'] !== 3)) return null
  const records = Array.isArray(told['Answer']) ? told['Answer'].filter(isRecord) : []
  const addresses = records.flatMap((each) =>
    each['type'] === type && typeof each['data'] === 'string' ? each['data'] : [],
  )
  return { exists: told['Status'] === 0, addresses }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
