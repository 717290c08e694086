import { afterEach, expect, it } from 'vitest'
import { probeControlAnswers } from '../../../../electron/probes/network/control-answers.ts'
import { Contacted } from '../../../../electron/wire/contacted.ts'
import { certificateFor, testAuthority } from '../../../servers/certificates.ts'
import { send, serve, stall, startServerTls, type Script } from '../../../servers/script.ts'
import { scriptedServer, type ScriptedServer } from '../../../servers/scripted-server.ts'
import { testWorld } from '../../../servers/test-world.ts'

const name = 'mx.one.example'
const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function ask(port: number, script: Script | null) {
  const server = script && (await scriptedServer(script))
  if (server) servers.push(server)
  const world = testWorld({
    controlHosts: [{ host: name, port, operator: 'One' }],
    ports: server ? { [`${name}:${port}`]: server.port } : {},
    authorities: [await testAuthority()],
  })
  const signal = new AbortController().signal
  const [probe] = await probeControlAnswers({ world, port, boundMs: 400, signal, contacted: new Contacted() })
  await world.closed()
  return { probe, lines: server?.lines() ?? [] }
}

const ehlo = (...lines: string[]) =>
  send(...[name, ...lines].map((line, at, all) => `250${at === all.length - 1 ? ' ' : '-'}${line}`))

it.each([25, 587])('%i: greeting, EHLO, STARTTLS, and whose certificate; nothing else is said', async (port) => {
  const key = await certificateFor(name)
  const talk: Script = [
    send(`220 ${name} ESMTP`),
    serve([/^EHLO /, ehlo('STARTTLS', 'SIZE 1')], ['STARTTLS', send('220 go'), startServerTls(key), stall()]),
  ]
  const { probe, lines } = await ask(port, talk)
  expect(probe).toMatchObject({
    id: `control:${port}:${name}:answer`,
    ok: true,
    greeting: `220 ${name} ESMTP`,
    startTls: true,
    capabilities: ['STARTTLS', 'SIZE 1'],
    verified: true,
    issuer: 'CN=Test Authority',
  })
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS'])
})

it.each([465, 993, 995])('%i: the certificate alone where it verifies', async (port) => {
  const { probe, lines } = await ask(port, [startServerTls(await certificateFor(name)), stall()])
  expect(probe).toMatchObject({ ok: true, verified: true, tlsError: null, greeting: null })
  expect(lines).toEqual([])
})

it('a stranger in its place: whose certificate, and how it greets behind it', async () => {
  const key = await certificateFor('gateway.example', 'self-signed')
  const { probe } = await ask(465, [startServerTls(key), send('220 gateway.example'), stall()])
  expect(probe).toMatchObject({
    verified: false,
    tlsError: 'certificate-wrong-host',
    subject: 'CN=gateway.example',
    greeting: '220 gateway.example',
  })
})

it.each<[string, number, Script | null, object]>([
  [
    'STARTTLS is not offered',
    587,
    [send('220 x'), serve([/^EHLO /, ehlo('SIZE 1')])],
    { startTls: false, verified: null },
  ],
  [
    'IMAP agrees',
    143,
    [send('* OK ready'), serve(['a1 STARTTLS', send('* 1 EXISTS', 'a1 OK go'), stall()])],
    { greeting: '* OK ready', startTls: true },
  ],
  [
    'IMAP refuses',
    143,
    [send('* OK ready'), serve(['a1 STARTTLS', send('a1 BAD what'), stall()])],
    { startTls: false },
  ],
  ['POP3 refuses', 110, [send('+OK ready'), serve(['STLS', send('-ERR what'), stall()])], { startTls: false }],
  ['it takes the connection and says nothing', 587, [stall()], { ok: true, greeting: null, startTls: null }],
  [
    'it turns everybody away',
    25,
    [send('554 go away'), stall()],
    { ok: true, greeting: '554 go away', startTls: null },
  ],
  [
    'no TLS where there should be',
    993,
    [send('* OK ready'), stall()],
    { ok: true, verified: null, tlsError: 'tls-not-spoken' },
  ],
  ['it is down', 587, null, { ok: false, error: 'timeout' }],
])('%s', async (_, port, script, expected) => {
  expect((await ask(port, script)).probe).toMatchObject(expected)
})
