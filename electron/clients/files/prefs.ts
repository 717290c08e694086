/**
 * An account as Thunderbird's own preferences, for a `user.js`: a whole new account for a profile that has none, or
 * exactly what differs in a profile that has the account. Facts: as in accounts/import/thunderbird.ts, tried with 153.7 ESR.
 */
import type { Account, ServerSettings } from '../../contract/account.ts'
import type { ProfileAccount } from '../../contract/clients.ts'
import type { Authentication, Security, Side } from '../../contract/words.ts'
import { withoutMethod } from '../program.ts'
import { withoutMethodSet, type Written } from './written.ts'

const format = 'Thunderbird’s preferences'

const sockets: Record<Security, number> = { none: 0, starttls: 2, tls: 3 }
const methods: Record<Authentication, number> = {
  none: 1,
  password: 3,
  'password-encrypted': 4,
  kerberos: 5,
  ntlm: 6,
  oauth2: 10,
}

type Prefs = [string, string | number | boolean][]

function refusalOf(server: ServerSettings | undefined, side: Side): string | null {
  if (!server) return null
  if (server.authentication === undefined) return withoutMethodSet(format, side)
  if (side === 'incoming' && server.authentication === 'none') return `Thunderbird ${withoutMethod('none', side)}.`
  return null
}

function incomingPrefs(account: Account, key: string): Prefs {
  const { incoming } = account
  if (!incoming) return []
  const name = (leaf: string): string => `mail.server.${key}.${leaf}`
  return [
    [name('hostname'), incoming.host],
    [name('port'), incoming.port],
    [name('socketType'), sockets[incoming.security]],
    [name('authMethod'), methods[incoming.authentication ?? 'password']],
    [name('userName'), incoming.username],
  ]
}

function outgoingPrefs(account: Account, key: string): Prefs {
  const { outgoing } = account
  if (!outgoing) return []
  const name = (leaf: string): string => `mail.smtpserver.${key}.${leaf}`
  const signsIn = outgoing.authentication !== 'none'
  return [
    [name('hostname'), outgoing.host],
    [name('port'), outgoing.port],
    [name('try_ssl'), sockets[outgoing.security]],
    [name('authMethod'), methods[outgoing.authentication ?? 'password']],
    [name('username'), signsIn ? outgoing.username : ''],
  ]
}

function newAccount(account: Account): Prefs {
  const { email, incoming, outgoing } = account
  return [
    ['mail.accountmanager.accounts', 'account1'],
    ['mail.accountmanager.defaultaccount', 'account1'],
    ['mail.account.account1.server', 'server1'],
    ['mail.account.account1.identities', 'id1'],
    ['mail.identity.id1.useremail', email],
    ['mail.identity.id1.fullName', email],
    ['mail.identity.id1.valid', true],
    ['mail.server.server1.type', incoming?.protocol ?? 'imap'],
    ['mail.server.server1.name', email],
    ...incomingPrefs(account, 'server1'),
    ...(outgoing
      ? ([
          ['mail.identity.id1.smtpServer', 'smtp1'],
          ['mail.smtpservers', 'smtp1'],
          ['mail.smtp.defaultserver', 'smtp1'],
          ...outgoingPrefs(account, 'smtp1'),
        ] satisfies Prefs)
      : []),
  ]
}

/** A sending server that the profile does not have yet. */
function addedServer(account: Account, { identity, values }: ProfileAccount): Prefs {
  const listed = String(values.get('mail.smtpservers') ?? '')
    .split(',')
    .filter((key) => key !== '')
  const taken = new Set([...listed, ...[...values.keys()].map((name) => name.split('.')[2])])
  let number = 1
  while (taken.has(`smtp${number}`)) number += 1
  const key = `smtp${number}`
  return [
    ['mail.smtpservers', [...listed, key].join(',')],
    [`mail.identity.${identity}.smtpServer`, key],
    ...outgoingPrefs(account, key),
  ]
}

function differing(account: Account, profile: ProfileAccount): Prefs {
  const { server, smtp, values } = profile
  const wanted = [
    ...incomingPrefs(account, server),
    ...(smtp === null && account.outgoing ? addedServer(account, profile) : outgoingPrefs(account, smtp ?? '')),
  ]
  // A server that Thunderbird before 102 renamed keeps its first name in one place and the real one in another.
  const real: Prefs = [
    [`mail.server.${server}.realhostname`, account.incoming?.host ?? ''],
    [`mail.server.${server}.realuserName`, account.incoming?.username ?? ''],
  ]
  const renamed = account.incoming ? real.filter(([name]) => (values.get(name) ?? '') !== '') : []
  return [...wanted, ...renamed].filter(([name, value]) => values.get(name) !== value)
}

function lines(prefs: Prefs): string {
  return prefs.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join('')
}

/** @param profile the account in a profile that has it; `null`: for a new profile */
export function prefs(account: Account, profile: ProfileAccount | null): Written {
  const refused = refusalOf(account.incoming, 'incoming') ?? refusalOf(account.outgoing, 'outgoing')
  if (refused !== null) return { refused }
  if (profile === null && !account.incoming)
    return { refused: `${format} need a server for receiving, and this account has none.` }
  if (
    profile &&
    account.incoming &&
    account.incoming.protocol !== profile.values.get(`mail.server.${profile.server}.type`)
  )
    return { refused: `Thunderbird cannot turn an IMAP account into a POP3 one or back: add the account again.` }
  const set = profile === null ? newAccount(account) : differing(account, profile)
  const where = profile === null ? 'a new, empty profile' : 'this profile'
  const head = [`// Mail account ${account.email}, for ${where}. No password stands here.`]
  if (set.length === 0) head.push('// Nothing differs: the profile has these settings.')
  const howTo =
    profile === null
      ? [
          'For a new profile (about:profiles, Create a New Profile): in a profile that has accounts it would hide them. Give --profile FOLDER for the account of a profile that you use.',
          'Close Thunderbird, save it as user.js in the profile’s folder and start Thunderbird; then delete the file, or it undoes what you change later.',
        ]
      : [
          `Close Thunderbird, save it as user.js in ${profile.folder} (add the lines where there is one) and start Thunderbird; then delete the lines, or they undo what you change later.`,
          ...(profile.smtpUsers > 1 && account.outgoing
            ? ['Other identities of this profile send through the same server: it changes for them, too.']
            : []),
        ]
  return {
    file: {
      fileName: 'user.js',
      mime: 'text/javascript',
      content: `${head.join('\n')}\n${lines(set)}`,
      encoding: 'text',
      files: [],
      howTo,
    },
  }
}
