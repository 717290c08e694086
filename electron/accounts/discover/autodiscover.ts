/**
 * Microsoft's Autodiscover, the XML kind (MS-OXDSCLI), without signing in. Plain HTTP and JSON are no part of it: nobody
 * vouches for the first, the second tells no IMAP or SMTP. Hosts that are not the domain's own get a stand-in for the
 * local part.
 */
import type { Refused } from '../../contract/found.ts'
import { askHttps } from '../../wire/https.ts'
import { addressOf, isWithin, type Address } from './address.ts'
import { refusal } from './autoconfig.ts'
import { readAutodiscover } from './autodiscover-answer.ts'
import type { Ask } from './gather.ts'
import { nothingTold, usableHost, type Told } from './published.ts'
import type { Asking } from './source.ts'
import { inSrvOrder } from './srv.ts'

/** Redirects of the protocol itself, by address or by URL, in all. */
const mostHops = 5
/** Every domain has this mailbox (RFC 5321 section 4.5.1). */
const standIn = 'postmaster'

/** In the order of asking. */
export function autodiscoverQuestions(asking: Asking): Ask[] {
  const { address } = asking
  return [
    ...placesOf(address.ascii).map(
      (url): Ask =>
        (signal) =>
          askFrom(asking, url, address, signal),
    ),
    (signal) => askSrvHost(asking, signal),
  ]
}

function placesOf(domain: string): string[] {
  return [urlAt(domain), urlAt(`autodiscover.${domain}`)]
}

function urlAt(host: string, port = 443): string {
  return `https://${host}${port === 443 ? '' : `:${port}`}/autodiscover/autodiscover.xml`
}

async function askSrvHost(asking: Asking, signal: AbortSignal): Promise<Told> {
  const { world, address, random } = asking
  const records = await world.query(`_autodiscover._tcp.${address.ascii}`, 'SRV', signal).catch(() => [])
  const [first] = inSrvOrder(records, random)
  const host = usableHost(first?.target ?? null)
  if (first === undefined || host === null) return nothingTold
  const told = await askFrom(asking, urlAt(host, first.port), address, signal)
  // Its certificate is good for a host that only DNS named.
  return told.found === null ? told : { ...told, found: { ...told.found, toldBy: [host, ...told.found.toldBy] } }
}

async function askFrom(asking: Asking, start: string, about: Address, signal: AbortSignal): Promise<Told> {
  const { world, contacted, requestMs } = asking
  const toldBy: string[] = []
  let places = [start]
  let address = about
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const [url, ...others] = places
    if (url === undefined) return nothingTold
    const asked = address
    const bodyFor = (host: string): string => requestFor(mailboxFor(host, asked, asking.address))
    const answer = await askHttps(world, { url, bodyFor }, { boundMs: requestMs, signal, contacted })
    const place = `https://${new URL(url).hostname}`
    if (!answer.ok) {
      if (others.length === 0) return refusal('autodiscover', place, answer)
      places = others
      continue
    }
    const [, ...redirected] = answer.hosts
    toldBy.push(...redirected)
    if (answer.status === 401)
      return refusedBecause(`${place} is an Exchange server that tells nothing without a sign-in`)
    if (answer.status !== 200) {
      if (others.length === 0) return nothingTold
      places = others
      continue
    }
    const read = readAutodiscover(answer.body, address, mailboxFor(answer.url.hostname, asked, asking.address))
    switch (read.kind) {
      case 'servers':
        return { found: { source: 'autodiscover', ...read.servers, isGiven: false, toldBy }, refused: [] }
      case 'refused':
        return refusedBecause(`what ${place} sends ${read.reason}`)
      case 'redirect-address': {
        const next = addressOf(read.email)
        if (next === null) return refusedBecause(`${place} redirects to something that is no address`)
        address = next
        toldBy.push(next.ascii)
        places = placesOf(next.ascii)
        break
      }
      case 'redirect-url': {
        const next = URL.canParse(read.url) ? new URL(read.url) : null
        if (next?.protocol !== 'https:')
          return refusedBecause(`${place} redirects to an address without encryption, which is not taken`)
        toldBy.push(next.hostname)
        places = [next.href]
        break
      }
      default: {
        const never: never = read
        return never
      }
    }
  }
  return refusedBecause(`https://${new URL(start).hostname} redirects too often`)
}

function refusedBecause(reason: string): Told {
  const refused: Refused = { source: 'autodiscover', reason }
  return { found: null, refused: [refused] }
}

/** The whole address for the domain's own hosts; for all others a mailbox that says nothing about anyone. */
function mailboxFor(host: string, asked: Address, own: Address): string {
  return isWithin(host, own.ascii) && asked.ascii === own.ascii ? asked.email : `${standIn}@${asked.ascii}`
}

function requestFor(mailbox: string): string {
  const escaped = mailbox.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">' +
    `<Request><EMailAddress>${escaped}</EMailAddress>` +
    '<AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>' +
    '</Request></Autodiscover>\n'
  )
}
