/**
 * The configuration file that a domain publishes itself (draft-ietf-mailmaint-autoconfig, steps 1.1 and 1.2; the one over
 * plain HTTP is left out). Also asked of an MX's domain, which is somebody else's: then without the local part.
 */
import { askHttps, type HttpsAnswer } from '../../wire/https.ts'
import type { CandidateSource } from '../../contract/found.ts'
import { isWithin } from './address.ts'
import { readConfig } from './config-file.ts'
import type { Ask } from './gather.ts'
import { nothingTold, type Found, type Told } from './published.ts'
import type { Asking } from './source.ts'

/** In the order of the draft. `domain`: whose web host is asked, the address's own or an MX's. */
export function autoconfigQuestions(asking: Asking, domain: string): Ask[] {
  return [
    `https://autoconfig.${domain}/mail/config-v1.1.xml`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ].map((url) => (signal) => askFor(asking, url, domain, signal))
}

async function askFor(asking: Asking, url: string, domain: string, signal: AbortSignal): Promise<Told> {
  const { address } = asking
  const plain = await askAt(asking, 'autoconfig', url, signal)
  if (plain.told.found !== null || domain !== address.ascii) return plain.told
  // Somebody is there and has nothing for everyone: some answer only for an address. It goes to the domain's own host
  // and nowhere else, also not by a redirect.
  if (!plain.isAnswer || signal.aborted) return plain.told
  const named = `${url}?emailaddress=${encodeURIComponent(address.email)}`
  const again = await askAt(asking, 'autoconfig', named, signal, (to) => isWithin(to.hostname, address.ascii))
  return again.told.found === null ? plain.told : again.told
}

/** One file over HTTPS, read for the address. */
export async function askAt(
  asking: Asking,
  source: CandidateSource,
  url: string,
  signal: AbortSignal,
  mayFollow?: (url: URL) => boolean,
): Promise<{ told: Told; isAnswer: boolean }> {
  const { world, address, contacted, requestMs } = asking
  const question = { url, bodyFor: null, ...(mayFollow && { mayFollow }) }
  const answer = await askHttps(world, question, { boundMs: requestMs, signal, contacted })
  const place = `https://${new URL(url).hostname}`
  if (!answer.ok) return { told: refusal(source, place, answer), isAnswer: false }
  if (answer.status !== 200) return { told: nothingTold, isAnswer: true }
  const read = readConfig(answer.body, address)
  if (!read.ok) {
    return {
      told: { found: null, refused: [{ source, reason: `what ${place} sends ${read.reason}` }] },
      isAnswer: true,
    }
  }
  const [, ...toldBy] = answer.hosts
  const found: Found = { source, ...read.servers, isGiven: false, toldBy }
  return { told: { found, refused: [] }, isAnswer: true }
}

/** That nobody is there, or says nothing, is no news; what somebody does wrong is. */
export function refusal(source: CandidateSource, place: string, answer: HttpsAnswer & { ok: false }): Told {
  switch (answer.fault) {
    case 'no-connection':
    case 'timeout':
    case 'cancelled':
    case 'broken':
      return nothingTold
    case 'certificate':
    case 'redirect-to-http':
    case 'redirect-refused':
    case 'too-many-redirects':
    case 'too-large':
      return { found: null, refused: [{ source, reason: `${place} is not taken: ${answer.text}` }] }
    default: {
      const never: never = answer.fault
      return never
    }
  }
}
