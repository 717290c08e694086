/** What people would get: packed by electron-builder, looked into, and started from what is inside. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callNames } from '../../electron/contract/call-names.ts'
import { root } from '../../electron/serve/built.js'
import { stubProcess, type StubProcess } from '../electron/serve/desktop/stub-process.ts'
import { pack, runBuilder, type Packed } from './pack.ts'
import { importsAtTop } from '../imports-at-top.ts'

const mebibyte = 1024 * 1024
/** As it stands in the executable: the letter. */
const fuseIsOn = '1'.charCodeAt(0)

let packed: Packed
let program: StubProcess
beforeAll(async () => {
  packed = await pack()
  program = await stubProcess(join(packed.content, 'out/node/main.js'))
}, 120_000)
afterAll(() => {
  program.remove()
  packed.remove()
})

const configuration = readFileSync(`${root}electron-builder.yml`, 'utf8')
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  version: string
  desktopName: string
  dependencies: Record<string, string>
}
const text = (path: string): string => readFileSync(join(packed.content, path), 'utf8')

/** Files below a folder, relative to it, with `/`. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
}

describe('the configuration', () => {
  it('is held against the schema of electron-builder, which refuses what it does not know', async () => {
    const { status, said } = await runBuilder(root, ['-c.mac.nonsense=1'])
    expect(status).not.toBe(0)
    expect(said).toMatch(/does not match the API schema[^]*configuration\.mac should be/)
  })

  it.each([
    ...new Set(
      [...configuration.matchAll(/(?:assets\/[\w./-]+|from: (?!out\/)\S+)/g)].map(([name]) =>
        name.replace('from: ', ''),
      ),
    ),
    'assets/mailcheck.ico',
    'assets/mailcheck.icns',
  ])('names %s, which is there', (name) => expect(statSync(`${root}${name}`).size).toBeGreaterThan(0))

  it('names the system the program by one name', () => {
    expect(configuration).toContain(`executableName: ${manifest.desktopName.replace('.desktop', '')}\n`)
  })
})

it('the release starts the program on macOS by the name that electron-builder gives it there', () => {
  const [, name = ''] = /^mac:\n(?: .*\n)*? {2}executableName: (.+)$/m.exec(configuration) ?? []
  const release = readFileSync(`${root}.github/workflows/release.yml`, 'utf8')
  expect(release).toContain(`program: dist/mac-universal/${name}.app/Contents/MacOS/${name}\n`)
})

describe('the archive', () => {
  it('holds what is built and nothing else', () => {
    const odd = filesBelow(packed.content).filter(
      (name) =>
        !/^(out\/(client|node)\/([\w.-]+\/)*[\w.-]+\.(js|css|svg|html)|out\/preload\/preload\.cjs|package\.json)$/.test(
          name,
        ),
    )
    expect(odd).toEqual([])
    for (const name of [
      'out/client/index.html',
      'out/node/cli.js',
      'out/node/main.js',
      'out/preload/preload.cjs',
      'package.json',
    ])
      expect(listPackage(packed.archive, { isPack: false })).toContain(`/${name}`)
  })

  it('names no path of the machine it was made on, no map of sources, no tool of its makers', () => {
    const home = root.replace(/[/\\]$/, '')
    const bad = filesBelow(packed.content).filter((name) => {
      const content = text(name)
      return (
        content.includes(home) ||
        /\/\/[#@] sourceMappingURL=/.test(content) ||
        /from ?["'](vitest|vite|playwright-core)["']/.test(content)
      )
    })
    expect(bad).toEqual([])
    expect(Object.keys(JSON.parse(text('package.json')) as object)).not.toContain('devDependencies')
  })

  it('stays under 6 MiB', () => {
    const sizes = ['out/node', 'out/client', 'out/preload'].map((part) => {
      const folder = join(packed.content, part)
      const bytes = filesBelow(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
      return `${part}: ${(bytes / mebibyte).toFixed(2)} MiB`
    })
    const archive = statSync(packed.archive).size
    process.stdout.write(`${[...sizes, `app.asar: ${(archive / mebibyte).toFixed(2)} MiB`].join('\n')}\n`)
    expect(archive).toBeLessThan(6 * mebibyte)
  })
})

describe('beside it', () => {
  it('lie the licences of everything that is bundled', () => {
    const licences = readFileSync(join(packed.folder, 'LICENCES.third-party.md'), 'utf8')
    const sources = filesBelow(root.replace(/[/\\]$/, '') + '/electron')
      .concat(filesBelow(root.replace(/[/\\]$/, '') + '/renderer').map((name) => `../renderer/${name}`))
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(`${root}electron/${name}`, 'utf8'))
      .join('\n')
    const used = Object.keys(manifest.dependencies).filter((name) =>
      new RegExp(`(?:from|import) ?\\(?'${name}['/]`).test(sources),
    )
    expect(used.length).toBeGreaterThan(8)
    expect(used.filter((name) => !licences.includes(`## ${name} - `))).toEqual([])
    expect(readFileSync(join(packed.folder, 'LICENSE.txt'), 'utf8')).toMatch(/^MIT License/)
  })

  it('names nothing that is installed for its makers alone: the audit and docs/dependencies.md know all of it', () => {
    const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
      packages: Record<string, { dev?: boolean }>
    }
    const licences = readFileSync(join(packed.folder, 'LICENCES.third-party.md'), 'utf8')
    const bundled = [...licences.matchAll(/^## (\S+) - /gm)].map(([, name]) => name ?? '')
    expect(bundled.length).toBeGreaterThan(20)
    expect(bundled.filter((name) => packages[`node_modules/${name}`]?.dev !== undefined)).toEqual([])
  })

  it('lie the languages that are used and no others', () => {
    expect(readdirSync(join(packed.folder, 'locales'))).toEqual(['en-US.pak'])
  })
})

it('has its fuses burnt as the configuration says', async () => {
  const wire = await getCurrentFuseWire(join(packed.folder, 'mail-settings-checker'))
  const states = Object.fromEntries(
    Object.entries(FuseV1Options)
      .filter(([name]) => Number.isNaN(Number(name)))
      .map(([name, index]) => [name, Number(wire[index as FuseV1Options]) === fuseIsOn]),
  )
  expect(states).toMatchObject({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    GrantFileProtocolExtraPrivileges: false,
  })
})

describe('what is inside, over the stand-in for Electron,', () => {
  it('opens its window and answers a practice check', async () => {
    const { status, stdout, stderr } = await program.runMain(`
      await until(() => stub.windows[0]?.did.length === 2)
      const request = { name: 'home', timeoutMs: 8000, allowClearText: false, recipient: null, sendTest: null }
      const { answer } = await stub.invoke('call:checkPractice', ['a', request])
      const page = await stub.seen.served.get('mail-settings-checker')(new Request('mail-settings-checker://window/'))
      console.log(JSON.stringify({ page: page.status, verdict: answer.report.verdict.overall }))
      process.exit(0)`)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({ page: 200, verdict: 'works' })
  })

  it('gives the page its bridge from a preload that knows nothing but Electron', async () => {
    const exposed = new Map<string, Record<string, (...args: never[]) => unknown>>()
    const asked: unknown[][] = []
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, bridge: never) => void exposed.set(name, bridge) },
      ipcRenderer: { invoke: async (...args: unknown[]) => void asked.push(args), send: () => {}, on: () => {} },
    }
    const require = (name: string): unknown => {
      if (name !== 'electron') throw new Error(`a sandboxed preload has no ${name}`)
      return electron
    }
    runInNewContext(text('out/preload/preload.cjs'), { require, module: {}, exports: {} })
    const bridge = exposed.get('mailCheck')
    await bridge?.['call']?.(...([callNames[0], 'id', null] as never[]))
    expect(asked).toEqual([[`call:${callNames[0]}`, 'id', null]])
  })

  it.each([
    [['--version'], 0, `${manifest.version}\n`],
    [['check', '--practice', 'hotel-blocks-25'], 1, 'You can receive mail. To send from this network, change'],
    [['chekc'], 2, ''],
  ])('is the command line: %j', async (args, status, begin) => {
    const ended = await program.runPackaged(args)
    expect({ status: ended.status, begin: ended.stdout.slice(0, begin.length) }).toEqual({ status, begin })
  })

  it('needs nothing that is not inside', () => {
    const named = filesBelow(packed.content)
      .filter((name) => /\.c?js$/.test(name) && !name.startsWith('out/client'))
      .flatMap((name) => importsAtTop(text(name)))
    expect(new Set(named.filter((name) => !/^(?:node:|\.)/.test(name)))).toEqual(new Set(['electron']))
  })
})
