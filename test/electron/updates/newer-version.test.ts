import { afterEach, describe, expect, it } from 'vitest'
import { newerVersion } from '../../../electron/updates/newer-version.ts'
import { releaseList } from '../../../electron/updates/release-list.ts'
import { testAuthority } from '../../servers/certificates.ts'
import { httpsServer, type WebAnswer } from '../../servers/https-server.ts'
import { testWorld } from '../../servers/test-world.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const list = 'https://releases.example/latest.json'
const page = 'https://releases.example/1.2.3'
const released = (version: string, at = page): WebAnswer => ({ body: JSON.stringify({ version, page: at }) })

async function ask(answer: WebAnswer, asked: { look?: boolean; list?: string | null; current?: string } = {}) {
  const web = await httpsServer({ 'releases.example/latest.json': answer })
  ends.push(() => web.close())
  const world = testWorld({
    hosts: { 'releases.example': { 4: ['192.0.2.1'] }, 'elsewhere.example': { 4: ['192.0.2.1'] } },
    ports: { '*:443': web.port },
    authorities: [await testAuthority()],
  })
  const signal = new AbortController().signal
  const said = await newerVersion(world, { current: '1.2.2', look: true, list, signal, ...asked })
  return { said, requests: web.requests() }
}

describe('a newer version', () => {
  it.each<[string, WebAnswer, string, string]>([
    ['is there', released('1.2.3'), '1.2.2', 'newer'],
    ['is there: numbers are numbers', released('1.10.0'), '1.9.9', 'newer'],
    ['is there for one who has what came before it', released('1.2.3'), '1.2.3-beta.1', 'newer'],
    ['is not there', released('1.2.2'), '1.2.2', 'newest'],
    ['is not there: an older one is listed', released('1.1.9'), '1.2.0', 'newest'],
    ['is not known: its page lies elsewhere', released('9.9.9', 'https://evil.example/'), '1.0.0', 'unanswered'],
    ['is not known: its page is no address', released('9.9.9', 'javascript:alert(1)'), '1.0.0', 'unanswered'],
    ['is not known: a page without encryption', released('9.9.9', 'http://releases.example/'), '1.0.0', 'unanswered'],
    ['is not known: no number', released('latest'), '1.0.0', 'unanswered'],
    ['is not known: no JSON', { body: '<html>' }, '1.0.0', 'unanswered'],
    ['is not known: not found', { status: 404 }, '1.0.0', 'unanswered'],
    ['is not known: far too long an answer', { body: ' '.repeat(20_000) + '{}' }, '1.0.0', 'unanswered'],
    [
      'is not known: led elsewhere',
      { status: 302, headers: { location: 'https://elsewhere.example/' } },
      '1',
      'unanswered',
    ],
  ])('%s', async (_name, answer, current, state) => {
    const { said } = await ask(answer, { current })
    expect({ current: said.current, state: said.state, page: said.newest?.page ?? null }).toEqual({
      current,
      state,
      page: state === 'newer' ? page : null,
    })
  })

  it.each([
    ['nobody looks', { look: false }, 'not-looked'],
    ['there is no list', { list: null }, 'off'],
  ])('is asked of nobody where %s', async (_name, asked, state) => {
    const { said, requests } = await ask(released('1.2.3'), asked)
    expect({ state: said.state, requests }).toEqual({ state, requests: [] })
  })
})

it('is looked for at no place, or at an encrypted one', () => {
  expect(releaseList ?? 'https://').toMatch(/^https:\/\//)
})
