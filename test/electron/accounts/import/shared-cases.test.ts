import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAccounts } from '../../../../electron/accounts/import/read-accounts.ts'
import { readSettingsFile } from '../../../../electron/accounts/import/read-settings-file.ts'
import { sharedData } from '../../../shared-data.ts'

interface Case {
  title: string
  file?: string
  substitute?: string[]
  orderMatters?: boolean
  stderrMustMention?: string[]
  stderrMustBeEmpty?: boolean
  canaries?: string[]
}

const folder = sharedData && join(sharedData, 'mail-programs')
const names = folder && existsSync(folder) ? readdirSync(folder) : []
const json = <Value>(path: string): Value => JSON.parse(readFileSync(path, 'utf8')) as Value

function openUp(path: string): void {
  chmodSync(path, 0o755)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) openUp(join(path, entry.name))
    else chmodSync(join(path, entry.name), 0o644)
  }
}

/** A copy of the case with its places filled in. */
function copyOf(name: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'mail-check-case-'))
  cpSync(join(folder ?? '', name), copy, { recursive: true })
  openUp(copy)
  for (const file of json<Case>(join(copy, 'case.json')).substitute ?? []) {
    const text = readFileSync(join(copy, file), 'utf8')
    writeFileSync(join(copy, file), text.replaceAll('@HOME@', join(copy, 'home')).replaceAll('@CASE@', copy))
  }
  return copy
}

describe.skipIf(names.length === 0)('homes of mail programs in the shared data', () => {
  it.each(names)('%s', async (name) => {
    const copy = copyOf(name)
    try {
      const given = json<Case>(join(copy, 'case.json'))
      const expected = json<unknown[]>(join(copy, 'expected.json'))
      const answer = await (given.file === undefined
        ? readAccounts(join(copy, 'home'))
        : readSettingsFile(join(copy, given.file)))
      const found = answer.accounts.map(({ source, profile, account }) => ({ source, profile, account }))
      const sorted = (list: readonly unknown[]): string[] => list.map((each) => JSON.stringify(each)).toSorted()
      expect(given.orderMatters === false ? sorted(found) : found).toEqual(
        given.orderMatters === false ? sorted(expected) : expected,
      )
      const said = answer.warnings.map(({ text }) => text).join('\n')
      for (const text of given.stderrMustMention ?? []) expect(said).toContain(text)
      expect(given.stderrMustBeEmpty ? said : '').toBe('')
      for (const canary of [...(given.canaries ?? []), 'CANARY']) expect(JSON.stringify(answer)).not.toContain(canary)
      for (const { account, origins } of answer.accounts) {
        for (const side of ['incoming', 'outgoing'] as const)
          for (const field of Object.keys(account[side] ?? {})) expect(origins[`${side}.${field}`]).toContain(copy)
      }
    } finally {
      rmSync(copy, { recursive: true })
    }
  })
})
