/**
 * All accounts of a computer with ten programs, beside reading the same bytes: the ratio is what to watch. The home is
 * the shared cases put together, its preferences as large as those of a profile in daily use.
 */
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readAccounts } from '../../electron/accounts/import/read-accounts.ts'
import { sharedData } from '../shared-data.ts'
import { medians, tell } from './measured.ts'

const cases = [
  ...['thunderbird-linux', 'outlook-16', 'apple-mail', 'evolution', 'geary', 'kmail'],
  ...['claws-mail', 'mailspring', 'em-client-present', 'mutt-msmtp'],
]

function openUp(path: string): void {
  chmodSync(path, 0o755)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) openUp(join(path, entry.name))
    else chmodSync(join(path, entry.name), 0o644)
  }
}

function computer(): { home: string; files: string[] } {
  const home = mkdtempSync(join(tmpdir(), 'mail-check-bench-'))
  for (const name of cases) {
    cpSync(join(sharedData ?? '', 'mail-programs', name, 'home'), home, { recursive: true })
    openUp(home)
  }
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.filter((each) => each.endsWith('prefs.js'))) {
    const others = Array.from({ length: 4000 }, (_, index) => `user_pref("extensions.x.${index}", "some value");\n`)
    writeFileSync(file, readFileSync(file, 'latin1') + others.join(''), 'latin1')
  }
  return { home, files }
}

it.skipIf(sharedData === null)('all accounts of a computer with ten programs', async () => {
  const { home, files } = computer()
  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    const from = performance.now()
    await act()
    return performance.now() - from
  }
  const measured = await medians(9, {
    bytes: () => timed(() => Promise.all(files.map((file) => readFile(file)))),
    accounts: () => timed(() => readAccounts(home)),
  })
  tell('all accounts, beside reading the same bytes', measured.accounts, measured.bytes)
  expect(measured.accounts / measured.bytes).toBeLessThan(60)
})
