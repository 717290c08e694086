/** `--handout`, `--save` and `--shorten` as a child process: what a hand-out answers, and one line for one that is none. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportSchema } from '../../electron/contract/parse/report-schema.ts'
import { goodFile } from '../electron/contract/handout-file.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-handout-'))
const at = (name: string) => join(folder, name)
const email = 'ann@proseware.example'

beforeAll(() => {
  writeFileSync(at('good.mailcheck'), JSON.stringify(goodFile))
  writeFileSync(at('newer.mailcheck'), JSON.stringify({ ...goodFile, schema: 9 }))
  writeFileSync(at('large.mailcheck'), JSON.stringify({ ...goodFile, help: 'x'.repeat(50_000) }))
  writeFileSync(
    at('script.mailcheck'),
    JSON.stringify({ ...goodFile, contact: { name: 'x', url: 'javascript:alert(1)' } }),
  )
  writeFileSync(at('bytes.mailcheck'), Buffer.from([0xff, 0x00, 0x80, 0x1b]))
  return runCli(['--version'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('find --handout', () => {
  it('answers from the hand-out, asking nobody', async () => {
    const { status, stdout, stderr } = await runCli(['find', email, '--handout', at('good.mailcheck'), '--json'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      email,
      candidates: [
        {
          source: 'handout',
          confirm: null,
          incoming: { host: 'imap.proseware.example', port: 993, username: email },
          outgoing: { host: 'smtp.proseware.example', port: 465, username: email },
        },
      ],
    })
  })
})

describe('a hand-out that is none', () => {
  it.each([
    ['newer', 'newer.mailcheck', email, /was made by a newer version/],
    ['oversized', 'large.mailcheck', email, /larger than 32 KiB/],
    ['hostile', 'script.mailcheck', email, /contact\.url is no https address/],
    ['no text', 'bytes.mailcheck', email, /hand-out/],
    ['not there', 'none.mailcheck', email, /there is no such file/],
    [
      'of others',
      'good.mailcheck',
      'ann@elsewhere.example',
      /speaks for proseware\.example, not for "elsewhere\.example"/,
    ],
  ])('%s: one line, nothing done', async (_name, file, address, message) => {
    for (const command of ['check', 'find']) {
      const { status, stdout, stderr } = await runCli([command, address, '--handout', at(file), '--json'])
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toMatch(message)
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
  })
})

describe('--save and --shorten', () => {
  it.each([
    ['report.html', /^<!doctype html>[\s\S]*<svg/],
    ['report.txt', /^You can receive and send/],
    ['report.json', /^\{\n {2}"schema": 1/],
  ])('%s', async (name, holds) => {
    const { status, stdout } = await runCli(['check', '--practice', 'home', '--shorten', '--json', '--save', at(name)])
    expect(status).toBe(0)
    const saved = readFileSync(at(name), 'utf8')
    expect(saved).toMatch(holds)
    expect(reportSchema.safeParse(JSON.parse(stdout)).error).toBeUndefined()
    expect(`${stdout}${saved}`).not.toMatch(/proseware|ann@/)
    expect(process.platform === 'win32' ? 0 : statSync(at(name)).mode & 0o077).toBe(0)
  })

  it.each([
    ['report.pdf', /does not say in which form/],
    ['none/report.html', /there is no such folder/],
    ['folder.html', /it is a folder/],
  ])('to %s is a wrong call, before anything is asked', async (name, message) => {
    mkdirSync(at('folder.html'), { recursive: true })
    const { status, stdout, stderr } = await runCli(['check', '--practice', 'home', '--save', at(name)])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
