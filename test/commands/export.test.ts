/** `mail-check export` as a child process: the contract's document, files that are never overwritten, clear refusals. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatsOf, type Client } from '../../electron/contract/clients.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-export-'))
beforeAll(() => runCli(['--version']), 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const username = 'ann@proseware.example'
const server = { security: 'tls', authentication: 'password', username }
const ann = {
  email: username,
  incoming: { protocol: 'imap', host: 'imap.proseware.example', port: 993, ...server },
  outgoing: { host: 'smtp.proseware.example', port: 587, ...server, security: 'starttls' },
}
function fileWith(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const account = fileWith('ann.json', ann)
const kerberos = fileWith('kerberos.json', { ...ann, outgoing: { ...ann.outgoing, authentication: 'kerberos' } })
const pop3 = fileWith('pop3.json', { ...ann, incoming: { ...ann.incoming, protocol: 'pop3', port: 995 } })
const run = (...args: string[]) => runCli(['export', '--account', account, ...args])

describe('export', () => {
  it.each(
    Object.entries(formatsOf).flatMap(([client, formats]) =>
      formats.map((format) => [client as Client, format] as const),
    ),
  )('--for %s --format %s: the contract’s document', async (client, format) => {
    const { status, stdout, stderr } = await run('--for', client, '--format', format, '--json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const document = JSON.parse(stdout) as Record<string, unknown>
    expect(Object.keys(document).slice(0, 4)).toEqual(['client', 'format', 'fileName', 'content'])
    expect(Object.keys(document).slice(4)).toEqual(format === 'source' ? ['files'] : [])
    expect(document).toMatchObject({ client, format })
    expect(document['fileName'] === null).toBe(format === 'steps')
    expect(String(document['content']).length).toBeGreaterThan(50)
  })

  it('prints the steps where no format is named, and nothing else', async () => {
    const { status, stdout, stderr } = await run('--for', 'thunderbird')
    expect(stdout).toMatch(/^Thunderbird: where to set this\n\nReceiving mail\n {2}≡ > Account Settings > ann@/)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('takes the account from standard input', async () => {
    const { status, stdout } = await runCli(['export', '--account', '-', '--for', 'geary'], {
      input: JSON.stringify(ann),
    })
    expect(status).toBe(0)
    expect(stdout).toContain('smtp.proseware.example:587')
  })

  it('saves a file that "accounts --file" reads back, and overwrites nothing', async () => {
    const out = join(folder, 'ann.mobileconfig')
    const saved = await run('--for', 'ios-mail', '--format', 'mobileconfig', '--out', out)
    expect({ status: saved.status, stdout: saved.stdout }).toEqual({ status: 0, stdout: '' })
    expect(saved.stderr).toContain(`saved ${out}\n`)
    const read = await runCli(['accounts', '--file', out, '--json'])
    expect(JSON.parse(read.stdout)).toMatchObject([{ account: ann }])
    expect((await run('--for', 'ios-mail', '--format', 'mobileconfig', '--out', out)).status).toBe(0)
    const other = await run('--for', 'thunderbird', '--out', out)
    expect({ status: other.status, stdout: other.stdout }).toEqual({ status: 2, stdout: '' })
    expect(other.stderr).toMatch(/^mail-check: there is a file ".*ann\.mobileconfig" already: .*\n$/)
    expect(readFileSync(out, 'utf8')).toContain('EmailAccountType')
  })

  it.each([
    ['a folder', (home: string) => join(home, '.config/evolution/sources')],
    ['a name of one’s own', (home: string) => join(home, '.config/evolution/sources/ann.source')],
  ])('Evolution’s files in %s: "accounts --home" reads them back', async (_, out) => {
    const home = mkdtempSync(join(folder, 'home-'))
    const sources = join(home, '.config/evolution/sources')
    mkdirSync(sources, { recursive: true })
    expect((await run('--for', 'evolution', '--format', 'source', '--out', out(home))).status).toBe(0)
    expect(readdirSync(sources)).toHaveLength(3)
    const read = await runCli(['accounts', '--home', home, '--json'])
    expect(JSON.parse(read.stdout)).toMatchObject([{ source: 'evolution', account: ann }])
  })

  it('gives exactly the preferences that differ in a profile, under its own keys', async () => {
    const home = mkdtempSync(join(folder, 'home-'))
    const profile = join(home, '.thunderbird', 'abcd.default')
    mkdirSync(profile, { recursive: true })
    writeFileSync(
      join(home, '.thunderbird', 'profiles.ini'),
      '[Profile0]\nName=default\nIsRelative=1\nPath=abcd.default\n',
    )
    const prefs = {
      'mail.accountmanager.accounts': 'account2,account7',
      'mail.account.account2.server': 'server2',
      'mail.server.server2.type': 'none',
      'mail.account.account7.server': 'server9',
      'mail.account.account7.identities': 'id4',
      'mail.identity.id4.useremail': username,
      'mail.identity.id4.smtpServer': 'smtp3',
      'mail.server.server9.type': 'imap',
      'mail.server.server9.hostname': 'imap.proseware.example',
      'mail.server.server9.userName': username,
      'mail.server.server9.port': 993,
      'mail.server.server9.socketType': 3,
      'mail.server.server9.authMethod': 3,
      'mail.smtpservers': 'smtp3',
      'mail.smtpserver.smtp3.hostname': 'smtp.proseware.example',
      'mail.smtpserver.smtp3.port': 25,
      'mail.smtpserver.smtp3.try_ssl': 0,
      'mail.smtpserver.smtp3.authMethod': 1,
    }
    const lines = Object.entries(prefs).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`)
    writeFileSync(join(profile, 'prefs.js'), lines.join(''))
    const out = join(profile, 'user.js')
    const { status } = await run('--for', 'thunderbird', '--format', 'prefs', '--profile', profile, '--out', out)
    expect(status).toBe(0)
    expect(
      readFileSync(out, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('user_pref')),
    ).toEqual([
      'user_pref("mail.smtpserver.smtp3.port", 587);',
      'user_pref("mail.smtpserver.smtp3.try_ssl", 2);',
      'user_pref("mail.smtpserver.smtp3.authMethod", 3);',
      `user_pref("mail.smtpserver.smtp3.username", "${username}");`,
    ])
    const read = await runCli(['accounts', '--home', home, '--json'])
    expect(JSON.parse(read.stdout)).toMatchObject([{ source: 'thunderbird', account: ann }])
  })
})

it.each<[string, string[], RegExp]>([
  ['no account', ['export', '--for', 'geary'], /say which account/],
  ['no program', ['export', '--account', account], /say for which mail program.*thunderbird/],
  [
    'an unknown program',
    ['export', '--account', account, '--for', 'pine'],
    /"pine" is none of them; there are outlook-new/,
  ],
  [
    'an unknown format',
    ['export', '--account', account, '--for', 'geary', '--format', 'prf'],
    /geary does not take --format "prf"; it takes steps/,
  ],
  [
    'Kerberos in a profile',
    ['export', '--account', kerberos, '--for', 'apple-mail', '--format', 'mobileconfig'],
    /cannot hold Kerberos for sending/,
  ],
  [
    'Kerberos in a profile, as JSON',
    ['export', '--account', kerberos, '--for', 'ios-mail', '--format', 'mobileconfig', '--json'],
    /cannot hold Kerberos/,
  ],
  ['POP3 for Geary', ['export', '--account', pop3, '--for', 'geary'], /IMAP only/],
  [
    'a folder that is not there',
    ['export', '--account', account, '--for', 'geary', '--out', join(folder, 'none', 'a.txt')],
    /no such folder/,
  ],
  [
    'three files under a wrong name',
    ['export', '--account', account, '--for', 'evolution', '--format', 'source', '--out', join(folder, 'a.txt')],
    /takes 3 files/,
  ],
  [
    'a key alone',
    ['export', '--account', account, '--for', 'apple-mail', '--format', 'mobileconfig', '--sign-key', account],
    /signing takes both/,
  ],
  [
    'a key that is none',
    [
      'export',
      '--account',
      account,
      '--for',
      'apple-mail',
      '--format',
      'mobileconfig',
      '--sign-key',
      account,
      '--sign-cert',
      account,
    ],
    /key cannot be read/,
  ],
  [
    'a signature on something else',
    ['export', '--account', account, '--for', 'geary', '--sign-key', account, '--sign-cert', account],
    /only a mobileconfig/,
  ],
  [
    'a profile that is none',
    ['export', '--account', account, '--for', 'thunderbird', '--format', 'prefs', '--profile', folder],
    /prefs\.js is missing/,
  ],
  [
    'a profile for steps',
    ['export', '--account', account, '--for', 'thunderbird', '--profile', folder],
    /--profile is for/,
  ],
])('%s: exit 2 and one line', async (_, args, expected) => {
  const { status, stdout, stderr } = await runCli(args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^mail-check: [^\n]+\n$/)
  expect(stderr).toMatch(expected)
})
