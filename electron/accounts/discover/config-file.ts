/** Reads a published configuration (`clientConfig` 1.1 and 1.2) for one address. Where the file comes from is autoconfig.ts' affair. */
import type { PublishedServer } from '../../contract/found.ts'
import { incomingProtocols, type Authentication, type Security } from '../../contract/words.ts'
import type { Address } from './address.ts'
import { filledIn, inOrder, isEmpty, usableHost, usablePort, usableUserName, type Servers } from './published.ts'
import { childrenOf, readXml, type XmlElement } from './xml.ts'

/** `reason` ends a sentence that begins with the file. */
export type ReadConfig = { ok: true; servers: Servers } | { ok: false; reason: string }

export function readConfig(bytes: Uint8Array, address: Address): ReadConfig {
  const xml = readXml(bytes)
  if (!xml.ok) return xml
  if (xml.root.name !== 'clientConfig') return { ok: false, reason: 'is not a mail configuration (no clientConfig)' }
  const [provider] = childrenOf(xml.root, 'emailProvider')
  if (provider === undefined) return { ok: false, reason: 'names no provider (no emailProvider)' }
  const servers: Servers = {
    incoming: inOrder(
      childrenOf(provider, 'incomingServer').flatMap((element) => {
        const type = element.attributes.get('type')?.trim().toLowerCase()
        const protocol = incomingProtocols.find((each) => each === type)
        const server = protocol === undefined ? null : serverFrom(element, address)
        return protocol === undefined || server === null ? [] : [{ protocol, ...server }]
      }),
      ({ protocol }) => protocol,
    ),
    outgoing: inOrder(
      childrenOf(provider, 'outgoingServer').flatMap((element) => {
        const type = element.attributes.get('type')?.trim().toLowerCase() ?? 'smtp'
        return type === 'smtp' ? (serverFrom(element, address) ?? []) : []
      }),
      () => 'smtp',
    ),
  }
  return isEmpty(servers) ? { ok: false, reason: 'names no server that can be used' } : { ok: true, servers }
}

const securities: Readonly<Record<string, Security>> = { ssl: 'tls', starttls: 'starttls', plain: 'none' }

const authentications: Readonly<Record<string, Authentication>> = {
  'password-cleartext': 'password',
  plain: 'password',
  'password-encrypted': 'password-encrypted',
  secure: 'password-encrypted',
  ntlm: 'ntlm',
  gssapi: 'kerberos',
  oauth2: 'oauth2',
  none: 'none',
  'client-ip-address': 'none',
}

/** `null`: without a usable host, port, kind of encryption or way of signing in. */
function serverFrom(element: XmlElement, address: Address): PublishedServer | null {
  const all = (name: string): string[] => childrenOf(element, name).map(({ text }) => text)
  const first = <Value>(name: string, read: (text: string) => Value | null): Value | null =>
    all(name)
      .map(read)
      .find((value) => value !== null) ?? null
  const host = first('hostname', (text) => usableHost(filledIn(text, address)))
  const port = first('port', usablePort)
  const security = first('socketType', (text) => securities[text.toLowerCase()] ?? null)
  const authentication = [
    ...new Set(all('authentication').flatMap((text) => authentications[text.toLowerCase()] ?? [])),
  ]
  const pattern = all('username').find((text) => text !== '') ?? '%EMAILADDRESS%'
  const username = usableUserName(filledIn(pattern, address))
  if (host === null || port === null || security === null || authentication.length === 0 || username === null)
    return null
  return { host, port, security, authentication, username }
}
