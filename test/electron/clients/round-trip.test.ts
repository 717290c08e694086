/** Every file format, every kind of account: what was exported is read back the same, or clearly refused. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { domainToASCII } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findInConfig } from '../../../electron/accounts/discover/find-in-file.ts'
import { evolution } from '../../../electron/accounts/import/evolution.ts'
import { accountsOfMobileconfig } from '../../../electron/accounts/import/mobileconfig.ts'
import { placesBelow } from '../../../electron/accounts/import/places.ts'
import { accountsOfPrf } from '../../../electron/accounts/import/prf.ts'
import { accountsOfPrefs } from '../../../electron/accounts/import/thunderbird.ts'
import { openFiles } from '../../../electron/accounts/read/files.ts'
import { exportSettings } from '../../../electron/clients/export.ts'
import type { Account, ServerSettings } from '../../../electron/contract/account.ts'
import type { Client, Exported, ExportFormat } from '../../../electron/contract/clients.ts'
import type { FoundAccount } from '../../../electron/contract/found.ts'
import type { Side } from '../../../electron/contract/words.ts'
import { kindsOfAccounts } from './kinds-of-accounts.ts'

const warn = (): void => {}
const only = (found: readonly FoundAccount[]): Account | null =>
  found.length === 1 ? (found[0]?.account ?? null) : null

async function evolutionAccount({ files }: Exported): Promise<Account | null> {
  const home = mkdtempSync(join(tmpdir(), 'mail-check-'))
  try {
    const folder = join(home, '.config', 'evolution', 'sources')
    mkdirSync(folder, { recursive: true })
    for (const { name, content } of files) writeFileSync(join(folder, name), content)
    return only(await evolution.read({ places: placesBelow(home), files: openFiles({ roots: [home], warn }), warn }))
  } finally {
    rmSync(home, { recursive: true })
  }
}

function publishedAccount({ content }: Exported, { email }: Account): Account | null {
  const [candidate] = findInConfig(email, Buffer.from(content)).candidates
  if (!candidate) return null
  const { incoming, outgoing } = candidate
  return { email, ...(incoming && { incoming }), ...(outgoing && { outgoing }) }
}

/** `qr-code-format.md` of thunderbird-android, version 1. */
function scannedAccount(text: string): Account {
  type Fields = [number, string, number, number, number, string]
  const [, , incoming, [[outgoing, [email]]]] = JSON.parse(text) as [
    number,
    number[],
    Fields,
    [[Fields, [string, string]]],
  ]
  const securities = ['none', null, 'starttls', 'tls'] as const
  const methods = ['none', 'password', 'password-encrypted', 'kerberos', 'ntlm', null, 'oauth2'] as const
  const settings = ([, host, port, security, method, username]: Fields): ServerSettings => ({
    host,
    port,
    security: securities[security] ?? 'none',
    authentication: methods[method] ?? 'none',
    username,
  })
  return {
    email,
    incoming: { protocol: incoming[0] === 1 ? 'pop3' : 'imap', ...settings(incoming) },
    outgoing: settings(outgoing),
  }
}

/** What a format cannot hold: the refusal's words, and when. */
type Cannot = [RegExp, (server: ServerSettings, side: Side, account: Account) => boolean]

const isBoth = (account: Account): boolean => account.incoming !== undefined && account.outgoing !== undefined
const withoutMethod: Cannot = [/must say how to sign in/, (server) => server.authentication === undefined]
const needsBoth: Cannot = [/needs a server for (receiving|sending)/, (_server, _side, account) => !isBoth(account)]
const methods = (words: RegExp, ...held: string[]): Cannot => [
  words,
  ({ authentication }, side) =>
    authentication !== undefined &&
    !held.includes(authentication) &&
    !(authentication === 'none' && side === 'outgoing'),
]
const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

interface Format {
  client: Client
  format: ExportFormat
  /** The format writes hosts as DNS has them. */
  isAscii: boolean
  read: (exported: Exported, account: Account) => Account | null | Promise<Account | null>
  cannot: Cannot[]
}

