/** `mail-check find` as a child process: the contract's document, and exit 0 also for what is refused. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findInFile } from '../../electron/accounts/discover/find-in-file.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-test-'))
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
beforeAll(() => runCli(['--version']), 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const server = (kind: string, type: string, port: number) =>
  `<${kind}Server type="${type}"><hostname>${type}.proseware.example</hostname><port>${port}</port><socketType>SSL</socketType>` +
  `<username>%EMAILLOCALPART%</username><authentication>OAuth2</authentication><authentication>password-cleartext</authentication></${kind}Server>`
const xml = `<clientConfig version="1.1"><emailProvider id="x">${server('incoming', 'imap', 993)}${server('outgoing', 'smtp', 465)}</emailProvider></clientConfig>`

describe('find', () => {
  it('reads a published configuration for the address, from a file', async () => {
    const path = file('good.xml', `\ufeff${xml}`)
    const { status, stdout, stderr } = await runCli(['find', ' Ann+x@PROSEWARE.example ', '--file', path, '--json'])
    const place = { port: 993, security: 'tls', username: 'Ann+x' }
    const incoming = { protocol: 'imap', host: 'imap.proseware.example', ...place }
    const outgoing = { host: 'smtp.proseware.example', ...place, port: 465 }
    expect(JSON.parse(stdout)).toEqual({
      email: 'Ann+x@proseware.example',
      candidates: [
        {
          source: 'autoconfig',
          confirm: null,
          incoming: { ...incoming, authentication: 'oauth2' },
          outgoing: { ...outgoing, authentication: 'oauth2' },
          published: {
            incoming: [{ ...incoming, authentication: ['oauth2', 'password'] }],
            outgoing: [{ ...outgoing, authentication: ['oauth2', 'password'] }],
          },
        },
      ],
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it.each<[string, string | Buffer, string]>([
    ['a DOCTYPE', `<!DOCTYPE x>${xml}`, 'DOCTYPE'],
    ['not well-formed', xml.slice(0, -3), 'well-formed'],
    ['nothing usable', xml.replaceAll('SSL', 'never'), 'no server'],
    ['not UTF-8', Buffer.from([0x3c, 0xff, 0xfe]), 'UTF-8'],
    ['huge', Buffer.alloc(11 * 1024 * 1024, 32), '1 MiB'],
  ])('refuses a file: %s', async (name, content, reason) => {
    const path = file(`${name.replaceAll(' ', '-')}.xml`, content)
    const { status, stdout } = await runCli(['find', 'ann@proseware.example', '--file', path, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      email: 'ann@proseware.example',
      candidates: [],
      refused: [{ source: 'autoconfig', reason: expect.stringContaining(reason) }],
    })
  })

  it('opens no pipe and no device', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    for (const path of [pipe, '/dev/zero']) {
      const { status, stdout, stderr } = await runCli(['find', 'ann@proseware.example', '--file', path])
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toContain('it is a pipe or a device')
    }
    const { refused } = await findInFile('ann@proseware.example', pipe)
    expect(refused).toEqual([{ source: 'autoconfig', reason: expect.stringContaining('cannot be read') }])
  })

  it('tells people in words', async () => {
    const { status, stdout } = await runCli(['find', 'ann@proseware.example', '--file', file('words.xml', xml)])
    expect(status).toBe(0)
    expect(stdout).toContain('imap.proseware.example:993')
    expect(stdout).not.toContain('\u001b')
  })

  it('knows the large providers without any network', async () => {
    const { status, stdout } = await runCli(['find', 'ann@gmail.com', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      candidates: [{ source: 'provider-table', confirm: null, incoming: { host: 'imap.gmail.com' } }],
    })
  })
})
