import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { Contacted } from '../../../electron/wire/contacted.ts'
import { askHttps } from '../../../electron/wire/https.ts'
import type { HttpsQuestion } from '../../../electron/wire/https.ts'
import { httpsServer } from '../../servers/https-server.ts'
import type { HttpsServer, WebAnswer, WebPage } from '../../servers/https-server.ts'
import { testAuthority } from '../../servers/certificates.ts'
import type { CertificateKind } from '../../servers/certificates.ts'
import { testWorld } from '../../servers/test-world.ts'

const servers: HttpsServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const hosts = ['a.example', 'b.example', 'other.example.net']

async function ask(
  pages: Record<string, WebAnswer>,
  given: Partial<HttpsQuestion> & { boundMs?: number; certificates?: Record<string, CertificateKind> } = {},
) {
  const { boundMs, certificates, ...question } = given
  const server = await httpsServer(pages, certificates)
  servers.push(server)
  const world = testWorld({
    hosts: Object.fromEntries(hosts.map((host) => [host, { 4: ['192.0.2.1'] }])),
    ports: { '*:443': server.port },
    authorities: [await testAuthority()],
  })
  const contacted = new Contacted()
  const answer = await askHttps(
    world,
    { url: 'https://a.example/file', bodyFor: null, ...question },
    { signal: new AbortController().signal, contacted, ...(boundMs !== undefined && { boundMs }) },
  )
  await world.closed()
  return { answer, requests: server.requests(), contacted: contacted.list() }
}

const to = (location: string): WebPage => ({ status: 302, headers: { location } })
const big = Buffer.alloc(2 * 1024 * 1024, 'x')

describe('one question over HTTPS', () => {
  it.each<[string, WebPage]>([
    ['plain', { body: 'hello' }],
    ['of any content type', { body: 'hello', headers: { 'content-type': 'application/octet-stream' } }],
    ['packed by gzip', { body: gzipSync('hello'), headers: { 'content-encoding': 'gzip' } }],
    ['packed by deflate', { body: deflateSync('hello'), headers: { 'content-encoding': 'deflate' } }],
    ['packed by brotli', { body: brotliCompressSync('hello'), headers: { 'content-encoding': 'br' } }],
  ])('an answer %s', async (_name, page) => {
    const { answer, contacted } = await ask({ 'a.example/file': page })
    expect(answer.ok && answer.body.toString()).toBe('hello')
    expect(contacted).toEqual(['a.example:443'])
  })

  it('follows redirects to HTTPS and says whom it met', async () => {
    const { answer } = await ask({
      'a.example/file': to('/there'),
      'a.example/there': to('https://b.example/file'),
      'b.example/file': { body: 'hello' },
    })
    expect(answer).toMatchObject({ ok: true, status: 200, hosts: ['a.example', 'a.example', 'b.example'] })
  })

  it('says a status that is none of success, and reads nothing of it', async () => {
    const { answer } = await ask({ 'a.example/file': { status: 401, body: big } })
    expect(answer).toMatchObject({ ok: true, status: 401, body: Buffer.alloc(0) })
  })

  it('posts anew, with a body for each host', async () => {
    const { requests } = await ask(
      { 'a.example/file': { status: 307, headers: { location: 'https://b.example/file' } } },
      { bodyFor: (host) => `for ${host}` },
    )
    expect(requests).toEqual(['POST https://a.example/file for a.example', 'POST https://b.example/file for b.example'])
  })

  it.each<[string, Record<string, WebAnswer>, string, Parameters<typeof ask>[1]]>([
    ['a redirect to plain HTTP', { 'a.example/file': to('http://a.example/file') }, 'redirect-to-http', {}],
    ['a redirect in circles', { 'a.example/file': to('/file') }, 'too-many-redirects', {}],
    ['a redirect to nonsense', { 'a.example/file': to('https://') }, 'broken', {}],
    ['a redirect with a user name in it', { 'a.example/file': to('https://ann@b.example/') }, 'broken', {}],
    ['2 MiB', { 'a.example/file': { body: big } }, 'too-large', {}],
    [
      'a bomb by gzip',
      { 'a.example/file': { body: gzipSync(big), headers: { 'content-encoding': 'gzip' } } },
      'too-large',
      {},
    ],
    [
      'a bomb by brotli',
      { 'a.example/file': { body: brotliCompressSync(big), headers: { 'content-encoding': 'br' } } },
      'too-large',
      {},
    ],
    ['broken packing', { 'a.example/file': { body: 'x', headers: { 'content-encoding': 'gzip' } } }, 'broken', {}],
    ['silence', { 'a.example/file': 'silent' }, 'timeout', { boundMs: 300 }],
    ['an answer without end', { 'a.example/file': 'endless' }, 'timeout', { boundMs: 300 }],
    ['the certificate of another host', {}, 'certificate', { certificates: { 'a.example': 'wrong-host' } }],
    ['a certificate nobody vouches for', {}, 'certificate', { certificates: { 'a.example': 'stranger' } }],
    ['an expired certificate', {}, 'certificate', { certificates: { 'a.example': 'expired' } }],
    ['a name that does not exist', {}, 'no-connection', { url: 'https://nobody.example/' }],
  ])('refuses %s', async (_name, pages, fault, given) => {
    const { answer } = await ask(pages, given)
    expect(answer).toMatchObject({ ok: false, fault })
  })

  it('sends nothing to a host whose certificate is not good', async () => {
    const { requests } = await ask({}, { certificates: { 'a.example': 'wrong-host' } })
    expect(requests).toEqual([])
  })

  it('follows only where it may', async () => {
    const { answer, requests } = await ask(
      { 'a.example/file': to('https://b.example/file') },
      { mayFollow: (url) => url.hostname === 'a.example' },
    )
    expect(answer).toMatchObject({ ok: false, fault: 'redirect-refused' })
    expect(requests).toHaveLength(1)
  })
})
