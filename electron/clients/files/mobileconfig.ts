/**
 * An account as a configuration profile for Apple's Mail on macOS, iPhone and iPad. Both the account's name and its
 * address are set; a password never is: the device asks for it. Facts: apple/device-management, com.apple.mail.managed.
 */
import type { Account, ServerSettings } from '../../contract/account.ts'
import type { SigningKey } from '../../contract/clients.ts'
import type { Authentication, Side } from '../../contract/words.ts'
import { sideWord, spokenMethod } from '../program.ts'
import { plistOf } from './plist.ts'
import { signed } from './sign.ts'
import { stableUuid } from './stable-id.ts'
import { bothSides, fileNamePart, withoutMethodSet, type Written } from './written.ts'

const format = 'An Apple profile (.mobileconfig)'

const methods: Partial<Record<Authentication, string>> = {
  password: 'EmailAuthPassword',
  'password-encrypted': 'EmailAuthCRAMMD5',
  ntlm: 'EmailAuthNTLM',
  none: 'EmailAuthNone',
}

/** A profile has one tick for both kinds of encryption; these ports mean TLS from the first byte, all others STARTTLS. */
const tlsPorts = [993, 995, 465]

function refusalOf(server: ServerSettings, side: Side): string | null {
  const { authentication, security, port } = server
  if (authentication === undefined) return withoutMethodSet(format, side)
  if (methods[authentication] === undefined)
    return `${format} cannot hold ${spokenMethod(authentication)} for ${sideWord(side)}; set it up on the device by hand.`
  const isTlsPort = tlsPorts.includes(port)
  if (security === 'tls' && !isTlsPort)
    return `${format} cannot say that port ${port} speaks SSL/TLS from the start: only 993, 995 and 465 can. Set it up on the device by hand.`
  if (security === 'starttls' && isTlsPort)
    return `${format} cannot say that port ${port} speaks STARTTLS: on it, Apple’s Mail begins with SSL/TLS. Set it up on the device by hand.`
  return null
}

function fields(server: ServerSettings, side: 'Incoming' | 'Outgoing'): Record<string, string | number | boolean> {
  const { host, port, security, authentication, username } = server
  const isSigned = authentication !== 'none'
  return {
    [`${side}MailServerHostName`]: host,
    [`${side}MailServerPortNumber`]: port,
    [`${side}MailServerUseSSL`]: security !== 'none',
    [`${side}MailServerAuthentication`]: methods[authentication ?? 'none'] ?? '',
    ...(isSigned && username !== '' ? { [`${side}MailServerUsername`]: username } : {}),
  }
}

export function mobileconfig(account: Account, sign: SigningKey | null): Written {
  const servers = bothSides(account, format)
  if ('refused' in servers) return servers
  const { incoming, outgoing } = servers
  const refused = refusalOf(incoming, 'incoming') ?? refusalOf(outgoing, 'outgoing')
  if (refused !== null) return { refused }
  const { email } = account
  const isSameSignIn = outgoing.authentication !== 'none' && incoming.username === outgoing.username
  const id = stableUuid('account', email)
  const xml = plistOf({
    PayloadContent: [
      {
        EmailAccountDescription: email,
        EmailAccountName: email,
        EmailAccountType: incoming.protocol === 'pop3' ? 'EmailTypePOP' : 'EmailTypeIMAP',
        EmailAddress: email,
        ...fields(incoming, 'Incoming'),
        ...fields(outgoing, 'Outgoing'),
        OutgoingPasswordSameAsIncomingPassword: isSameSignIn,
        PayloadDescription: `Mail account ${email}`,
        PayloadDisplayName: email,
        PayloadIdentifier: `mail-settings-checker.${id}.mail`,
        PayloadType: 'com.apple.mail.managed',
        PayloadUUID: stableUuid('payload', email),
        PayloadVersion: 1,
      },
    ],
    PayloadDescription: 'Adds one mail account. It holds no password: the device asks for it.',
    PayloadDisplayName: `Mail: ${email}`,
    PayloadIdentifier: `mail-settings-checker.${id}`,
    PayloadRemovalDisallowed: false,
    PayloadType: 'Configuration',
    PayloadUUID: id,
    PayloadVersion: 1,
  })
  const howTo = [
    'Open it on the device. On the Mac: System Settings, General, Device Management. On iPhone and iPad: Settings, Profile Downloaded.',
    'It adds the account beside the one that is there; remove the old one afterwards.',
    ...(sign === null ? ['It is not signed, so the device says so before it installs it.'] : []),
  ]
  const bytes = sign === null ? null : signed(Buffer.from(xml), sign)
  return {
    file: {
      fileName: `${fileNamePart(email)}.mobileconfig`,
      mime: 'application/x-apple-aspen-config',
      content: bytes === null ? xml : bytes.toString('base64'),
      encoding: bytes === null ? 'text' : 'base64',
      files: [],
      howTo,
    },
  }
}
