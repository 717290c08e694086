/**
 * An account as Evolution's own key files: the account, the identity and the sending server, each a `.source`. They go
 * into ~/.config/evolution/sources. Facts: files that evolution-data-server 3.46 wrote.
 */
import type { Account, ServerSettings } from '../../contract/account.ts'
import type { ExportedFile } from '../../contract/clients.ts'
import type { Authentication, Protocol, Security, Side } from '../../contract/words.ts'
import { sideWord, spokenMethod } from '../program.ts'
import { stableUuid } from './stable-id.ts'
import { withoutMethodSet, type Written } from './written.ts'

const format = 'Evolution’s file (.source)'

const securities: Record<Security, string> = {
  none: 'none',
  tls: 'ssl-on-alternate-port',
  starttls: 'starttls-on-standard-port',
}

function methodOf(authentication: Authentication, protocol: Protocol): string | null {
  switch (authentication) {
    case 'password':
      return 'PLAIN'
    case 'password-encrypted':
      return protocol === 'pop3' ? '+APOP' : 'CRAM-MD5'
    case 'ntlm':
      return 'NTLM'
    case 'kerberos':
      return 'GSSAPI'
    case 'none':
      return protocol === 'smtp' ? 'none' : null
    // Which provider's sign-in page it is stands elsewhere.
    case 'oauth2':
      return null
    default: {
      const never: never = authentication
      return never
    }
  }
}

/** https://docs.gtk.org/glib/struct.KeyFile.html, escapes of values. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replace(/^ +/, (blanks) => '\\s'.repeat(blanks.length))
}

type Group = [string, Record<string, string>]

function keyFile(groups: readonly Group[]): string {
  return groups
    .map(([name, values]) => {
      const lines = Object.entries(values).map(([key, value]) => `${key}=${escaped(value)}\n`)
      return `[${name}]\n${lines.join('')}`
    })
    .join('\n')
}

function serverGroups(server: ServerSettings, protocol: Protocol): Group[] {
  const { host, port, security, authentication, username } = server
  return [
    [
      'Authentication',
      {
        Host: host,
        Method: methodOf(authentication ?? 'none', protocol) ?? 'none',
        Port: String(port),
        ProxyUid: 'system-proxy',
        RememberPassword: 'true',
        User: authentication === 'none' ? '' : username,
      },
    ],
    ['Security', { Method: securities[security] }],
  ]
}

function refusalOf(server: ServerSettings, side: Side, protocol: Protocol): string | null {
  const { authentication } = server
  if (authentication === undefined) return withoutMethodSet(format, side)
  return methodOf(authentication, protocol) === null
    ? `${format} cannot hold ${spokenMethod(authentication)} for ${sideWord(side)}; set the account up in Evolution itself.`
    : null
}

export function evolutionSource(account: Account): Written {
  const { email, incoming, outgoing } = account
  if (!incoming) return { refused: `${format} needs a server for receiving, and this account has none.` }
  const refused =
    refusalOf(incoming, 'incoming', incoming.protocol) ?? (outgoing ? refusalOf(outgoing, 'outgoing', 'smtp') : null)
  if (refused !== null) return { refused }
  const uid = stableUuid('evolution', email).replaceAll('-', '')
  const [identity, transport] = [`${uid}-identity`, `${uid}-transport`]
  const source = (parent: string): Group => ['Data Source', { DisplayName: email, Enabled: 'true', Parent: parent }]
  const named = (name: string, groups: readonly Group[]): ExportedFile => ({
    name: `${name}.source`,
    content: keyFile(groups),
  })
  const backend = incoming.protocol === 'pop3' ? 'pop' : 'imapx'
  const files = [
    named(uid, [
      source(''),
      ['Mail Account', { BackendName: backend, IdentityUid: identity, NeedsInitialSetup: 'true' }],
      ...serverGroups(incoming, incoming.protocol),
    ]),
    named(identity, [
      source(uid),
      ['Mail Identity', { Address: email, Name: '' }],
      ['Mail Submission', { TransportUid: outgoing ? transport : '' }],
    ]),
    ...(outgoing
      ? [
          named(transport, [
            source(uid),
            ['Mail Transport', { BackendName: 'smtp' }],
            ...serverGroups(outgoing, 'smtp'),
          ]),
        ]
      : []),
  ]
  return {
    file: {
      fileName: `${uid}.source`,
      mime: 'text/plain',
      content: files.map(({ name, content }) => `# ${name}\n${content}`).join('\n'),
      encoding: 'text',
      files,
      howTo: [
        `One account takes ${files.length} files. Close Evolution, put all of them into ~/.config/evolution/sources and sign in to the desktop anew.`,
        'They add the account beside the one that is there; Evolution asks for the password.',
      ],
    },
  }
}
