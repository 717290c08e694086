import { afterEach, describe, expect, it } from 'vitest'
import { queryRecords } from '../../../electron/wire/query.ts'
import type { DnsRecords } from '../../../electron/wire/world.ts'
import { dnsServer } from '../../servers/dns-server.ts'
import type { DnsAnswer, DnsServer } from '../../servers/dns-server.ts'

const servers: DnsServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function ask(type: keyof DnsRecords, name: string, table: Record<string, DnsAnswer>, signal?: AbortSignal) {
  const server = await dnsServer(table)
  servers.push(server)
  return queryRecords(name, type, signal ?? new AbortController().signal, [server.address])
}

describe('other records of DNS', () => {
  it.each<[string, keyof DnsRecords, DnsAnswer, unknown]>([
    [
      'SRV with all it says',
      'SRV',
      [{ type: 'SRV', priority: 5, weight: 10, port: 993, target: 'imap.example.com' }],
      [{ priority: 5, weight: 10, port: 993, target: 'imap.example.com' }],
    ],
    [
      'SRV: not offered',
      'SRV',
      [{ type: 'SRV', priority: 0, weight: 0, port: 0, target: '.' }],
      [{ priority: 0, weight: 0, port: 0, target: '.' }],
    ],
    [
      'MX',
      'MX',
      [{ type: 'MX', preference: 10, host: 'mx.example.net' }],
      [{ preference: 10, host: 'mx.example.net' }],
    ],
    ['null MX', 'MX', [{ type: 'MX', preference: 0, host: '.' }], [{ preference: 0, host: '.' }]],
    ['TXT in several strings', 'TXT', [{ type: 'TXT', strings: ['v=spf1 ', '-all'] }], ['v=spf1 -all']],
  ])('%s', async (_name, type, answer, expected) => {
    await expect(ask(type, 'example.com', { [`${type} example.com`]: answer })).resolves.toEqual(expected)
  })

  it.each<[string, Record<string, DnsAnswer>, string]>([
    ['a name that does not exist', {}, 'dns-not-found'],
    ['a name without such records', { 'MX example.com': [] }, 'dns-no-address'],
    ['a resolver in trouble', { 'MX example.com': 'SERVFAIL' }, 'dns-failed'],
  ])('%s', async (_name, table, word) => {
    await expect(ask('MX', 'example.com', table)).rejects.toMatchObject({ word })
  })

  it('ends with its signal, also where the resolver is silent', async () => {
    const controller = new AbortController()
    const asked = ask('MX', 'example.com', { 'MX example.com': 'silent' }, controller.signal)
    setImmediate(() => controller.abort())
    await expect(asked).rejects.toMatchObject({ word: 'cancelled' })
  })

  it('asks for internationalised names in their ASCII form', async () => {
    const table = { 'MX xn--mller-kva.example': [{ type: 'MX', preference: 1, host: 'mx.example' }] } as const
    await expect(ask('MX', 'müller.example', table)).resolves.toHaveLength(1)
  })
})
