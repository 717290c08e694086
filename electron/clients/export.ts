/** One account, one program, one format → what to read or to save, or why that cannot be. Pure but for the signature. */
import type { Account } from '../contract/account.ts'
import {
  clientNames,
  formatsOf,
  type ExportAnswer,
  type ExportRequest,
  type ProfileAccount,
} from '../contract/clients.ts'
import type { Written } from './files/written.ts'
import { stepsOf } from './steps.ts'
import { stepsText } from './steps-text.ts'

export type ExportOrder = Omit<ExportRequest, 'profile'> & {
  /** The account as a Thunderbird profile has it; `null`: none was named. */
  profile: ProfileAccount | null
}

async function written({ account, client, format, sign, profile }: ExportOrder): Promise<Written> {
  switch (format) {
    case 'mobileconfig':
      return (await import('./files/mobileconfig.ts')).mobileconfig(account, sign)
    case 'prefs':
      return (await import('./files/prefs.ts')).prefs(account, profile)
    case 'autoconfig':
      return (await import('./files/autoconfig.ts')).autoconfig(account)
    case 'prf':
      return (await import('./files/prf.ts')).prf(account)
    case 'source':
      return (await import('./files/evolution-source.ts')).evolutionSource(account)
    case 'qr':
      return code(account, client)
    case 'steps':
      throw new Error('steps are no file')
    default: {
      const never: never = format
      return never
    }
  }
}

async function code(account: Account, client: ExportOrder['client']): Promise<Written> {
  const { textCode, thunderbirdCode } = await import('./files/mobile-code.ts')
  if (client === 'thunderbird-android') return thunderbirdCode(account)
  const answer = stepsOf(account, client, null)
  return 'refused' in answer ? answer : textCode(account, answer.steps)
}

export async function exportSettings(order: ExportOrder): Promise<ExportAnswer> {
  const { account, client, format, changed } = order
  if (!formatsOf[client].includes(format)) {
    return { refused: `${clientNames[client]} does not take ${format}; it takes ${formatsOf[client].join(', ')}.` }
  }
  if (!account.incoming && !account.outgoing)
    return { refused: 'The account has no server; add "incoming" or "outgoing".' }
  if (format !== 'steps') {
    const answer = await written(order)
    return 'refused' in answer ? answer : { exported: { client, format, ...answer.file, steps: null } }
  }
  const answer = stepsOf(account, client, changed)
  if ('refused' in answer) return answer
  return {
    exported: {
      client,
      format,
      fileName: null,
      mime: 'text/plain',
      content: stepsText(answer.steps),
      encoding: 'text',
      files: [],
      howTo: [],
      steps: answer.steps,
    },
  }
}
