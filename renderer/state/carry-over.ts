/** What an answer carries over into a mail program: the account as it should be, and which of its settings are new. */
import type { Account, OutgoingSettings } from '../../electron/contract/account.ts'
import { clientOf, type Client } from '../../electron/contract/clients.ts'
import type { MailProgram } from '../../electron/contract/found.ts'
import type { Report, SettingName } from '../../electron/contract/report.ts'
import type { Ask } from './ask.ts'

export interface CarryOver {
  account: Account
  /** `null`: all of it. */
  changed: SettingName[] | null
  /** The program that the account came from. */
  from: { program: MailProgram; profile: string } | null
}

function settingsOf({ host, port, security, authentication, username }: OutgoingSettings): OutgoingSettings {
  return { host, port, security, ...(authentication && { authentication }), username }
}

/** @returns `null` where the answer has nothing to set */
export function carryOver(ask: Ask, { account, recommended }: Report): CarryOver | null {
  const { incoming, outgoing, changes } = recommended
  if (!incoming && !outgoing) return null
  const origin = ask.kind === 'account' ? ask.draft.origin : null
  return {
    account: {
      ...account,
      ...(incoming && { incoming: { protocol: incoming.protocol, ...settingsOf(incoming) } }),
      ...(outgoing && { outgoing: settingsOf(outgoing) }),
    },
    changed: changes.length > 0 ? changes.map(({ setting }) => setting) : null,
    from: origin?.kind === 'program' ? { program: origin.program, profile: origin.profile } : null,
  }
}

/** What was chosen, by where the account came from: kept until the window closes. */
const choices = new Map<MailProgram | null, Client>()

export function clientFor({ from }: CarryOver): Client | null {
  return choices.get(from?.program ?? null) ?? (from && clientOf[from.program])
}

export function rememberClient({ from }: CarryOver, client: Client): void {
  choices.set(from?.program ?? null, client)
}
