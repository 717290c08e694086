/**
 * Settings as a code for a phone's camera (SVG). For Thunderbird for Android in its own format, which its "Import accounts
 * from Thunderbird desktop" reads (thunderbird-android, qr-code-format.md, version 1); for others the values as plain text.
 */
import { renderSVG } from 'uqr'
import type { Account, ServerSettings } from '../../contract/account.ts'
import type { ClientSteps } from '../../contract/clients.ts'
import type { Authentication, Security, Side } from '../../contract/words.ts'
import { sideWord, spokenMethod } from '../program.ts'
import { valuesText } from '../steps-text.ts'
import { asciiHost, bothSides, fileNamePart, withoutMethodSet, type Written } from './written.ts'

const format = 'The code for Thunderbird for Android'
const securities: Record<Security, number> = { none: 0, starttls: 2, tls: 3 }
const methods: Partial<Record<Authentication, number>> = { none: 0, password: 1, 'password-encrypted': 2, oauth2: 6 }

function refusalOf({ authentication }: ServerSettings, side: Side): string | null {
  if (authentication === undefined) return withoutMethodSet(format, side)
  return methods[authentication] === undefined || (authentication === 'none' && side === 'incoming')
    ? `${format} cannot hold ${spokenMethod(authentication)} for ${sideWord(side)}: the app has no such way to sign in.`
    : null
}

function fields({ host, port, security, authentication, username }: ServerSettings): (string | number)[] {
  const name = authentication === 'none' ? '' : username
  return [asciiHost(host), port, securities[security], methods[authentication ?? 'none'] ?? 0, name]
}

/** @returns the text of the code, or why there is none */
export function thunderbirdPayload(account: Account): { text: string } | { refused: string } {
  const servers = bothSides(account, format)
  if ('refused' in servers) return servers
  const { incoming, outgoing } = servers
  const { email } = account
  if (!/^\p{ASCII}*$/u.test(email))
    return { refused: `${format} holds plain letters only, and the address has others.` }
  const refused = refusalOf(incoming, 'incoming') ?? refusalOf(outgoing, 'outgoing')
  if (refused !== null) return { refused }
  const text = JSON.stringify([
    1,
    [1, 1],
    [incoming.protocol === 'pop3' ? 1 : 0, ...fields(incoming)],
    [
      [
        [0, ...fields(outgoing)],
        [email, email],
      ],
    ],
  ])
  return { text }
}

function written(text: string, account: Account, howTo: string[]): Written {
  return {
    file: {
      fileName: `${fileNamePart(account.email)}.svg`,
      mime: 'image/svg+xml',
      content: `${renderSVG(text, { border: 4, ecc: 'M' })}\n`,
      encoding: 'text',
      files: [],
      howTo,
    },
  }
}

export function thunderbirdCode(account: Account): Written {
  const payload = thunderbirdPayload(account)
  if ('refused' in payload) return payload
  return written(payload.text, account, [
    'In Thunderbird for Android: add an account, choose to import from Thunderbird on the desktop, and point the camera at the code.',
    'It sets the account up anew and holds no password: the app asks for it. Remove the old account afterwards.',
  ])
}

export function textCode(account: Account, steps: ClientSteps): Written {
  return written(valuesText(steps), account, [
    'Point the phone’s camera at the code: it shows the values as text, to be copied into the mail app. It holds no password.',
  ])
}
