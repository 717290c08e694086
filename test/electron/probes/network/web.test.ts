/** Questions over the web: a sign-in page and the time, and what resolvers elsewhere say of a name. */
import { afterEach, describe, expect, it } from 'vitest'
import type { NetworkProbe } from '../../../../electron/contract/facts.ts'
import { probeNames } from '../../../../electron/probes/network/names.ts'
import { probePortal } from '../../../../electron/probes/network/portal.ts'
import { Contacted } from '../../../../electron/wire/contacted.ts'
import { defaultWebPages, type WebPage } from '../../../../electron/wire/web-pages.ts'
import { certificateFor, testAuthority } from '../../../servers/certificates.ts'
import { close, send, serve, startServerTls, type Script } from '../../../servers/script.ts'
import { scriptedServer, type ScriptedServer } from '../../../servers/scripted-server.ts'
import { testWorld, type TestWorldOptions } from '../../../servers/test-world.ts'

const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const says = (...lines: string[]): Script => [serve([/./], ['', send(...lines), close()])]

async function world(scripts: Record<string, Script>, options: TestWorldOptions = {}) {
  const ports: Record<string, number> = {}
  for (const [at, script] of Object.entries(scripts)) {
    const server = await scriptedServer(script)
    servers.push(server)
    ports[at] = server.port
  }
  return testWorld({ ports, authorities: [await testAuthority()], ...options })
}

const signal = new AbortController().signal

describe('probePortal', () => {
  const pages: WebPage[] = defaultWebPages.map((page, index) => ({ ...page, url: `http://p${index}.example/` }))
  const now = () => Date.parse('2029-11-21T17:09:06Z')
  const date = 'Date: Wed, 21 Nov 2029 17:08:06 GMT'
  const ask = async (...scripts: Script[]) => {
    const at = Object.fromEntries(scripts.map((script, index) => [`p${index}.example:80`, script]))
    const given = await world(at, { webPages: pages, now })
    return probePortal({ world: given, boundMs: 2000, signal, contacted: new Contacted() })
  }
  const brief = (probes: NetworkProbe[]) =>
    probes.filter(({ kind }) => kind === 'portal').map(({ ok, page, status, error }) => [ok, page, status, error])

  it('knows the pages as they should be', async () => {
    const probes = await ask(
      says('HTTP/1.1 200 OK', 'Content-Length: 8', '', 'success'),
      says('HTTP/1.1 204 No Content', '', ''),
      says('HTTP/1.1 200 OK', '', '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>'),
    )
    expect(brief(probes)).toEqual([
      [true, 'expected', 200, null],
      [true, 'expected', 204, null],
      [true, 'expected', 200, null],
    ])
  })

  it('tells another page from none, keeps the host of a redirect alone, and reads the time', async () => {
    const probes = await ask(
      says('HTTP/1.1 302 Found', 'Location: http://login.hotel.example/?mac=02-00', date, '', ''),
      says('HTTP/1.1 200 OK', '', '<h1>Welcome, your sign-in was no success</h1>'),
      [close()],
    )
    expect(brief(probes)).toEqual([
      [false, 'other', 302, null],
      [false, 'other', 200, null],
      [false, null, null, 'reset'],
    ])
    expect(probes[0]).toMatchObject({ location: 'login.hotel.example' })
    expect(probes.filter(({ kind }) => kind === 'clock')).toMatchObject([{ id: 'clock:p0.example', offsetSeconds: 60 }])
  })

  it('asks nobody in a world without pages', async () => {
    const given = await world({})
    expect(await probePortal({ world: given, boundMs: 2000, signal, contacted: new Contacted() })).toEqual([])
  })
})

