/** Is an MX a service that cleans mail before somebody else's mailbox? It then tells nothing about where the mailbox is. */
import { isWithin } from './address.ts'

/** Services that stand before a mailbox of another's: their names, by whole labels. */
const filters = [
  'pphosted.com',
  'ppe-hosted.com',
  'mimecast.com',
  'mimecast.co.za',
  'mimecast-offshore.com',
  'barracudanetworks.com',
  'mx.cloudflare.net',
  'messagelabs.com',
  'iphmx.com',
  'mailcontrol.com',
  'trendmicro.com',
  'trendmicro.eu',
  'hornetsecurity.com',
  'antispameurope.com',
  'antispamcloud.com',
  'mailspamprotection.com',
  'spamexperts.com',
  'expurgate.net',
  'retarus.com',
  'sophos.com',
  'fireeyecloud.com',
  'improvmx.com',
  'forwardemail.net',
]

/** `host`: lower case, without a final dot. */
export function isMailFilter(host: string): boolean {
  return filters.some((domain) => isWithin(host, domain))
}
