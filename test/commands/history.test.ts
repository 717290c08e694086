/** `mail-check history`, and what `check` leaves for it, as child processes with a data folder of their own. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../electron/contract/history.ts'
import type { Report } from '../../electron/contract/report.ts'
import { add, homeGateway, hotelGateway, newHistory, removeHistories } from '../electron/history/kit.ts'
import { email, imapScript, password } from '../electron/probes/kit/mail-world.ts'
import { testAuthority } from '../servers/certificates.ts'
import { scriptedServer, type ScriptedServer } from '../servers/scripted-server.ts'
import { runCli } from './run-cli.ts'

beforeAll(() => runCli(['--version']), 60_000)
afterAll(removeHistories)

const listed = (stdout: string) => JSON.parse(stdout) as HistoryEntry[]
/** Two networks, the first of which has a name. */
async function twoNetworks(): Promise<string> {
  const file = newHistory()
  await add(file, homeGateway, 'Home')
  await add(file, hotelGateway)
  return file
}

describe('history', () => {
  it('lists networks as one JSON document, with the contract’s fields', async () => {
    const file = await twoNetworks()
    const { status, stdout, stderr } = await runCli(['history', '--history', file, '--json'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const row = {
      lastSeen: '2026-11-21T17:09:06Z',
      ports: { '465': 'open', '993': 'open' },
      verdict: { incoming: 'works', outgoing: 'works' },
    }
    expect(listed(stdout)).toEqual(
      expect.arrayContaining([
        { network: 'Home', ...row },
        { network: 'Network 2', ...row },
      ]),
    )
  })

  it('lists them as a table for people', async () => {
    const { status, stdout, stderr } = await runCli(['history', '--history', await twoNetworks()])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^Network +Last check +Receiving +Sending +Ports\n─+\n/)
    expect(stdout).toMatch(/^Network 2 +21 Nov 2026.* +works +works +465, 993 open$/m)
  })

  it.each([['history'], ['history', '--forget', 'all']])('says calmly that there is none: %s %s', async (...args) => {
    const folder = mkdtempSync(join(tmpdir(), 'mail-check-test-'))
    const given = { environment: { HOME: folder, XDG_DATA_HOME: folder, APPDATA: folder } }
    const { status, stdout, stderr } = await runCli(args, given)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('No network is remembered')
    expect(listed((await runCli([...args, '--json'], given)).stdout)).toEqual([])
    // Looking makes no folder.
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('forgets one by its name, then all', async () => {
    const file = await twoNetworks()
    const one = await runCli(['history', '--history', file, '--forget', 'Network 2', '--json'])
    expect(listed(one.stdout).map(({ network }) => network)).toEqual(['Home'])
    expect(one.status).toBe(0)
    const all = await runCli(['history', '--history', file, '--forget', 'all', '--json'])
    expect({ status: all.status, stdout: listed(all.stdout) }).toEqual({ status: 0, stdout: [] })
    expect(readdirSync(dirname(file))).toEqual([])
  })

  it.each<[name: string, args: (file: string) => string[], line: string]>([
    [
      'a name that is not there',
      (file) => ['--history', file, '--forget', 'Hotel'],
      'choose one of "Network 1", or all',
    ],
    ['a name where nothing is', (file) => ['--history', `${file}.none`, '--forget', 'Hotel'], 'nothing is remembered'],
    ['a folder', (file) => ['--history', dirname(file)], 'it is a folder'],
    ['a device', () => ['--history', '/dev/full'], 'it is a pipe or a device'],
    ['no name of a file', () => ['--history', ''], 'the name of the history file is empty'],
    ['an argument', () => ['Home'], 'too many arguments'],
  ])('wrong call: %s', async (_, args, line) => {
    const file = newHistory()
    await add(file, homeGateway)
    const { status, stdout, stderr } = await runCli(['history', ...args(file)])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(line)
    expect(stderr.trimEnd()).not.toContain('\n')
  })

  it('says what is wrong with a file, and what could not be forgotten', async () => {
    const file = newHistory()
    writeFileSync(file, '{"schema":1,')
    const torn = await runCli(['history', '--history', file, '--json'])
    expect({ status: torn.status, stdout: listed(torn.stdout) }).toEqual({ status: 0, stdout: [] })
    expect(torn.stderr).toMatch(/^mail-check: .*cannot be read.*\n$/)
    writeFileSync(file, '{"schema":2,"networks":[]}')
    const newer = await runCli(['history', '--history', file, '--forget', 'all'])
    expect({ status: newer.status, stdout: newer.stdout }).toEqual({ status: 3, stdout: '' })
    expect(newer.stderr).toMatch(/^mail-check: the history of networks was not changed .*newer version.*\n$/)
    expect(readFileSync(file, 'utf8')).toBe('{"schema":2,"networks":[]}')
  })
})

describe('check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-check-test-'))
  const account = join(folder, 'account.json')
  const ca = join(folder, 'ca.pem')
  const given = {
    environment: {
      HOME: folder,
      XDG_DATA_HOME: join(folder, 'data'),
      APPDATA: join(folder, 'data'),
      MAIL_CHECK_PASSWORD: password,
    },
  }
  let server: ScriptedServer

  beforeAll(async () => {
    // All on this computer, and as it should be: nobody else is asked.
    server = await scriptedServer(await imapScript({ host: 'localhost' }))
    writeFileSync(ca, await testAuthority())
    const incoming = {
      protocol: 'imap',
      host: 'localhost',
      port: server.port,
      security: 'tls',
      authentication: 'password',
      username: email,
    }
    writeFileSync(account, JSON.stringify({ email, incoming }))
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  const checked = async (...args: string[]) => {
    const ended = await runCli(['check', '--account', account, '--ca', ca, '--json', ...args], given)
    return { ...ended, report: JSON.parse(ended.stdout) as Report }
  }

  it('remembers the network by the name it is given, where the system tells which it is, or says so', async () => {
    const { report, stderr } = await checked('--network-name', ' Büro ')
    expect(stderr).toMatch(/^$|^mail-check: the name of the network is not kept: .*\n$/)
    expect(report.verdict.incoming).toBe('works')
    expect(report.network.name).toBe('Büro')
    const isKept = stderr === ''
    const own = join(folder, 'data', process.platform === 'win32' ? 'Mail Settings Checker' : 'mail-settings-checker')
    const text = isKept ? readFileSync(join(own, 'history.json'), 'utf8') : ''
    expect(text.includes('Büro')).toBe(isKept)
    for (const word of [email, 'example.com', 'localhost', password]) expect(text).not.toContain(word)
    expect(existsSync(join(own, 'history.key'))).toBe(isKept)
    const { stdout } = await runCli(['history', '--json'], given)
    expect(listed(stdout).map(({ network, verdict }) => [network, verdict.incoming])).toEqual(
      isKept ? [['Büro', 'works']] : [],
    )
  })

  it('keeps it in the file that is named, and nowhere else', async () => {
    const file = join(folder, 'own.json')
    const data = join(folder, 'other')
    const environment = { ...given.environment, XDG_DATA_HOME: data, APPDATA: data }
    const args = ['check', '--account', account, '--ca', ca, '--json', '--history', file, '--network-name', 'Büro']
    const { stderr } = await runCli(args, { environment })
    expect(existsSync(file)).toBe(stderr === '')
    expect(existsSync(data)).toBe(false)
  })

  it('--no-history neither reads nor writes; the name stands in the report alone', async () => {
    const { environment } = given
    const data = join(folder, 'none')
    const ended = await runCli(
      ['check', '--account', account, '--ca', ca, '--json', '--no-history', '--network-name', 'Büro'],
      { environment: { ...environment, XDG_DATA_HOME: data, APPDATA: data } },
    )
    expect(JSON.parse(ended.stdout)).toMatchObject({ network: { name: 'Büro' } })
    expect(existsSync(data)).toBe(false)
  })

  it('a practice check neither reads nor writes', async () => {
    const file = join(folder, 'practice.json')
    const data = join(folder, 'practice')
    await runCli(['check', '--practice', 'home', '--history', file, '--json'], {
      environment: { XDG_DATA_HOME: data, APPDATA: data },
    })
    expect([existsSync(file), existsSync(data)]).toEqual([false, false])
  })

  it('a file that cannot be written costs one line at most, and not the check', async () => {
    const { report, stderr } = await checked('--history', join(folder, 'none', 'history.json'))
    expect(report.verdict.incoming).toBe('works')
    expect(stderr).toMatch(/^$|^mail-check: the history of networks was not written .*\n$/)
  })

  it.each([
    [['--network-name', ' '], 'is empty'],
    [['--network-name', 'All'], 'means every network'],
    [['--network-name', 'x'.repeat(101)], 'is too long'],
    [['--network-name', 'a\tb'], 'control characters'],
    [['--history', folder], 'it is a folder'],
  ])('wrong call: %o', async (args, line) => {
    const { status, stdout, stderr } = await runCli(['check', '--account', account, ...args], given)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(line)
  })
})
