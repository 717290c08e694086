/** Exit 2, nothing on standard output, one line on standard error that says what and how to mend it. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  constants,
  createWriteStream,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bin, runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-test-'))
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const outgoing = { host: 'smtp.proseware.example', port: 25, security: 'none', username: '' }
const account = (change: object = {}): string => JSON.stringify({ email: 'ann@proseware.example', ...change })

// The first start may have to build; the table's rows need not wait for that.
beforeAll(() => runCli(['--version']), 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const good = file('good.json', account())

describe('a wrong call', () => {
  it.each<[name: string, args: string[], expected: string, input?: string]>([
    ['no command', [], 'say what to do'],
    ['no command but --json', ['--json'], 'say what to do'],
    ['a value that is none', ['practice', '--json=canary'], '--json takes no value'],
    ['an unknown command', ['chekc'], 'there is no command "chekc"'],
    ['an unknown option', ['check', '--acount', 'x'], 'did you mean --account?'],
    ['a wait for nothing', ['check', '--account', good, '--wait', '5'], '--wait is about the test message'],
    ['an impossible wait', ['check', '--practice', 'home', '--send-test', '--wait', '0'], 'seconds from 1 to 600'],
    ['an option without its value', ['check', '--account'], "'--account <FILE>' argument missing"],
    ['too many arguments', ['check', 'a@b.example', 'c'], 'too many arguments'],
    ['practice with an argument', ['practice', 'x'], 'too many arguments'],
    ['nothing to check', ['check'], 'say which account'],
    ['an address that is none', ['check', 'ann'], 'has no @'],
    ['too wide a confirmation', ['check', 'ann@proseware.example', '--accept-domain', 'com'], 'is too wide'],
    ['a confirmation that is no name', ['check', 'ann@proseware.example', '--accept-domain', 'a b'], 'has a space'],
    ['find without an address', ['find'], "missing required argument 'EMAIL'"],
    ['find for what is no address', ['find', 'proseware.example'], 'has no @'],
    ['find with no such file', ['find', 'ann@proseware.example', '--file', join(folder, 'none.xml')], 'no such file'],
    ['find with a folder', ['find', 'ann@proseware.example', '--file', folder], 'it is a folder'],
    ['no such file', ['check', '--account', join(folder, 'none.json')], 'there is no such file'],
    ['a folder', ['check', '--account', folder], 'it is a folder'],
    ['an empty account file', ['check', '--account', file('empty.json', '')], 'is empty'],
    ['an account that is no JSON', ['check', '--account', file('text.json', 'email = x')], 'line 1, column 1'],
    ['a binary account file', ['check', '--account', file('binary.json', Buffer.from([0xff, 0, 0xc3]))], 'UTF-8'],
    ['a huge account file', ['check', '--account', file('huge.json', ' '.repeat(2 ** 20 + 1))], '1 MiB'],
    ['an account without an address', ['check', '--account', file('noaddress.json', '{}')], 'email is missing'],
    [
      'an impossible port',
      ['check', '--account', file('port.json', account({ outgoing: { ...outgoing, port: 70000 } }))],
      'outgoing.port is 70000',
    ],
    [
      'a host with a space',
      ['check', '--account', file('space.json', account({ outgoing: { ...outgoing, host: 'a b' } }))],
      'outgoing.host has a space',
    ],
    [
      'a host with a scheme',
      ['check', '--account', file('scheme.json', account({ outgoing: { ...outgoing, host: 'smtps://a.example' } }))],
      'outgoing.host has a scheme',
    ],
    ['a wrong account on standard input', ['check', '--account', '-'], 'not JSON', '{"email":]'],
    ['nothing on standard input', ['check', '--account', '-'], 'is empty', ''],
    ['another address beside it', ['check', 'bob@proseware.example', '--account', good], 'is not the address in'],
    ['an empty password line', ['check', '--account', good, '--password-stdin'], 'standard input is empty', '\nx\n'],
    ['no password line', ['check', '--account', good, '--password-stdin'], 'standard input is empty', ''],
    ['a password with NUL', ['check', '--account', good, '--password-stdin'], 'NUL', 'a\0b\n'],
    ['an endless password', ['check', '--account', good, '--password-stdin'], 'too long', 'x'.repeat(100_000)],
    ['both from standard input', ['check', '--account', '-', '--password-stdin'], 'both want standard input', 'x\n'],
    ['a password as an argument', ['check', '--account', good, '--password=canary-7'], '--password-stdin'],
    ['a short password option', ['check', '--account', good, '-pcanary-7'], '--password-stdin'],
    ['an unknown practice network', ['check', '--practice', 'hotel'], 'choose one of home, hotel-blocks-25'],
    ['practice and an account', ['check', '--practice', 'home', '--account', good], 'brings its own account'],
    ['practice and a password', ['check', '--practice', 'home', '--password-stdin'], 'brings its own', 'x\n'],
    ['practice and an address', ['check', 'a@b.example', '--practice', 'home'], 'brings its own account'],
    ['practice and a history without a name', ['check', '--practice', 'home', '--history', ''], 'is empty'],
    ['practice and a network of no name', ['check', '--practice', 'home', '--network-name', ''], 'is empty'],
    ['practice and too wide a domain', ['check', '--practice', 'home', '--accept-domain', 'com'], 'is too wide'],
    ['an unreadable authority', ['check', '--account', good, '--ca', join(folder, 'none.pem')], 'no such file'],
    ['an authority that is no PEM', ['check', '--account', good, '--ca', file('no.pem', 'x')], 'holds no PEM'],
    [
      'a damaged authority',
      [
        'check',
        '--account',
        good,
        '--ca',
        file('bad.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
      ],
      'certificate 1 of 1 is damaged',
    ],
    ['a damaged authority in practice', ['check', '--practice', 'home', '--ca', file('no2.pem', 'x')], 'holds no PEM'],
    ['no time at all', ['check', '--account', good, '--timeout', '0'], '--timeout "0"'],
    ['a negative time', ['check', '--account', good, '--timeout=-1'], '--timeout "-1"'],
    ['a time with a unit', ['check', '--account', good, '--timeout', '8s'], '--timeout "8s"'],
    ['a time without end', ['check', '--account', good, '--timeout', '1e9'], 'from 0.1 to 600'],
    ['a recipient that is none', ['check', '--account', good, '--recipient', 'bob'], 'has no @'],
    ['a recipient with a command', ['check', '--account', good, '--recipient', 'b@c.example>\r\nDATA'], 'after the @'],
    [
      'a recipient inside',
      ['check', '--account', good, '--recipient', 'bob@PROSEWARE.example'],
      'outside proseware.example',
    ],
  ])('%s', async (_name, args, expected, input) => {
    const { status, stdout, stderr } = await runCli(args, input === undefined ? {} : { input })
    expect(stderr).toContain(expected)
    expect(stderr).toMatch(/^mail-check: [^\n]+\n$/)
    expect(stderr).not.toContain('canary')
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })
})

describe('help', () => {
  it.each([[['--help']], [['check', '--help']], [['practice', '--help']], [['help', 'check']], [['--version']]])(
    '%s stands on standard output',
    async (args) => {
      const { status, stdout, stderr } = await runCli(args)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).not.toBe('')
    },
  )
})

describe('practice', () => {
  it('lists names and titles, from any folder', async () => {
    const { status, stdout, stderr } = await runCli(['practice', '--json'], { cwd: folder })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toContainEqual({ name: 'hotel-blocks-25', title: expect.any(String) })
    for (const row of JSON.parse(stdout) as object[]) expect(Object.keys(row)).toEqual(['name', 'title'])
  })

  it('says them in words', async () => {
    const { stdout } = await runCli(['practice'])
    expect(stdout).toContain('hotel-blocks-25')
  })
})

describe('options that every command takes', () => {
  it('stand before the command, too', async () => {
    const { status, stdout, stderr } = await runCli(['--json', 'practice'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toContainEqual({ name: 'home', title: expect.any(String) })
  })
})

describe.skipIf(process.platform === 'win32')('a named pipe as the account file', () => {
  const pipe = (name: string): string => {
    const path = join(folder, name)
    execFileSync('sh', ['-c', 'mkfifo "$0"', path])
    return path
  }

  it('is read to its end, however late that comes', async () => {
    const path = pipe('late')
    const running = runCli(['check', '--account', path])
    const writer = createWriteStream(path)
    writer.write('{"email":')
    writer.end('7}')
    const { status, stderr } = await running
    expect(stderr).toContain('email is 7')
    expect(status).toBe(2)
  })

  it('that says nothing does not hold up Ctrl-C', async () => {
    const path = pipe('nobody')
    const running = spawn(process.execPath, [bin, 'check', '--account', path], { stdio: 'ignore' })
    const ended = new Promise((resolve) => running.once('exit', (status) => resolve(status)))
    // A pipe can be opened for writing without waiting once somebody reads it.
    const opened = () => openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
    const writer = await vi.waitFor(opened, { timeout: 10_000 })
    running.kill('SIGINT')
    expect(await ended).toBe(130)
    closeSync(writer)
  })
})

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  const exported = ['export', '--account', 'whole.json', '--for', 'apple-mail', '--format', 'mobileconfig', '--out']
  it.each([
    ['a report', ['check', '--practice', 'home', '--save'], 'half.html'],
    ['a settings file', exported, 'half.mobileconfig'],
  ])('leaves no half of %s', (_, args, name) => {
    const signedIn = { port: 993, security: 'tls', authentication: 'password', username: 'ann' }
    const incoming = { protocol: 'imap', host: 'imap.proseware.example', ...signedIn }
    file('whole.json', account({ incoming, outgoing: { ...outgoing, authentication: 'none' } }))
    const limited = ['-c', 'ulimit -f 0; exec "$@"', 'sh', process.execPath, bin, ...args, name]
    const { status, stdout, stderr } = spawnSync('sh', limited, { cwd: folder, encoding: 'utf8' })
    expect(stderr).toMatch(/^mail-check: [^\n]*"half[^\n]* cannot be written: [^\n]+\n$/)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(readdirSync(folder).filter((each) => each.startsWith('half'))).toEqual([])
  })
})

it.skipIf(!existsSync('/dev/full'))('a full disk is no fault of the program', async () => {
  const full = openSync('/dev/full', 'w')
  const child = spawn(process.execPath, [bin, 'practice'], { stdio: ['ignore', full, 'pipe'] })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (said += text))
  const status = await new Promise((resolve) => child.once('close', resolve))
  closeSync(full)
  expect(said).toMatch(/^mail-check: standard output cannot be written \(ENOSPC[^\n]+\n$/)
  expect(status).toBe(3)
})
