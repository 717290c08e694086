/** Steps: only what is new, in the program's own words, for every program and every kind of account. */
import { describe, expect, it } from 'vitest'
import { programs } from '../../../electron/clients/programs.ts'
import { stepsOf } from '../../../electron/clients/steps.ts'
import { stepsText } from '../../../electron/clients/steps-text.ts'
import type { Account } from '../../../electron/contract/account.ts'
import { clients, type Client, type ClientSteps } from '../../../electron/contract/clients.ts'
import type { SettingName } from '../../../electron/contract/report.ts'
import { kindsOfAccounts } from './kinds-of-accounts.ts'

const ann: Account = {
  email: 'ann@proseware.example',
  incoming: {
    protocol: 'imap',
    host: 'imap.proseware.example',
    port: 993,
    security: 'tls',
    authentication: 'password',
    username: 'ann@proseware.example',
  },
  outgoing: {
    host: 'smtp.proseware.example',
    port: 587,
    security: 'starttls',
    authentication: 'password',
    username: 'ann@proseware.example',
  },
}

function steps(client: Client, changed: readonly SettingName[] | null, account = ann): ClientSteps {
  const answer = stepsOf(account, client, changed)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.steps
}

const shown = ({ parts }: ClientSteps): string[] =>
  parts.flatMap(({ path, fields }) => fields.map(({ label, value }) => `${path.at(-1)} | ${label}: ${value}`))

/** What the hotel asks for in practice: another port, encryption and a sign-in for sending. */
const hotel: SettingName[] = ['outgoing.port', 'outgoing.security', 'outgoing.authentication', 'outgoing.username']

describe('for a hotel that blocks port 25', () => {
  it.each<[Client, string[]]>([
    [
      'thunderbird',
      [
        'Edit… | Port: 587',
        'Edit… | Connection security: STARTTLS',
        'Edit… | Authentication method: Normal password',
        'Edit… | User Name: ann@proseware.example',
      ],
    ],
    [
      'outlook',
      [
        'Outgoing mail | Port: 587',
        'Outgoing mail | Encryption method: STARTTLS',
        'Outgoing mail | Require logon using Secure Password Authentication (SPA): not ticked',
        'Outgoing mail | My outgoing (SMTP) server requires authentication: ticked',
        'Outgoing mail | Sign in: Use same settings as my incoming mail server',
      ],
    ],
    [
      'geary',
      [
        'Sending | SMTP server: smtp.proseware.example:587',
        'Sending | Connection security: StartTLS',
        'Sending | Login: Use same login as receiving',
      ],
    ],
    [
      'claws-mail',
      [
        'Send | SMTP Authentication (SMTP AUTH): ticked',
        'Send | Authentication method: Automatic',
        'Send | User ID: ann@proseware.example',
        'TLS | Send (SMTP): Use STARTTLS command to start encrypted session',
        'Advanced | SMTP port: 587',
      ],
    ],
    [
      'ios-mail',
      [
        'Primary Server | User Name: ann@proseware.example',
        'Primary Server | Use SSL: on',
        'Primary Server | Authentication: Password',
        'Primary Server | Server Port: 587',
      ],
    ],
  ])('%s says exactly that', (client, expected) => {
    expect(shown(steps(client, hotel))).toEqual(expected)
  })

  it.each(clients.map((client) => [client]))('%s asks for nothing about receiving and no server name', (client) => {
    const { parts } = steps(client, hotel)
    expect(parts.length).toBeGreaterThan(0)
    const names = parts.flatMap(({ side, fields }) => [side, ...fields.map(({ setting }) => setting)])
    expect(names.filter((name) => name.startsWith('incoming'))).toEqual([])
    // Geary has name and port in one field.
    expect(names.includes('outgoing.host')).toBe(client === 'geary')
    expect(parts.flatMap(({ path }) => path).every((step) => step.trim() !== '')).toBe(true)
  })
})

it.each<[string, Client, SettingName[] | null, Account, RegExp]>([
  ['new Outlook fetches elsewhere', 'outlook-new', hotel, ann, /Microsoft’s cloud, not from this computer/],
  ['Gmail sends from elsewhere', 'gmail-send-as', hotel, ann, /Google’s own servers/],
  ['Gmail has no receiving', 'gmail-send-as', ['incoming.port'], ann, /no server of its own for receiving/],
  ['another protocol is another account', 'thunderbird', ['incoming.protocol'], ann, /add the account again, as IMAP/],
])('%s: a note of the answer', (_, client, changed, account, expected) => {
  expect(steps(client, changed, account).notes.join('\n')).toMatch(expected)
})

it('another protocol brings every field of that side', () => {
  expect(steps('thunderbird', ['incoming.protocol']).parts.flatMap(({ fields }) => fields)).toHaveLength(5)
})

it.each(clients.map((client) => [client]))('%s says of when and where its names are', (client) => {
  const program = programs[client]
  expect(program.client).toBe(client)
  expect(program.asOf).toMatch(/^20\d\d-\d\d$/)
  expect(program.versions).not.toBe('')
  const text = stepsText(steps(client, null))
  expect(text).toMatch(program.verifiedIn === null ? /they may differ a little\.\n$/ : /from the program’s own strings/)
  expect(text).toContain('smtp.proseware.example')
})

describe.each(clients.map((client) => [client]))('%s', (client) => {
  const answers = kindsOfAccounts().map(([name, account]) => ({
    name,
    account,
    answer: stepsOf(account, client, null),
  }))

  it('shows every port and server of an account, or refuses in one sentence', () => {
    const wrong: string[] = []
    for (const { name, account, answer } of answers) {
      if ('refused' in answer) {
        if (!/^[^\n]+(cannot|only|holds)[^\n]+\.$/.test(answer.refused)) wrong.push(`${name}: ${answer.refused}`)
        continue
      }
      const text = stepsText(answer.steps)
      const servers = client === 'gmail-send-as' ? [account.outgoing] : [account.incoming, account.outgoing]
      for (const server of servers) {
        if (server && !(text.includes(server.host) && text.includes(String(server.port))))
          wrong.push(`${name}: ${text}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('tells encryptions and ways to sign in apart wherever the program does', () => {
    const kinds = answers.filter(({ name, answer }) => /^smtp (tls|starttls|none) /.test(name) && 'steps' in answer)
    const texts = kinds.map(({ account, answer }) =>
      'steps' in answer ? stepsText(answer.steps).replaceAll(account.email, 'X') : '',
    )
    // Every program refuses some of the 21; what it takes reads differently, but for a method that it has no field for.
    const isVague = client === 'outlook-new' || client === 'samsung-email' || client === 'em-client'
    expect(new Set(texts).size === texts.length || isVague).toBe(true)
    expect(texts.length).toBeGreaterThan(isVague ? 2 : 1)
  })
})