describe('probeNames', () => {
  const host = 'mail.example.com'
  const json = (body: object) => ['HTTP/1.1 200 OK', 'Content-Type: application/dns-json', '', JSON.stringify(body)]
  const resolver = async (address: string, body: object): Promise<Script> => [
    startServerTls(await certificateFor(address)),
    ...says(...json(body)),
  ]
  const controlHosts = ['one', 'two', 'three'].map((name) => ({ host: `mx.${name}.example`, port: 25, operator: name }))
  const truth = Object.fromEntries(controlHosts.map((control, at) => [control.host, { 4: [`198.51.100.${at}`] }]))

  async function ask(
    own: string,
    hosts: TestWorldOptions['hosts'] = truth,
    answer: object = { Status: 3 },
    name: string = host,
  ) {
    const literals = { '1.1.1.1': { 4: ['1.1.1.1'] }, '8.8.8.8': { 4: ['8.8.8.8'] } }
    const given = await world(
      { '1.1.1.1:443': await resolver('1.1.1.1', answer), '8.8.8.8:443': await resolver('8.8.8.8', answer) },
      { controlHosts, hosts: { ...hosts, ...literals } },
    )
    const probes: NetworkProbe[] = []
    const contacted = new Contacted()
    const resolved = new Map([[name, [own]]])
    await probeNames({
      world: given,
      boundMs: 2000,
      signal,
      contacted,
      resolved,
      onProbe: (probe) => probes.push(probe),
    })
    const odd = probes.filter(({ id }) => !id.startsWith('dns:mx.'))
    return { odd, contacted: contacted.list() }
  }

  it('asks nobody elsewhere about an address that is not odd', async () => {
    expect(await ask('192.0.2.1')).toEqual({ odd: [], contacted: [] })
  })

  it('asks two resolvers elsewhere about a private address', async () => {
    const answer = {
      Status: 0,
      Answer: [
        { type: 5, data: 'x.example.' },
        { type: 1, data: '203.0.113.7' },
      ],
    }
    const { odd, contacted } = await ask('10.0.0.1', truth, answer)
    expect(odd).toMatchObject([
      { id: 'dns:mail.example.com:address', privateAddresses: ['10.0.0.1'], sharedWith: [] },
      { ok: true, addresses: ['203.0.113.7'], exists: true, overHttps: true, system: ['10.0.0.1'] },
      { ok: true, addresses: ['203.0.113.7'], exists: true, overHttps: true },
    ])
    expect(contacted.toSorted()).toEqual(['1.1.1.1:443', '8.8.8.8:443'])
  })

  it.each([
    'mailhost',
    'mail.firm.local',
    'exchange.corp',
    'nas.home.arpa',
    'Mail.Firm.LOCAL.',
    '10.0.0.1',
    '127.0.0.1',
  ])('tells nobody elsewhere of %s, which may have a private address', async (name) =>
    expect(await ask('10.0.0.1', truth, {}, name)).toEqual({ odd: [], contacted: [] }),
  )

  it('tells nobody elsewhere of a local name that shares its address with strangers, and says so', async () => {
    const lie = Object.fromEntries(controlHosts.map((control) => [control.host, { 4: ['10.0.0.1'] }]))
    const { odd, contacted } = await ask('10.0.0.1', lie, {}, 'mail.firm.local')
    expect(odd).toMatchObject([{ privateAddresses: [], sharedWith: { length: 3 } }])
    expect(contacted).toEqual([])
  })

  it('says that nobody elsewhere knows the name', async () => {
    const { odd } = await ask('10.0.0.1')
    expect(odd.slice(1)).toMatchObject([
      { ok: true, addresses: [], exists: false },
      { ok: true, addresses: [], exists: false },
    ])
  })

  it('sees one address for unrelated names', async () => {
    const lie = Object.fromEntries(controlHosts.map((control) => [control.host, { 4: ['192.0.2.66'] }]))
    const { odd } = await ask('192.0.2.66', lie, { nonsense: true })
    expect(odd).toMatchObject([
      { sharedWith: ['mx.one.example', 'mx.two.example', 'mx.three.example'], privateAddresses: [] },
      { ok: false, error: 'garbled', exists: null },
      { ok: false },
    ])
  })
})
