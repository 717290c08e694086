/** `mail-check explain`: the keys of the contract, for people, and the wrong calls. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-explain-'))
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

// The first start may have to build; the rows need not wait for that.
beforeAll(() => runCli(['--version']), 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const box =
  "Account: 'mail.example.com', Server: 'smtp.example.com', Protocol: SMTP, Server Response: '550-Please turn on SMTP Authentication in your mail client.', Port: 25, Server Error: 550, Error Number: 0x800CCC79"

describe('explain --json', () => {
  it('has exactly the keys of the contract, null where the text says nothing', async () => {
    const { status, stdout, stderr } = await runCli(['explain', '--json', file('box.txt', box)])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      cause: 'auth-required',
      quote: '550-Please turn on SMTP Authentication in your mail client.',
      protocol: 'smtp',
      code: 550,
      enhanced: null,
      responseCode: null,
      server: 'smtp.example.com',
      port: 25,
      security: null,
      email: null,
      title: expect.any(String),
      explanation: expect.any(String),
      actor: 'you',
    })
  })

  it.each([
    ['standard input', []],
    ['standard input by its sign', ['-']],
  ])('reads %s', async (_name, args) => {
    const { status, stdout } = await runCli(['explain', ...args, '--json'], { input: '552 5.2.2 Mailbox full\r\n' })
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ cause: 'mailbox-full', code: 552, enhanced: '5.2.2' })
  })

  it('answers with unknown, too', async () => {
    const { status, stdout } = await runCli(['explain', '--json'], { input: 'Something happened.' })
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ cause: 'unknown', protocol: null, code: null })
  })

  it('reads UTF-16, as Windows PowerShell writes it', async () => {
    const bytes = Buffer.from('\uFEFF535 5.7.8 Authentication failed', 'utf16le')
    const { stdout } = await runCli(['explain', '--json', file('utf16.txt', bytes)])
    expect(JSON.parse(stdout)).toMatchObject({ cause: 'credentials-rejected' })
  })

  it('reads Windows-1252, as older programs save it', async () => {
    const bytes = Buffer.from('550 Absender nicht zul\xe4ssig f\xfcr dieses Konto', 'latin1')
    const { stdout } = await runCli(['explain', '--json', file('latin1.txt', bytes)])
    expect(JSON.parse(stdout)).toMatchObject({
      cause: 'sender-not-allowed',
      quote: '550 Absender nicht zulässig für dieses Konto',
    })
  })
})

describe('explain for people', () => {
  it('says what it means, who can mend it and which words decided', async () => {
    const { status, stdout } = await runCli(['explain', file('box2.txt', box)])
    expect(status).toBe(0)
    expect(stdout).toContain('Sending needs a sign-in')
    expect(stdout).toContain('You can mend this.')
    expect(stdout).toContain('Please turn on SMTP Authentication')
    expect(stdout).toContain('smtp.example.com, port 25')
  })

  it('names the provider’s own page', async () => {
    const { stdout } = await runCli(['explain'], {
      input:
        '534-5.7.9 Application-specific password required. Learn more at\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor',
    })
    expect(stdout).toContain('myaccount.google.com/apppasswords')
  })

  it.each([[[]], [['--json']]])('shows no secret of the text: %j', async (args) => {
    const input =
      'AUTH PLAIN AGFubgBzM2NyZXQ=\n535 authentication failed: smtp://ann:s3cret@smtp.example.com password s3cret'
    const { stdout } = await runCli(['explain', ...args], { input })
    expect(stdout).toContain('[hidden]')
    expect(stdout).not.toMatch(/s3cret|AGFu/)
  })

  it('shows no control character of the text', async () => {
    const { stdout } = await runCli(['explain'], { input: '550 \u001b[31mRelaying denied\u0007' })
    expect(stdout).not.toContain('\u001b')
    expect(stdout).not.toContain('\u0007')
  })
})

describe('a wrong call', () => {
  it.each<[name: string, args: string[], expected: string, input?: string | Buffer]>([
    ['no such file', [join(folder, 'none.txt')], 'there is no such file'],
    ['a folder', [folder], 'it is a folder'],
    ['an empty file', [file('empty.txt', '')], 'there is no text'],
    ['blanks only', [], 'there is no text on standard input', ' \n\t\n'],
    ['blanks of typesetters, and of no width', [], 'there is no text on standard input', '\u00a0\u200b\ufeff\n'],
    ['the message in place of a file', ['550 relay not permitted'], 'to explain the text itself, run'],
    ['a binary file', [file('binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))], 'is binary'],
    ['NUL characters', [], 'is no text', 'abc\0def'],
    ['more than 1 MiB', [file('huge.txt', 'a'.repeat(2 ** 20 + 1))], '1 MiB'],
    ['two files', ['a', 'b'], 'too many arguments'],
    ['an unknown option', ['--jsn'], 'did you mean --json?'],
  ])('%s', async (_name, args, expected, input) => {
    const { status, stdout, stderr } = await runCli(['explain', ...args], input === undefined ? {} : { input })
    expect(stderr).toContain(expected)
    expect(stderr).toMatch(/^mail-check: [^\n]+\n$/)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})
