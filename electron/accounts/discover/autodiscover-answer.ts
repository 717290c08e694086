/** Reads what an Autodiscover server answers (MS-OXDSCLI, section 2.2.4). Whom to ask stands in autodiscover.ts. */
import type { PublishedIncoming, PublishedServer } from '../../contract/found.ts'
import type { Authentication, Security } from '../../contract/words.ts'
import type { Address } from './address.ts'
import { inOrder, isEmpty, usableHost, usablePort, usableUserName, type Servers } from './published.ts'
import { childrenOf, readXml, textOf, type XmlElement } from './xml.ts'

export type ReadAutodiscover =
  | { kind: 'servers'; servers: Servers }
  | { kind: 'redirect-address'; email: string }
  | { kind: 'redirect-url'; url: string }
  /** Ends a sentence that begins with the answer. */
  | { kind: 'refused'; reason: string }

/** `asked`: the mailbox that stood in the request, which is replaced by the address where the answer repeats it. */
export function readAutodiscover(bytes: Uint8Array, address: Address, asked: string): ReadAutodiscover {
  const xml = readXml(bytes)
  if (!xml.ok) return { kind: 'refused', reason: xml.reason }
  if (xml.root.name !== 'Autodiscover') return { kind: 'refused', reason: 'is not an Autodiscover answer' }
  const account = childrenOf(xml.root, 'Response').flatMap((response) => childrenOf(response, 'Account'))[0]
  if (account === undefined) return { kind: 'refused', reason: 'names no account' }
  const email = textOf(account, 'RedirectAddr') ?? textOf(account, 'redirectAddr')
  if (email !== null) return { kind: 'redirect-address', email }
  const url = textOf(account, 'RedirectUrl') ?? textOf(account, 'redirectUrl')
  if (url !== null) return { kind: 'redirect-url', url }

  const protocols = childrenOf(account, 'Protocol').map((element) => ({ element, type: typeOf(element) }))
  const servers: Servers = { incoming: [], outgoing: [] }
  for (const { element, type } of protocols) {
    const protocol = type === 'IMAP' ? 'imap' : type === 'POP3' ? 'pop3' : type === 'SMTP' ? 'smtp' : null
    const server = protocol === null ? null : serverFrom(element, address, asked)
    if (protocol === null || server === null) continue
    if (protocol === 'smtp') servers.outgoing.push(server)
    else servers.incoming.push({ protocol, ...server } satisfies PublishedIncoming)
  }
  if (!isEmpty(servers)) {
    return {
      kind: 'servers',
      servers: {
        incoming: inOrder(servers.incoming, ({ protocol }) => protocol),
        outgoing: inOrder(servers.outgoing, () => 'smtp'),
      },
    }
  }
  const isExchange = protocols.some(({ type }) => type === 'EXCH' || type === 'EXPR' || type === 'EXHTTP')
  const reason = isExchange
    ? 'is about an Exchange server that needs a sign-in, and names no IMAP, POP or SMTP'
    : 'names no server that can be used'
  return { kind: 'refused', reason }
}

function typeOf(element: XmlElement): string {
  return (textOf(element, 'Type') ?? element.attributes.get('Type') ?? '').toUpperCase()
}

function isOff(element: XmlElement, name: string): boolean {
  return textOf(element, name)?.toLowerCase() === 'off'
}

function serverFrom(element: XmlElement, address: Address, asked: string): PublishedServer | null {
  const host = usableHost(textOf(element, 'Server'))
  const port = usablePort(textOf(element, 'Port'))
  const login = textOf(element, 'LoginName')
  const username = usableUserName(
    login === null ? address.email : login.toLowerCase() === asked.toLowerCase() ? address.email : login,
  )
  const security = port === null ? null : securityOf(element, port)
  if (host === null || port === null || security === null || username === null) return null
  return { host, port, security, authentication: [authenticationOf(element)], username }
}

/** Where STARTTLS is what "encrypted" means (RFC 8314). */
const startTlsPorts = [143, 110, 587, 25]

/** `Encryption` outranks `SSL`, which is on unless it says off. */
function securityOf(element: XmlElement, port: number): Security {
  switch (textOf(element, 'Encryption')?.toLowerCase()) {
    case 'ssl':
      return 'tls'
    case 'tls':
      return 'starttls'
    case 'none':
      return 'none'
    default:
      if (isOff(element, 'SSL')) return 'none'
      return startTlsPorts.includes(port) ? 'starttls' : 'tls'
  }
}

function authenticationOf(element: XmlElement): Authentication {
  if (isOff(element, 'AuthRequired')) return 'none'
  return textOf(element, 'SPA')?.toLowerCase() === 'on' ? 'ntlm' : 'password'
}
