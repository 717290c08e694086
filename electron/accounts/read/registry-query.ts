/**
 * The registry of the user who runs this, through the system's own `reg export`, the one command that reading accounts
 * runs, and only on Windows. The copy lies in a private folder for as long as it is read.
 * What stands in it is for registry-export.ts.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { maximumFileBytes } from './files.ts'

const boundMs = 10_000

/** @returns the key with everything below it as a registry export, or `null` where there is no such key */
export async function exportRegistry(key: string): Promise<Buffer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'mail-check-'))
  const copy = join(folder, 'export.reg')
  // Not by PATH: another program of that name may stand there.
  const program = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe')
  try {
    const isDone = await new Promise<boolean>((resolve) => {
      execFile(program, ['export', key, copy, '/y'], { timeout: boundMs, windowsHide: true }, (error) =>
        resolve(error === null),
      )
    })
    if (!isDone || (await stat(copy)).size > maximumFileBytes) return null
    return await readFile(copy)
  } catch {
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
