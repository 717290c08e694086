/** What a history keeps, of whom, and what it tells a later run. */
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RunFacts } from '../../../electron/contract/facts.ts'
import { dataFolder } from '../../../electron/history/data-folder.ts'
import { email, imap, imapCheck, run, smtp, smtpCheck } from '../diagnose/facts.ts'
import { add, asked, goodRun, homeGateway, hotelGateway, names, newHistory, recalled, removeHistories } from './kit.ts'

afterAll(removeHistories)

const later = (facts: RunFacts, startedAt: string): RunFacts => ({ ...facts, startedAt })

describe('what is kept', () => {
  it('a row per network, newest first, with numbers for those without a name', async () => {
    const file = newHistory()
    expect(await add(file, homeGateway, 'Home')).toEqual([])
    await add(file, hotelGateway, null, later(goodRun(), '2026-11-22T08:00:00Z'))
    await add(file, homeGateway, null, later(goodRun(), '2026-11-21T08:00:00Z'))
    expect(await asked(file)).toEqual([
      {
        network: 'Network 2',
        lastSeen: '2026-11-22T08:00:00Z',
        ports: { '465': 'open', '993': 'open' },
        verdict: { incoming: 'works', outgoing: 'works' },
      },
      {
        network: 'Home',
        lastSeen: '2026-11-21T17:09:06Z',
        ports: { '465': 'open', '993': 'open' },
        verdict: { incoming: 'works', outgoing: 'works' },
      },
    ])
  })

  it('nothing in plain but the name that the user gave', async () => {
    const file = newHistory()
    const facts = run(
      { incoming: imap({ username: 'ann.secret' }), outgoing: smtp({ port: 587, security: 'starttls' }) },
      [imapCheck(), smtpCheck({ port: 587, security: 'starttls', greeting: '220 mx7.inside.example ESMTP' })],
    )
    await add(file, homeGateway, 'Zuhause', facts)
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('Zuhause')
    const plain = [
      email,
      'ann',
      'proseware',
      'example',
      'secret',
      'mx7',
      homeGateway,
      homeGateway.replaceAll(':', ''),
      'imap',
    ]
    for (const word of plain) expect(text.toLowerCase()).not.toContain(word)
    // The same for another user has other marks: the key is random.
    const other = newHistory()
    await add(other, homeGateway, 'Zuhause', facts)
    const marks = (of: string): string[] => of.match(/[0-9a-f]{64}/g) ?? []
    expect(marks(text).length).toBeGreaterThan(5)
    expect(marks(text).filter((mark) => marks(readFileSync(other, 'utf8')).some((each) => each === mark))).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('files that nobody else may read', async () => {
    const file = newHistory()
    await add(file, homeGateway)
    for (const each of [file, `${file}.key`]) expect(statSync(each).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(file)).toSorted()).toEqual(['history.json', 'history.json.key'])
  })

  it('never more than its bounds, the oldest goes', async () => {
    const file = newHistory()
    await add(file, homeGateway)
    const stored = JSON.parse(readFileSync(file, 'utf8'))
    const [one] = stored.networks
    stored.networks = Array.from({ length: 60 }, (_, at) => ({
      ...one,
      number: at + 1,
      mark: at.toString(16).padStart(64, '0'),
      lastSeen: `2026-10-01T00:${String(at).padStart(2, '0')}:00Z`,
      servers: Array.from({ length: 90 }, () => one.servers[0]),
    }))
    writeFileSync(file, JSON.stringify(stored))
    await add(file, hotelGateway)
    const kept = JSON.parse(readFileSync(file, 'utf8')).networks
    expect(kept.length).toBe(50)
    expect(kept.map(({ number }: { number: number }) => number)).toContain(61)
    expect(kept.map(({ number }: { number: number }) => number)).not.toContain(11)
    expect(Math.max(...kept.map(({ servers }: { servers: unknown[] }) => servers.length))).toBe(30)
  })

  const cancelled = goodRun({ cancelled: true })
  const expired = imapCheck({
    wire: ['tls', 'certificate-expired'],
    tls: { verified: false, error: 'certificate-expired' },
  })
  /** Four years ahead. */
  const clock = { kind: 'clock' as const, ok: true, ms: 1, error: null, offsetSeconds: 1461 * 86_400 }
  it.each<[string, Parameters<typeof add>[3]]>([
    ['a cancelled run', cancelled],
    ['a run in which nobody was asked', run({}, [])],
    [
      'a run under a clock that is years off',
      run({ incoming: imap() }, [expired], {
        startedAt: '2030-11-21T17:09:06Z',
        probes: ['a', 'b'].map((host) => ({ ...clock, id: `clock:${host}`, host })),
      }),
    ],
  ])('not %s', async (_, facts) => {
    const file = newHistory()
    expect(await add(file, homeGateway, 'Home', facts)).toEqual([])
    expect(existsSync(file)).toBe(false)
  })

  it.each([
    ['win32', { APPDATA: 'relative' }, ['home', 'AppData', 'Roaming', 'Mail Settings Checker']],
    ['darwin', {}, ['home', 'Library', 'Application Support', 'Mail Settings Checker']],
    ['linux', {}, ['home', '.local', 'share', 'mail-settings-checker']],
    ['linux', { XDG_DATA_HOME: '/data' }, ['/data', 'mail-settings-checker']],
    ['linux', { XDG_DATA_HOME: 'relative' }, ['home', '.local', 'share', 'mail-settings-checker']],
  ] as const)('on %s with %o', (platform, environment, parts) => {
    expect(dataFolder(platform, environment, 'home')).toBe(join(...parts))
  })
})

describe('names and forgetting', () => {
  it('two networks of one name are told apart, and one of them forgotten', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    await add(file, hotelGateway, 'Home')
    expect(await names(file)).toEqual(expect.arrayContaining(['Home', 'Home (2)']))
    await asked(file, { forget: 'Home (2)' })
    expect(await names(file)).toEqual(['Home'])
    expect((await recalled(file, homeGateway)).networkName).toBe('Home')
    expect((await recalled(file, hotelGateway)).networkName).toBeNull()
  })

  it('a renamed one keeps its name for the next check there', async () => {
    const file = newHistory()
    await add(file, homeGateway)
    expect((await asked(file, { rename: { from: 'Network 1', to: 'Home' } })).map(({ network }) => network)).toEqual([
      'Home',
    ])
    await add(file, homeGateway)
    expect(await names(file)).toEqual(['Home'])
    await add(file, homeGateway, 'At home')
    expect(await names(file)).toEqual(['At home'])
  })

  it('a number is not given again', async () => {
    const file = newHistory()
    await add(file, homeGateway)
    await add(file, hotelGateway)
    await asked(file, { forget: 'Network 1' })
    await add(file, homeGateway)
    expect(await names(file)).toEqual(expect.arrayContaining(['Network 2', 'Network 3']))
  })

  it('a name that is not there changes nothing', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    const before = readFileSync(file)
    await asked(file, { forget: 'Hom' })
    await asked(file, { rename: { from: 'Hom', to: 'x' } })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(await asked(newHistory(), { forget: 'Home' })).toEqual([])
  })

  it('all: no file of it is left, the key neither', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    writeFileSync(`${file}.broken`, 'x')
    expect(await asked(file, { forget: 'all' })).toEqual([])
    expect(readdirSync(dirname(file))).toEqual([])
  })
})
