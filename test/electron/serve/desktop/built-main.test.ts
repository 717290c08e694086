/**
 * The built main as built, over the stand-in for `electron`.
 * That it runs in Electron itself is not shown here: Electron's program does not come with `npm ci`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFile, freshen, root } from '../../../../electron/serve/built.js'
import { stubProcess, type StubProcess } from './stub-process.ts'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

let program: StubProcess
beforeAll(async () => {
  const mend = await freshen(['node', 'client'])
  if (mend !== null) throw new Error(mend)
  program = await stubProcess(builtFile('node', 'main.js'))
}, 60_000)
afterAll(() => program.remove())

describe('the built main', () => {
  it('opens its sandboxed window on its own page and answers it', async () => {
    const { status, stdout, stderr } = await program.runMain(`
      await until(() => stub.windows[0]?.did.length === 2)
      const [window] = stub.windows
      const { webPreferences } = window.options
      const page = await stub.seen.served.get('mail-settings-checker')(new Request('mail-settings-checker://window/'))
      const { answer } = await stub.invoke('call:practice', ['a', null])
      const { sandboxed, schemes } = stub.seen
      console.log(JSON.stringify({ did: window.did, sandboxed, schemes, page: page.status, answer: answer.length > 5,
        preload: webPreferences.preload.replace(/.*out./, ''), sandbox: webPreferences.sandbox }))
      process.exit(0)`)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      did: ['load mail-settings-checker://window/', 'show'],
      sandboxed: true,
      schemes: [
        {
          scheme: 'mail-settings-checker',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        },
      ],
      page: 200,
      answer: true,
      preload: expect.stringMatching(/^preload.preload\.cjs$/),
      sandbox: true,
    })
  })

  it('hands its page the files it is opened with, before and after it is ready', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mail-check-opened-'))
    writeFileSync(join(folder, 'school.mailcheck'), 'x')
    const path = JSON.stringify(join(folder, 'school.mailcheck'))
    const { status, stdout, stderr } = await program.runMain(`
      let prevented = false
      stub.app.emit('open-file', { preventDefault: () => (prevented = true) }, ${path})
      await until(() => stub.windows[0]?.did.length === 2)
      stub.send('shell:takes-files', [])
      const { sent } = stub.windows[0].webContents
      await until(() => sent.length === 1)
      stub.app.emit('open-file', { preventDefault: () => {} }, ${path})
      await until(() => sent.length === 2)
      console.log(JSON.stringify({ prevented, sent: sent.map(({ channel, args }) => [channel, args[0].name]) }))
      process.exit(0)`)
    rmSync(folder, { recursive: true })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const given = ['shell:file', 'school.mailcheck']
    expect(JSON.parse(stdout)).toEqual({ prevented: true, sent: [given, given] })
  })

  it('gives way to the one that is open already', async () => {
    const { stdout } = await program.runMain(
      `console.log(JSON.stringify([stub.seen.exits, stub.windows.length, stub.seen.schemes.length]))`,
      { STUB_RUNNING: '1' },
    )
    expect(JSON.parse(stdout)).toEqual([[0], 0, 0])
  })

  it.each([
    ['--version', { status: 0, stdout: `${version}\n`, stderr: '' }],
    ['chekc', { status: 2, stdout: '', stderr: expect.stringContaining('chekc') as unknown }],
  ])('is the command line in the packaged program: %s', async (arg, expected) => {
    expect(await program.runPackaged([arg])).toEqual(expected)
  })
})
