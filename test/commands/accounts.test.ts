/** `mail-check accounts` as people and scripts call it. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-accounts-'))
const home = join(folder, 'home')
const temporary = join(folder, 'temporary')
const plist = `<plist><dict><key>PayloadContent</key><array><dict><key>PayloadType</key><string>com.apple.mail.managed</string>
<key>EmailAccountType</key><string>EmailTypeIMAP</string><key>IncomingMailServerHostName</key><string>a.example</string>
<key>IncomingPassword</key><string>CANARY</string></dict></array></dict></plist>`

beforeAll(async () => {
  mkdirSync(join(home, '.config', 'geary', 'account_01'), { recursive: true })
  mkdirSync(join(home, '.claws-mail'))
  mkdirSync(temporary)
  writeFileSync(
    join(home, '.msmtprc'),
    'account work\nhost smtp.a.example\ntls on\nauth on\nuser ann@a.example\nfrom ann@a.example\npassword CANARY-1\n',
  )
  writeFileSync(join(home, '.muttrc'), 'set folder=imaps://ann:CANARY-2@a.example imap_pass="CANARY-3"\n')
  writeFileSync(join(home, '.config', 'geary', 'account_01', 'geary.ini'), 'junk \x1b[31m CANARY-4\n')
  execFileSync('mkfifo', [join(home, '.claws-mail', 'accountrc')])
  mkdirSync(join(folder, 'outside'))
  symlinkSync('../outside', join(home, '.thunderbird'))
  writeFileSync(join(folder, 'firm.mobileconfig'), plist)
  writeFileSync(join(folder, 'other.txt'), 'CANARY-5')
  // The first start may have to build.
  await runCli(['--version'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const listing = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .map((path) => `${path} ${statSync(path, { throwIfNoEntry: false })?.mtimeMs}`)

const expected = [
  {
    source: 'mutt',
    profile: '.muttrc',
    account: {
      email: '',
      incoming: {
        protocol: 'imap',
        host: 'a.example',
        port: 993,
        security: 'tls',
        authentication: 'password',
        username: 'ann',
      },
    },
  },
  {
    source: 'msmtp',
    profile: 'work',
    account: {
      email: 'ann@a.example',
      outgoing: {
        host: 'smtp.a.example',
        port: 25,
        security: 'starttls',
        authentication: 'password',
        username: 'ann@a.example',
      },
    },
  },
]

describe('mail-check accounts', () => {
  it('prints the contract’s fields, warns in one line each, and leaves no trace', async () => {
    const before = listing()
    const ended = await runCli(['accounts', '--json', '--home', home], {
      environment: { HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder, LOCALAPPDATA: folder, TMPDIR: temporary },
    })
    expect(ended.status).toBe(0)
    expect(JSON.parse(ended.stdout)).toEqual(expected)
    const lines = ended.stderr.trimEnd().split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/^mail-check: Thunderbird: .*profiles\.ini: it is outside the home folder/),
      expect.stringMatching(/^mail-check: Geary: .*geary\.ini: some lines in it are no settings/),
      expect.stringMatching(/^mail-check: Claws Mail: .*accountrc: it is a pipe/),
    ])
    expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([])
    expect(ended.stdout + ended.stderr).not.toContain('CANARY')
    expect(listing()).toEqual(before)
  })

  it('reads the home of whoever runs it', async () => {
    const ended = await runCli(['accounts', '--json'], { environment: { HOME: home, XDG_CONFIG_HOME: '' } })
    expect(JSON.parse(ended.stdout)).toEqual(expected)
  })

  it('says of each program once what may not be read, and reads the rest', async () => {
    const closed = join(folder, 'closed')
    for (const part of ['.thunderbird/p', 'Library/Accounts', '.config/geary'])
      mkdirSync(join(closed, part), { recursive: true })
    writeFileSync(join(closed, '.thunderbird', 'profiles.ini'), '[Profile0]\nPath=p\n')
    const files = [
      '.thunderbird/p/prefs.js',
      'Library/Accounts/Accounts4.sqlite',
      'Library/Accounts/Accounts4.sqlite-wal',
    ]
    for (const file of files) writeFileSync(join(closed, file), 'CANARY')
    writeFileSync(join(closed, '.msmtprc'), 'account work\nhost smtp.a.example\n')
    for (const path of [...files, '.config/geary']) chmodSync(join(closed, path), 0)
    chmodSync(folder, 0o755)
    const ended = await runCli(['accounts', '--json', '--home', closed], { isOrdinaryUser: true })
    expect(JSON.parse(ended.stdout)).toMatchObject([{ source: 'msmtp', profile: 'work' }])
    expect(ended.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^mail-check: Thunderbird: .*prefs\.js: this program may not read it/),
      expect.stringMatching(/^mail-check: Apple Mail: .*Accounts4\.sqlite: macOS .* Full Disk Access/),
      expect.stringMatching(/^mail-check: Geary: .*geary: this program may not read it/),
    ])
    chmodSync(join(closed, '.config/geary'), 0o755)
  })

  it('a home that may not be searched is one line, not one for each place in it', async () => {
    const closed = join(folder, 'nobody-may')
    mkdirSync(closed)
    chmodSync(closed, 0)
    const ended = await runCli(['accounts', '--home', closed], { isOrdinaryUser: true })
    expect(ended).toMatchObject({ status: 2, stdout: '' })
    expect(ended.stderr).toMatch(/nobody-may" cannot be read: you may not read it\n$/)
    chmodSync(closed, 0o755)
  })

  it('lists them for people', async () => {
    const { stdout } = await runCli(['accounts', '--home', home])
    expect(stdout).toContain('2 accounts found; no password was read')
    expect(stdout).toContain('ann@a.example  (msmtp, work)')
    expect(stdout).toContain('smtp.a.example, SMTP on port 25, STARTTLS, normal password as ann@a.example')
    expect(stdout).not.toContain('CANARY')
  })

  it('says so when there is nothing', async () => {
    const nothing = await runCli(['accounts', '--home', temporary])
    expect(nothing).toMatchObject({ status: 0, stderr: '' })
    expect(nothing.stdout).toContain('No mail account was found')
    expect((await runCli(['accounts', '--json', '--home', temporary])).stdout).toBe('[]\n')
  })

  it('reads one file instead', async () => {
    const ended = await runCli(['accounts', '--json', '--file', join(folder, 'firm.mobileconfig')])
    expect(JSON.parse(ended.stdout)).toMatchObject([{ source: 'apple-mail', profile: 'firm.mobileconfig' }])
    const other = await runCli(['accounts', '--json', '--file', join(folder, 'other.txt')])
    expect(other).toMatchObject({ status: 0, stdout: '[]\n' })
    expect(other.stderr).toMatch(/^mail-check: .*other\.txt: it is none of the files that can be read here/)
    expect(other.stderr).not.toContain('CANARY')
  })

  it.each([
    ['a home that is not there', ['--home', join(folder, 'none')], 'there is none of that name'],
    ['a home that is a file', ['--home', join(folder, 'other.txt')], 'it is no folder'],
    ['a home without a name', ['--home', ''], 'is empty'],
    ['a file that is not there', ['--file', join(folder, 'none')], 'there is none of that name'],
    ['a file that is a folder', ['--file', folder], 'it is a folder'],
    ['an argument', ['x'], 'too many arguments'],
  ])('refuses %s', async (_, args, text) => {
    const ended = await runCli(['accounts', ...args])
    expect(ended).toMatchObject({ status: 2, stdout: '' })
    expect(ended.stderr).toContain(text)
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
