/**
 * Apple's configuration profiles (`.mobileconfig`): their mail payloads. XML, binary or signed.
 * Facts: apple/device-management, com.apple.mail.managed.
 */
import type { FoundAccount } from '../../contract/found.ts'
import type { Authentication, IncomingProtocol, Security } from '../../contract/words.ts'
import { signedContent } from '../read/cms.ts'
import type { Warn } from '../read/files.ts'
import { parsePlist } from '../read/plist.ts'
import { isList, isMap, numberIn, PlistFault, textIn, truthIn, type PlistValue } from '../read/plist-value.ts'
import { accountOf, withoutRepeats, type ServerDraft } from './account-of.ts'

type Payload = ReadonlyMap<string, PlistValue>

const tlsPorts = [993, 995, 465]

const authentications: Record<string, Authentication> = {
  EmailAuthPassword: 'password',
  EmailAuthNone: 'none',
  EmailAuthCRAMMD5: 'password-encrypted',
  EmailAuthHTTPMD5: 'password-encrypted',
  EmailAuthNTLM: 'ntlm',
}

const protocols: Record<string, IncomingProtocol> = { EmailTypeIMAP: 'imap', EmailTypePOP: 'pop3' }

function known<Word>(words: Record<string, Word>, word: string | undefined): Word | undefined {
  return word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined
}

function serverOf(payload: Payload, side: 'Incoming' | 'Outgoing', file: string): ServerDraft {
  const value = (name: string): PlistValue | undefined => payload.get(`${side}MailServer${name}`)
  const port = numberIn(value('PortNumber'))
  const isPort = port !== undefined && port >= 1 && port <= 65_535
  const isDirect = !isPort || tlsPorts.includes(port)
  const security: Security = truthIn(value('UseSSL')) !== true ? 'none' : isDirect ? 'tls' : 'starttls'
  return {
    host: textIn(value('HostName')),
    port,
    security,
    authentication: known(authentications, textIn(value('Authentication'))) ?? 'password',
    username: textIn(value('Username')),
    file,
  }
}

function mailPayloads(profile: PlistValue): Payload[] {
  const content = isMap(profile) ? profile.get('PayloadContent') : undefined
  const payloads = isList(content) ? content : [content]
  return payloads.filter(isMap).filter((each) => each.get('PayloadType') === 'com.apple.mail.managed')
}

export function accountsOfMobileconfig(bytes: Buffer, file: string, profile: string, warn: Warn): FoundAccount[] {
  let read: PlistValue
  try {
    read = parsePlist(signedContent(bytes) ?? bytes)
  } catch (error) {
    warn(
      file,
      `it cannot be read as a configuration profile: ${error instanceof PlistFault ? error.message : 'it is damaged'}`,
    )
    return []
  }
  if (isMap(read) && read.get('EncryptedPayloadContent') !== undefined)
    warn(file, 'it is encrypted for one device; ask whoever made it for one that is not')
  const found = mailPayloads(read).map((payload) => {
    const protocol = known(protocols, textIn(payload.get('EmailAccountType')))
    return accountOf(
      {
        source: 'apple-mail',
        profile,
        email: { value: textIn(payload.get('EmailAddress')), file },
        incoming: protocol ? { protocol, ...serverOf(payload, 'Incoming', file) } : null,
        outgoing: serverOf(payload, 'Outgoing', file),
      },
      warn,
    )
  })
  return withoutRepeats(found)
}
