/**
 * A whole check against the same questions asked by hand, one tool after another, as somebody would type them without ever
 * stopping to think: names, receiving, three ways of sending. All through the same relay that delays.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import { Secret } from '../../electron/contract/secret.ts'
import { email, host, imapScript, mailServers, password, smtpScript } from '../electron/probes/kit/mail-world.ts'
import { distantWorld } from '../servers/distant-world.ts'
import { testAuthority } from '../servers/certificates.ts'
import { table } from './measured.ts'

const roundTripMs = 150
const folder = mkdtempSync(join(tmpdir(), 'mail-check-by-hand-'))
const relays: Server[] = []
afterAll(async () => {
  for (const relay of relays) await new Promise((resolve) => relay.close(resolve))
  rmSync(folder, { recursive: true })
})
const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
const missing = ['openssl', 'swaks', 'curl'].filter((tool) => !has(tool))
const hasDig = has('dig')

/** Passes all on, each way half a round trip later; a connection takes a whole one. */
async function relayTo(port: number): Promise<number> {
  const later = (act: () => void): void => void setTimeout(act, roundTripMs / 2)
  const server = createServer({ noDelay: true, pauseOnConnect: true }, (client: Socket) => {
    client.on('error', () => {})
    // What the connection itself would have taken.
    setTimeout(() => {
      const upstream = connect({ port, host: '127.0.0.1', noDelay: true })
      upstream.on('error', () => {})
      client.on('data', (data) => later(() => upstream.write(data)))
      upstream.on('data', (data) => later(() => client.write(data)))
      client.on('end', () => later(() => upstream.end()))
      upstream.on('end', () => later(() => client.end()))
      client.resume()
    }, roundTripMs)
  })
  relays.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Milliseconds. */
function run(command: string, args: readonly string[], input = ''): Promise<number> {
  const from = performance.now()
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve(performance.now() - from))
  })
}

it.skipIf(missing.length > 0)(
  `by hand (not installed here: ${missing.join(', ') || 'nothing'}): at least 5 × as long`,
  async () => {
    const scripts = async () => ({
      993: await imapScript(),
      143: await imapScript({ tls: 'starttls' }),
      465: await smtpScript({ tls: 'implicit' }),
      587: await smtpScript(),
      25: await smtpScript(),
    })
    const mail = await mailServers(await scripts())
    const far: Record<number, number> = {}
    for (const [port, { port: real }] of Object.entries(mail.servers)) far[Number(port)] = await relayTo(real)
    const ca = join(folder, 'ca.pem')
    writeFileSync(ca, await testAuthority())
    const at = (port: number): string => `127.0.0.1:${far[port]}`
    const send = [
      '--server',
      '127.0.0.1',
      '--auth',
      'PLAIN',
      '--auth-user',
      email,
      '--auth-password',
      password,
      '--from',
      email,
    ]
    const to = ['--to', `${email},postmaster@one.example`, '--quit-after', 'RCPT', '--timeout', '8']
    const starttls = (port: number, protocol: string): readonly [string, string[], string?] => [
      'openssl',
      ['s_client', '-connect', at(port), '-servername', host, '-CAfile', ca, '-starttls', protocol, '-brief'],
      'QUIT\n',
    ]
    const tls = (port: number): readonly [string, string[], string?] => [
      'openssl',
      ['s_client', '-connect', at(port), '-servername', host, '-CAfile', ca, '-brief'],
      'QUIT\n',
    ]
    const calls: (readonly [string, string[], string?])[] = [
      tls(993),
      starttls(143, 'imap'),
      tls(465),
      starttls(587, 'smtp'),
      starttls(25, 'smtp'),
      [
        'curl',
        [
          '-s',
          '--cacert',
          ca,
          '--connect-to',
          `${host}:993:${at(993)}`,
          '-u',
          `${email}:${password}`,
          `imaps://${host}/`,
        ],
      ],
      ['swaks', [...send, '--port', String(far[465]), '--tls-on-connect', ...to]],
      ['swaks', [...send, '--port', String(far[587]), '--tls', ...to]],
      ['swaks', [...send, '--port', String(far[25]), '--tls', ...to]],
    ]
    // dig asks for the name of each server, twice: A and AAAA.
    const names = 4 * roundTripMs
    let byHand = hasDig ? 0 : names
    if (hasDig) byHand += names + (await run('dig', ['-v'])) * 4
    for (const [command, args, input] of calls) byHand += await run(command, args, input)
    const received = Object.values(mail.servers).flatMap((server) => server.lines())
    // They did ask: the password was taken by each that has it, and recipients were named.
    expect(received.filter((line) => /^AUTH PLAIN|AUTHENTICATE PLAIN/.test(line)).length).toBeGreaterThanOrEqual(3)
    expect(received.filter((line) => /^RCPT/.test(line)).length).toBeGreaterThanOrEqual(4)
    await mail.close()

    const again = await mailServers(await scripts())
    const world = distantWorld(again.world, roundTripMs)
    const account = {
      email,
      incoming: { protocol: 'imap', host, port: 993, security: 'tls', authentication: 'password', username: email },
      outgoing: { host, port: 587, security: 'starttls', authentication: 'password', username: email },
    } as const
    const from = performance.now()
    const request = { ...plainCheck, account, password: new Secret(password), timeoutMs: 8000 }
    const { report } = await check(request, world, { signal: new AbortController().signal, onProgress: () => {} })
    const byUs = performance.now() - from
    await again.close()
    expect(report.verdict.overall).toBe('works')
    table(
      [`at ${roundTripMs} ms`, 'by hand', 'one check', 'ratio', 'dig'],
      [
        [
          'names, handshakes and sign-ins on 993, 143, 465, 587, 25',
          `${(byHand / 1000).toFixed(1)} s`,
          `${(byUs / 1000).toFixed(1)} s`,
          `${(byHand / byUs).toFixed(1)} ×`,
          hasDig ? 'run' : 'not installed: counted as four round trips',
        ],
      ],
    )
    expect(byHand / byUs).toBeGreaterThanOrEqual(5)
  },
)
