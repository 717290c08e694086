/** A server that wants the handshake again in the middle of a session (TLS 1.2, HelloRequest): openssl s_server's `R`. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { connectTo } from '../../electron/wire/real-world.ts'
import { LineConnection } from '../../electron/wire/line-connection.ts'
import { startTls } from '../../electron/wire/tls.ts'
import { certificateFor, testAuthority } from '../servers/certificates.ts'
import { testWorld } from '../servers/test-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-renegotiation-'))
afterAll(() => rmSync(folder, { recursive: true }))
const tool = 'openssl'
const hasOpenssl = spawnSync(tool, ['version']).status === 0

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe.skipIf(!hasOpenssl)('openssl s_server (not installed: nothing to ask)', () => {
  it('is refused a second handshake, and the connection ends', async () => {
    const host = 'mail.example.com'
    const { key, cert } = await certificateFor(host)
    writeFileSync(join(folder, 'key.pem'), key)
    writeFileSync(join(folder, 'cert.pem'), cert)
    const port = await freePort()
    const args = ['s_server', '-accept', `127.0.0.1:${port}`, '-tls1_2', '-key', 'key.pem', '-cert', 'cert.pem']
    const child = spawn(tool, args, { cwd: folder })
    let said = ''
    const until = (what: RegExp): Promise<void> =>
      new Promise((resolve) => {
        const look = (data: unknown): void => {
          said += String(data)
          if (what.test(said)) resolve()
        }
        child.stdout.on('data', look)
        child.stderr.on('data', look)
      })
    const ended = new Promise((resolve) => child.once('close', resolve))
    try {
      await until(/ACCEPT/)
      const { signal } = new AbortController()
      const world = testWorld({ authorities: [await testAuthority()] })
      const raw = await connectTo('127.0.0.1', port, signal)
      const { stream, facts } = await startTls(raw, { host, world, boundMs: 5000, signal })
      expect(facts).toMatchObject({ verified: true, version: 'TLSv1.2' })
      if (stream === null) throw new Error('no stream')
      const lines = new LineConnection(stream, { boundMs: 5000, signal })
      child.stdin.write('220 hello\n')
      expect(await lines.readLine()).toBe('220 hello')
      child.stdin.write('R\n')
      lines.startAnswer()
      // Where it is agreed to, nothing more is heard of it, and this would be a timeout.
      await expect(lines.readLine()).rejects.toMatchObject({
        word: expect.stringMatching(/^(?:closed$|reset$|tls-)/) as string,
      })
      lines.close()
    } finally {
      child.kill('SIGKILL')
      await ended
    }
  })
})
