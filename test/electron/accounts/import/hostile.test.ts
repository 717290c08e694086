/** Real files, damaged at random: never an exception, never a hang, never a password, and the rest is still read. */
import fc from 'fast-check'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readAccounts } from '../../../../electron/accounts/import/read-accounts.ts'
import { readSettingsFile } from '../../../../electron/accounts/import/read-settings-file.ts'
import { sharedData } from '../../../shared-data.ts'

const folder = sharedData && join(sharedData, 'mail-programs')
const isHere = folder !== null && existsSync(folder)
const work = mkdtempSync(join(tmpdir(), 'mail-check-hostile-'))
afterAll(() => rmSync(work, { recursive: true }))

interface Original {
  path: string
  bytes: Buffer
}

const originals: Original[] = isHere
  ? readdirSync(folder).flatMap((name) =>
      ['home', 'file'].flatMap((part) => {
        const base = join(folder, name, part)
        if (!existsSync(base)) return []
        return readdirSync(base, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => ({ path: path.slice(base.length + 1), bytes: readFileSync(path) }))
      }),
    )
  : []

type Change = { kind: 'cut' | 'flip' | 'insert' | 'repeat' | 'remove'; at: number; value: number; text: string }

const changes = fc.array(
  fc.record({
    kind: fc.constantFrom<Change['kind'][]>('cut', 'flip', 'insert', 'repeat', 'remove'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.integer({ min: 0, max: 255 }),
    text: fc.constantFrom(
      '\0',
      '"',
      "'",
      '\\',
      '[',
      ']',
      '=',
      '<!--',
      '/*',
      '<![CDATA[',
      '\u2028',
      '${',
      '`',
      '%',
      '__proto__',
      '\x1b]0;x\x07',
      '\n\n',
      ';',
      '{'.repeat(2000),
      '<array>'.repeat(100),
    ),
  }),
  { minLength: 1, maxLength: 6 },
)

function changed(bytes: Buffer, list: readonly Change[]): Buffer {
  let now = bytes
  for (const { kind, at, value, text } of list) {
    const place = Math.floor(at * now.length)
    if (kind === 'cut') now = now.subarray(0, place)
    else if (kind === 'flip')
      now = Buffer.concat([now.subarray(0, place), Buffer.from([value]), now.subarray(place + 1)])
    else if (kind === 'insert') now = Buffer.concat([now.subarray(0, place), Buffer.from(text), now.subarray(place)])
    else if (kind === 'repeat') now = Buffer.concat([now, now.subarray(place)]).subarray(0, 1 << 20)
    else now = Buffer.concat([now.subarray(0, place), now.subarray(place + value)])
  }
  return now
}

const calm = '.config/msmtp/config'

describe.skipIf(!isHere)('damaged files', () => {
  it('in a home', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), changes, async ({ path, bytes }, list) => {
        const home = mkdtempSync(join(work, 'home-'))
        const other = path.startsWith('.msmtprc') ? null : calm
        const profile = path.match(/^(.*)\/prefs\.js$/)?.[1]
        mkdirSync(dirname(join(home, path)), { recursive: true })
        writeFileSync(join(home, path), changed(bytes, list))
        if (profile) {
          const ini = join(home, dirname(profile), 'profiles.ini')
          writeFileSync(ini, `[Profile0]\nPath=${profile.split('/').at(-1)}\n`)
        }
        if (other) {
          mkdirSync(dirname(join(home, other)), { recursive: true })
          writeFileSync(join(home, other), 'account calm\nhost calm.example\n')
        }
        const answer = await readAccounts(home)
        // Values that were damaged may land anywhere but where a password is kept; whole marks must not come out.
        expect(JSON.stringify(answer)).not.toMatch(/CANARY-pw/)
        expect(answer.warnings.filter(({ text }) => /\p{Cc}|fault here/u.test(text))).toEqual([])
        const names = answer.accounts.map(({ profile: name }) => name)
        expect(other === null || names.includes('calm')).toBe(true)
        rmSync(home, { recursive: true })
      }),
      { seed: 6, numRuns: 400 },
    )
  })

  it('chosen by a person', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), changes, async ({ path, bytes }, list) => {
        const file = join(work, path.split('/').at(-1) ?? 'x')
        writeFileSync(file, changed(bytes, list))
        const answer = await readSettingsFile(file)
        expect(JSON.stringify(answer)).not.toMatch(/CANARY-pw/)
        expect(answer.accounts.length + answer.warnings.length).toBeGreaterThan(0)
        rmSync(file)
      }),
      { seed: 6, numRuns: 300 },
    )
  })
})
