/** `npm start` on a machine without Electron's program and without a display: the address it prints, opened in a browser. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../electron/serve/built.js'
import { pages } from './harness/pages.ts'

const { plainPage } = pages()

it('prints an address on which the practice check runs through', { timeout: 90_000 }, async () => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...environment, ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nothing-here') },
    shell: process.platform === 'win32',
  })
  try {
    let said = ''
    child.stdout.on('data', (text) => void (said += String(text)))
    await expect.poll(() => said, { timeout: 30_000 }).toMatch(/Ctrl-C\.\n/)
    const [address] = /http:\/\/127\.0\.0\.1:\S+/.exec(said) ?? []

    const page = await plainPage()
    await page.goto(address ?? '')
    await page.getByRole('button', { name: /^Practice/ }).click()
    await page.getByRole('button', { name: /A hotel that drops port 25/ }).click()
    await page.getByRole('heading', { name: /^You can receive mail\. To send from this network, change/ }).waitFor()
    expect(page.url()).not.toContain('ticket')
  } finally {
    child.kill('SIGTERM')
  }
})
