/**
 * An account as the configuration that a domain publishes for all its addresses (`clientConfig` 1.1): for IT, who put it
 * where Thunderbird and others look. Facts: the published format (Mozilla, draft-ietf-mailmaint-autoconfig).
 */
import { XMLBuilder } from 'fast-xml-parser'
import type { Account, ServerSettings } from '../../contract/account.ts'
import { isPublicName } from '../../contract/parse/host.ts'
import type { Authentication, Protocol, Security, Side } from '../../contract/words.ts'
import { sideWord } from '../program.ts'
import { asciiHost, bothSides, withoutMethodSet, type Written } from './written.ts'

const format = 'A published configuration (autoconfig)'
const securities: Record<Security, string> = { tls: 'SSL', starttls: 'STARTTLS', none: 'plain' }
const methods: Record<Authentication, string> = {
  password: 'password-cleartext',
  'password-encrypted': 'password-encrypted',
  ntlm: 'NTLM',
  kerberos: 'GSSAPI',
  oauth2: 'OAuth2',
  none: 'none',
}

/** `ann@example.com` → `%EMAILADDRESS%`; `null`: the name is one person's own. */
function patternOf(username: string, email: string): string | null {
  const at = email.lastIndexOf('@')
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)]
  if (username === email) return '%EMAILADDRESS%'
  if (username === local) return '%EMAILLOCALPART%'
  const parts = username.split(local)
  if (local === '' || parts.length !== 2 || /%EMAIL/.test(username)) return null
  return parts.map((part) => part.replace(domain, '%EMAILDOMAIN%')).join('%EMAILLOCALPART%')
}

function refusalOf(server: ServerSettings, side: Side, email: string): string | null {
  const { authentication, host, username } = server
  // As those ask who read published configurations, this program among them.
  if (!isPublicName(host))
    return `${format} names servers by their full host name, and ${host} is none: it cannot hold the server for ${sideWord(side)}.`
  if (authentication === undefined) return withoutMethodSet(format, side)
  if (authentication === 'none') return side === 'incoming' ? `${format} cannot hold receiving without sign-in.` : null
  if (username === '') return `${format} needs the user name for ${sideWord(side)}, and this account has none.`
  return patternOf(username, email) === null
    ? `${format} is for every address of the domain, and the user name for ${sideWord(side)} is one person’s own.`
    : null
}

function element(server: ServerSettings, type: Protocol, email: string): Record<string, string | number> {
  const { host, port, security, authentication, username } = server
  return {
    '@type': type,
    hostname: asciiHost(host),
    port,
    socketType: securities[security],
    authentication: methods[authentication ?? 'none'],
    ...(authentication !== 'none' && { username: patternOf(username, email) ?? '' }),
  }
}

export function autoconfig(account: Account): Written {
  const servers = bothSides(account, format)
  if ('refused' in servers) return servers
  const { incoming, outgoing } = servers
  const { email } = account
  const refused = refusalOf(incoming, 'incoming', email) ?? refusalOf(outgoing, 'outgoing', email)
  if (refused !== null) return { refused }
  const domain = asciiHost(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
  const xml: string = new XMLBuilder({ attributeNamePrefix: '@', ignoreAttributes: false, format: true }).build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    clientConfig: {
      '@version': '1.1',
      emailProvider: {
        '@id': domain,
        domain,
        displayName: domain,
        displayShortName: domain,
        incomingServer: element(incoming, incoming.protocol, email),
        outgoingServer: element(outgoing, 'smtp', email),
      },
    },
  })
  return {
    file: {
      fileName: 'config-v1.1.xml',
      mime: 'application/xml',
      content: xml,
      encoding: 'text',
      files: [],
      howTo: [
        `For IT: publish it as https://autoconfig.${domain}/mail/config-v1.1.xml; mail programs then set up every address of ${domain} by themselves.`,
        'It says how new accounts are set up; accounts that are there stay as they are.',
      ],
    },
  }
}
