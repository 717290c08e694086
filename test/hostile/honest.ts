/** What an honest small server says, by line: the ground that attacks stand on. `{tag}`: IMAP's, of the last line. */
import { createHmac } from 'node:crypto'
import { email, password } from '../electron/probes/kit/mail-world.ts'
import type { HostileProtocol, Session } from './session.ts'

export interface HonestAnswer {
  bytes: string
  then: 'tls' | 'close' | null
}

const challenge = '<1896.697170952@mail.example.com>'
const lines = (...given: string[]): string => given.map((line) => `${line}\r\n`).join('')
const says = (...given: string[]): HonestAnswer => ({ bytes: lines(...given), then: null })

export function honestGreeting(protocol: HostileProtocol, isEncrypted: boolean): HonestAnswer {
  switch (protocol) {
    case 'smtp':
      return says('220 mail.example.com ESMTP')
    case 'imap':
      return says(`* OK [CAPABILITY ${imapOffers(isEncrypted)}] ready`)
    case 'pop3':
      return says(`+OK ready ${challenge}`)
    default: {
      const never: never = protocol
      return never
    }
  }
}

const imapOffers = (isEncrypted: boolean): string =>
  isEncrypted ? 'IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=CRAM-MD5 ID' : 'IMAP4rev1 STARTTLS LOGINDISABLED'

export function honestAnswer({ protocol }: Session, line: string, isEncrypted: boolean): HonestAnswer {
  switch (protocol) {
    case 'smtp':
      return smtp(line, isEncrypted)
    case 'imap':
      return imap(line, isEncrypted)
    case 'pop3':
      return pop3(line, isEncrypted)
    default: {
      const never: never = protocol
      return never
    }
  }
}

const isOurs = (word: string): boolean => {
  const text = Buffer.from(word, 'base64').toString('utf8')
  const digest = createHmac('md5', password).update(challenge).digest('hex')
  return text === `\0${email}\0${password}` || text === `${email} ${digest}`
}

function smtp(line: string, isEncrypted: boolean): HonestAnswer {
  if (/^(?:EHLO|HELO)/i.test(line))
    return says(
      '250-mail.example.com',
      '250-PIPELINING',
      isEncrypted ? '250 AUTH PLAIN LOGIN CRAM-MD5' : '250 STARTTLS',
    )
  if (/^STARTTLS/i.test(line)) return { bytes: lines('220 2.0.0 Ready'), then: 'tls' }
  if (/^AUTH CRAM-MD5/i.test(line)) return says(`334 ${Buffer.from(challenge).toString('base64')}`)
  if (/^AUTH PLAIN /i.test(line) || /^[A-Za-z0-9+/=]{20,}$/.test(line))
    return isOurs(line.split(' ').at(-1) ?? '') ? says('235 2.7.0 Accepted') : says('535 5.7.8 Authentication failed')
  if (/^QUIT/i.test(line)) return { bytes: lines('221 2.0.0 Bye'), then: 'close' }
  return says('250 2.0.0 Ok')
}

function imap(line: string, isEncrypted: boolean): HonestAnswer {
  if (/ CAPABILITY$/i.test(line)) return says(`* CAPABILITY ${imapOffers(isEncrypted)}`, '{tag} OK done')
  if (/ STARTTLS$/i.test(line)) return { bytes: lines('{tag} OK go ahead'), then: 'tls' }
  if (/ AUTHENTICATE CRAM-MD5/i.test(line)) return says(`+ ${Buffer.from(challenge).toString('base64')}`)
  if (/ AUTHENTICATE PLAIN /i.test(line))
    return isOurs(line.split(' ').at(-1) ?? '') ? says('{tag} OK in') : says('{tag} NO [AUTHENTICATIONFAILED] no')
  if (/ LOGOUT$/i.test(line)) return { bytes: lines('* BYE', '{tag} OK'), then: 'close' }
  // The answer to a challenge has no tag of its own.
  if (!line.includes(' ')) return says(isOurs(line) ? 'A3 OK in' : 'A3 NO no')
  return says('{tag} OK')
}

function pop3(line: string, isEncrypted: boolean): HonestAnswer {
  if (/^CAPA/i.test(line)) return says('+OK', isEncrypted ? 'USER' : 'STLS', 'UIDL', '.')
  if (/^STLS/i.test(line)) return { bytes: lines('+OK go ahead'), then: 'tls' }
  if (/^PASS /i.test(line)) return line === `PASS ${password}` ? says('+OK in') : says('-ERR [AUTH] no')
  if (/^QUIT/i.test(line)) return { bytes: lines('+OK bye'), then: 'close' }
  return says('+OK')
}
