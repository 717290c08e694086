/** The shape of one row of the lab's table, and short ways to write one. The rows stand in scenarios/. */
import type { Account } from '../../electron/contract/account.ts'
import type {
  Authentication,
  FindingCode,
  IncomingProtocol,
  Security,
  Verdict,
  VerdictReason,
} from '../../electron/contract/words.ts'
import type { NetworkName } from './networks.ts'
import { domainOf, hostOf, type VariantName } from './servers/variants.ts'

/** A server as the row's account has it. The host is the row's `server`, the user name the address, unless said. */
export interface Setting {
  protocol: IncomingProtocol | 'smtp'
  port: number
  security: Security
  authentication: Authentication
  server?: VariantName
}

type Change = readonly [from: string | number, to: string | number]

/** Settings that an expert could recommend here, and what the user changes for that (`port: [25, 465]`). */
export interface Choice {
  protocol: IncomingProtocol | 'smtp'
  port: number
  security: Security
  /** `local-part`: signs in with the part before @. */
  signsInAs: 'address' | 'local-part'
  /** The host changes from the one that is set to the one that the domain has. */
  movesToOwnServer?: true
  changes: Partial<Record<'protocol' | 'port' | 'security' | 'authentication' | 'username', Change>>
}

interface Expected {
  incoming: Verdict
  outgoing: Verdict
  reason: VerdictReason | null
  /** The first finding is one of these; none of them need be there where the list is empty. */
  first: readonly FindingCode[]
  /** Must also be there. */
  also?: readonly FindingCode[]
  /** May be there. All findings that are named nowhere must not be there. */
  may?: readonly FindingCode[]
  /** By side: any of these, `[]`: none. */
  recommended: { incoming: readonly Choice[]; outgoing: readonly Choice[] }
  /** Sign-ins that the servers reject in all, where that matters. */
  rejected?: number
}

export interface Scenario {
  name: string
  /** Why somebody who knows mail would say so, in a line. */
  why: string
  network: NetworkName
  server: VariantName
  /** The part before @: every row has its own, so that the servers' logs keep them apart. */
  user: string
  /** What the server calls the user; the address unless said. `nobody`: the account is gone. */
  knownAs?: 'local-part' | 'nobody'
  /** The address to send from, where it is not the user's own. */
  sendsAs?: string
  incoming?: Setting
  outgoing?: Setting
  password: 'right' | 'wrong' | 'none'
  options?: readonly string[]
  /** The password may be seen on the wire: the one scenario in which the user agreed to that. */
  inClear?: true
  expect: Expected
}

/** Stands for the user's address or the part before @ in `changes`. */
export const ADDRESS = '{address}'
export const LOCAL_PART = '{local-part}'

const setting =
  (protocol: Setting['protocol']) =>
  (port: number, security: Security, authentication: Authentication = 'password', server?: VariantName): Setting => ({
    protocol,
    port,
    security,
    authentication,
    ...(server === undefined ? {} : { server }),
  })
export const imap = setting('imap')
export const pop3 = setting('pop3')
export const smtp = setting('smtp')

/** `choice('smtp', 465, 'tls', { port: [25, 465] })` */
export const choice = (
  protocol: Choice['protocol'],
  port: number,
  security: Security,
  changes: Choice['changes'],
  signsInAs: Choice['signsInAs'] = 'address',
): Choice => ({ protocol, port, security, changes, signsInAs })

export const addressOf = (row: Scenario) => `${row.user}@${domainOf(row.server)}`
export const emailOf = (row: Scenario) => `${row.sendsAs ?? row.user}@${domainOf(row.server)}`
export const usernameOf = (row: Scenario) => (row.knownAs === 'local-part' ? row.user : addressOf(row))

/** The account file of a row, as a mail program would have it. */
export function accountOf(row: Scenario): Account {
  const server = ({ port, security, authentication, server }: Setting) => ({
    host: hostOf(server ?? row.server),
    port,
    security,
    authentication,
    username: authentication === 'none' ? '' : addressOf(row),
  })
  const account: Account = { email: emailOf(row) }
  if (row.incoming !== undefined && row.incoming.protocol !== 'smtp') {
    account.incoming = { protocol: row.incoming.protocol, ...server(row.incoming) }
  }
  if (row.outgoing !== undefined) account.outgoing = server(row.outgoing)
  return account
}
