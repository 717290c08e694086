import { afterEach, expect, it } from 'vitest'
import { Contacted } from '../../../electron/wire/contacted.ts'
import { httpGet } from '../../../electron/wire/http-get.ts'
import { certificateFor, testAuthority } from '../../servers/certificates.ts'
import { close, flood, send, serve, stall, startServerTls, type Script } from '../../servers/script.ts'
import { scriptedServer, type ScriptedServer } from '../../servers/scripted-server.ts'
import { testWorld, type TestWorldOptions } from '../../servers/test-world.ts'

const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function get(script: Script, url = 'http://page.example/x?y=1', options: TestWorldOptions = {}, boundMs = 3000) {
  const server = await scriptedServer(script)
  servers.push(server)
  const { host, port } = { host: new URL(url).hostname, port: url.startsWith('https') ? 443 : 80 }
  const world = testWorld({
    ports: { [`${host}:${port}`]: server.port },
    authorities: [await testAuthority()],
    ...options,
  })
  const contacted = new Contacted()
  const answer = await httpGet(world, new URL(url), { boundMs, signal: new AbortController().signal, contacted })
  await world.closed()
  return { answer, server, contacted: contacted.list() }
}

/** Reads the request up to its empty line, then says this. */
const answering = (...lines: string[]): Script => [serve([/./], ['', send(...lines), close()])]

it('asks for the page and nothing else, and reads the answer', async () => {
  const { answer, server, contacted } = await get(
    answering('HTTP/1.1 200 OK', 'Date: Sat, 21 Nov 2026 17:09:06 GMT', 'Content-Length: 7', '', 'success'),
  )
  expect(answer).toMatchObject({ status: 200, body: 'success', date: 'Sat, 21 Nov 2026 17:09:06 GMT', error: null })
  expect(server.lines()[0]).toBe('GET /x?y=1 HTTP/1.1')
  expect(server.lines().filter((line) => /^(?:cookie|authorization|user-agent|from|referer):/i.test(line))).toEqual([])
  expect(contacted).toEqual(['page.example:80'])
})

it.each<[string, Script, Partial<Awaited<ReturnType<typeof get>>['answer']>]>([
  [
    'a redirect is told, not followed',
    answering('HTTP/1.1 302 Found', 'Location: http://login.example/', '', ''),
    { status: 302, location: 'http://login.example/' },
  ],
  ['an empty answer', answering('HTTP/1.1 204 No Content', '', ''), { status: 204, body: '', error: null }],
  ['something that is not the web', [send('220 mail ESMTP'), stall()], { status: null, error: 'garbled' }],
  ['closed without a word', [close()], { status: null, error: 'reset' }],
])('%s', async (_, script, expected) => {
  expect((await get(script)).answer).toMatchObject(expected)
})

it('waits no longer than it may', async () => {
  expect((await get([stall()], undefined, {}, 150)).answer).toMatchObject({ status: null, error: 'timeout' })
})

it('reads no more than 64 KiB', async () => {
  const { answer } = await get([serve([/./], ['', send('HTTP/1.1 200 OK', ''), flood('x', 900_000)])])
  expect(answer.body).toHaveLength(64 * 1024)
})

it.each([
  ['good', { status: 200, body: 'hi', error: null }],
  ['stranger', { status: null, error: 'certificate-untrusted' }],
] as const)('https with a certificate that is %s', async (kind, expected) => {
  const script = [
    startServerTls(await certificateFor('192.0.2.53', kind)),
    ...answering('HTTP/1.1 200 OK', 'Content-Length: 2', '', 'hi'),
  ]
  expect(
    (await get(script, 'https://192.0.2.53/', { hosts: { '192.0.2.53': { 4: ['192.0.2.53'] } } })).answer,
  ).toMatchObject(expected)
})