const formats: Format[] = [
  {
    client: 'apple-mail',
    format: 'mobileconfig',
    isAscii: false,
    read: ({ content }) => only(accountsOfMobileconfig(Buffer.from(content), 'a.mobileconfig', 'a', warn)),
    cannot: [
      needsBoth,
      withoutMethod,
      [/cannot hold/, ({ authentication }) => authentication === 'kerberos' || authentication === 'oauth2'],
      [/cannot say that port/, ({ security, port }) => security === 'tls' && ![993, 995, 465].includes(port)],
      [/cannot say that port/, ({ security, port }) => security === 'starttls' && [993, 995, 465].includes(port)],
    ],
  },
  {
    client: 'thunderbird',
    format: 'prefs',
    isAscii: false,
    read: ({ content }) => only(accountsOfPrefs(Buffer.from(content), 'user.js', 'a', warn)),
    cannot: [
      [/need a server for receiving/, (_server, _side, { incoming }) => !incoming],
      withoutMethod,
      [/cannot be set to no sign-in/, ({ authentication }, side) => authentication === 'none' && side === 'incoming'],
    ],
  },
  {
    client: 'thunderbird',
    format: 'autoconfig',
    isAscii: true,
    read: publishedAccount,
    cannot: [
      needsBoth,
      withoutMethod,
      [/full host name/, ({ host }) => /^[\d.]+$|:|^mailhost$|\.local$/.test(host)],
      [/without sign-in/, ({ authentication }, side) => authentication === 'none' && side === 'incoming'],
      [/needs the user name/, ({ authentication, username }) => authentication !== 'none' && username === ''],
      [
        /one person’s own/,
        ({ authentication, username }, _side, { email }) =>
          authentication !== 'none' && username !== '' && !username.includes(email.slice(0, email.indexOf('@'))),
      ],
    ],
  },
  {
    client: 'outlook',
    format: 'prf',
    isAscii: true,
    read: ({ content }) => only(accountsOfPrf(Buffer.from(content), 'a.prf', 'a', warn)),
    cannot: [
      needsBoth,
      withoutMethod,
      methods(/cannot hold/, 'password', 'ntlm'),
      [/cannot hold STARTTLS for receiving/, ({ security }, side) => security === 'starttls' && side === 'incoming'],
      [/plain letters only/, ({ username }, _side, { email }) => !isPlain(username + email)],
      [/needs the user name/, ({ authentication, username }) => authentication !== 'none' && username === ''],
    ],
  },
  {
    client: 'evolution',
    format: 'source',
    isAscii: false,
    read: evolutionAccount,
    cannot: [
      [/needs a server for receiving/, (_server, _side, { incoming }) => !incoming],
      withoutMethod,
      methods(/cannot hold/, 'password', 'password-encrypted', 'ntlm', 'kerberos'),
    ],
  },
]

function refusalsOf({ cannot }: Pick<Format, 'cannot'>, account: Account): RegExp[] {
  const sides = (['incoming', 'outgoing'] as const).flatMap((side) => {
    const server = account[side]
    return server ? [{ side, server }] : []
  })
  return cannot
    .filter(([, when]) => sides.some(({ side, server }) => when(server, side, account)))
    .map(([words]) => words)
}

function inAscii(account: Account): Account {
  const server = <Server extends ServerSettings>(of: Server): Server => ({
    ...of,
    // An IPv6 address is no name to be converted.
    host: domainToASCII(of.host) || of.host,
  })
  const { incoming, outgoing } = account
  return {
    ...account,
    ...(incoming && { incoming: server(incoming) }),
    ...(outgoing && { outgoing: server(outgoing) }),
  }
}

const kinds = kindsOfAccounts()

const asTheTableSays = 'refused as the table says'

/** A refusal is one whole sentence, and for a reason of the table. */
function refusalAs(refused: string, refusals: readonly RegExp[]): string {
  const isSentence = /^[A-Z][^\n]+[."]\.?$/.test(refused)
  return isSentence && refusals.some((words) => words.test(refused)) ? asTheTableSays : refused
}

describe.each(formats.map((row) => [row.format, row] as const))('%s', (format, row) => {
  it.each(kinds)('%s', async (_, account) => {
    const { client, isAscii, read } = row
    const answer = await exportSettings({ account, client, format, changed: null, profile: null, sign: null })
    const refusals = refusalsOf(row, account)
    const seen = 'refused' in answer ? refusalAs(answer.refused, refusals) : await read(answer.exported, account)
    const same = isAscii ? inAscii(account) : account
    expect(seen).toEqual(refusals.length > 0 ? asTheTableSays : same)
  })

  it('holds most ordinary accounts, and not all', () => {
    const held = kinds.filter(([, account]) => refusalsOf(row, account).length === 0)
    expect(held.length).toBeGreaterThan(15)
    expect(held.length).toBeLessThan(kinds.length)
  })
})

describe('the code for Thunderbird for Android', () => {
  const cannot: Cannot[] = [
    needsBoth,
    withoutMethod,
    [/no such way to sign in/, ({ authentication }, side) => authentication === 'none' && side === 'incoming'],
    [/no such way to sign in/, ({ authentication }) => authentication === 'ntlm' || authentication === 'kerberos'],
    [/plain letters only/, (_server, _side, { email }) => !isPlain(email)],
  ]
  it.each(kinds)('%s', async (_, account) => {
    const { thunderbirdPayload } = await import('../../../electron/clients/files/mobile-code.ts')
    const payload = thunderbirdPayload(account)
    const refusals = refusalsOf({ cannot }, account)
    const seen = 'refused' in payload ? refusalAs(payload.refused, refusals) : scannedAccount(payload.text)
    expect(seen).toEqual(refusals.length > 0 ? asTheTableSays : inAscii(account))
  })
})
