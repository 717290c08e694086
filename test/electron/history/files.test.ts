/** History files that are broken, newer, or cannot be written: a check goes on, and says so in one line. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { HistoryFailure, type HistoryRequest } from '../../../electron/contract/history.ts'
import { add, asked, homeGateway, hotelGateway, names, newHistory, recalled, removeHistories } from './kit.ts'

afterAll(removeHistories)

describe('files that are not as they should be', () => {
  const said = async (file: string, rest: Partial<HistoryRequest> = {}) => {
    const lines: string[] = []
    return { entries: await asked(file, rest, lines), lines }
  }

  it.each([
    ['torn', '{"schema":1,"networks":[{"mar'],
    ['empty', ''],
    ['of another kind', '[]'],
    ['with a mark that is none', '{"schema":1,"networks":[{"mark":"home"}]}'],
    ['full of zeros', '\0'.repeat(4096)],
  ])('%s: kept aside, begun anew, said in one line', async (_, text) => {
    const file = newHistory()
    writeFileSync(file, text)
    expect(await said(file)).toEqual({ entries: [], lines: [expect.stringContaining('cannot be read')] })
    expect(await add(file, homeGateway, 'Home')).toEqual([expect.stringContaining('begun anew')])
    expect(readFileSync(`${file}.broken`, 'utf8')).toBe(text)
    expect(await names(file)).toEqual(['Home'])
    expect(await add(file, homeGateway)).toEqual([])
  })

  it('that is none of ours is not erased; one with its key beside it is, torn or not', async () => {
    const file = newHistory()
    writeFileSync(file, 'a letter')
    await expect(asked(file, { forget: 'all' })).rejects.toThrow(/no history of networks/)
    expect(readFileSync(file, 'utf8')).toBe('a letter')
    const torn = newHistory()
    await add(torn, homeGateway, 'Home')
    writeFileSync(torn, '{"schema":1,"netw')
    expect(await asked(torn, { forget: 'all' })).toEqual([])
    expect(existsSync(torn)).toBe(false)
  })

  it('from a newer version: read as far as possible, and never written', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    const newer = { ...JSON.parse(readFileSync(file, 'utf8')), schema: 2, further: { a: 1 } }
    writeFileSync(file, JSON.stringify(newer))
    expect((await recalled(file, hotelGateway)).sides.incoming?.workedElsewhere?.network).toBe('Home')
    expect(await add(file, hotelGateway)).toEqual([expect.stringContaining('a newer version')])
    for (const rest of [{ forget: 'all' }, { forget: 'Home' }, { rename: { from: 'Home', to: 'x' } }])
      await expect(asked(file, rest)).rejects.toThrow(HistoryFailure)
    expect(await said(file)).toMatchObject({
      entries: [{ network: 'Home' }],
      lines: [expect.stringContaining('newer')],
    })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(newer)
  })

  it('from a version of which nothing is understood: empty, and never written', async () => {
    const file = newHistory()
    const text = '{"schema":7,"entirely":"different"}'
    writeFileSync(file, text)
    expect((await said(file)).entries).toEqual([])
    expect(await add(file, hotelGateway)).toHaveLength(1)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it.each<[string, (file: string) => string, RegExp]>([
    ['in a folder that is not there', (file) => join(dirname(file), 'none', 'history.json'), /no such folder/],
    ['below a file', (file) => (writeFileSync(file, ''), join(file, 'history.json')), /no such folder/],
    ['that is a folder', (file) => dirname(file), /it is a folder/],
    ['that is a pipe', (file) => (execFileSync('mkfifo', [file]), file), /a pipe or a device/],
  ])('%s: one warning, and the check goes on', async (_, pathOf, why) => {
    const file = pathOf(newHistory())
    expect(await recalled(file, hotelGateway)).toMatchObject({ networkName: null })
    const lines = await add(file, homeGateway)
    expect(lines).toEqual([expect.stringMatching(why)])
    expect(lines[0]).toContain('the check itself is whole')
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'in a folder that may not be written',
    async () => {
      const file = newHistory()
      chmodSync(dirname(file), 0o500)
      expect(await add(file, homeGateway)).toEqual([expect.stringContaining('this user may not')])
      chmodSync(dirname(file), 0o700)
    },
  )

  it('a key that is none is replaced: what was is listed, and not recognised', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    writeFileSync(`${file}.key`, 'not a key')
    expect((await recalled(file, homeGateway)).networkName).toBeNull()
    await add(file, homeGateway)
    expect(await names(file)).toEqual(expect.arrayContaining(['Home', 'Network 2']))
    expect((await recalled(file, hotelGateway)).sides.incoming?.workedElsewhere?.network).toBe('Network 2')
  })
})
