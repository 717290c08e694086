/**
 * Packs the program as the release does (`vite build --app`, electron-builder) into a folder of its own: the real
 * Electron where it is installed, else the stand-in. Nothing is fetched.
 */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { createBuilder } from 'vite'
import { root } from '../../electron/serve/built.js'
import { writeLicences } from '../../electron/serve/licences.ts'
import { standInElectron } from './stand-in-electron.ts'

const parts = ['client', 'node', 'preload'] as const

export interface Packed {
  /** The unpacked program. */
  folder: string
  /** Its app.asar. */
  archive: string
  /** What is in it, as files. */
  content: string
  isRealElectron: boolean
  remove: () => void
}

export async function pack(): Promise<Packed> {
  const project = mkdtempSync(join(tmpdir(), 'mail-check-pack-'))
  await buildInto(join(project, 'out'))
  for (const name of ['package.json', 'electron-builder.yml', 'LICENSE', 'assets'])
    cpSync(join(root, name), join(project, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))

  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
  const installed = join(root, 'node_modules/electron/dist')
  const isRealElectron = existsSync(join(installed, 'version'))
  const electron = isRealElectron ? installed : standInElectron(join(project, 'electron'), version)
  const { status, said } = await runBuilder(project, [`-c.electronDist=${electron}`])
  if (status !== 0) throw new Error(`electron-builder ended with ${status}: ${said}`)

  const folder = join(project, 'dist/linux-unpacked')
  const archive = join(folder, 'resources/app.asar')
  const content = join(project, 'content')
  mkdirSync(content)
  extractAll(archive, content)
  return { folder, archive, content, isRealElectron, remove: () => rmSync(project, { recursive: true }) }
}

/** As it is shipped: React would else be its large development build. */
async function buildInto(out: string): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    const builder = await createBuilder({
      configFile: join(root, 'vite.config.ts'),
      configLoader: 'runner',
      logLevel: 'silent',
      environments: Object.fromEntries(parts.map((name) => [name, { build: { outDir: join(out, name) } }])),
    })
    for (const name of parts) {
      const environment = builder.environments[name]
      if (environment) await builder.build(environment)
    }
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
  writeLicences(out, parts)
}

/** Also checks the configuration against electron-builder's own schema, before anything is packed. */
export function runBuilder(
  project: string,
  further: readonly string[],
): Promise<{ status: number | null; said: string }> {
  const cli = join(root, 'node_modules/electron-builder/cli.js')
  const child = spawn(process.execPath, [cli, '--linux', 'dir', '--x64', '--projectDir', project, ...further], {
    env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
  })
  let said = ''
  child.stdout.on('data', (text) => void (said += String(text)))
  child.stderr.on('data', (text) => void (said += String(text)))
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, said })))
}
