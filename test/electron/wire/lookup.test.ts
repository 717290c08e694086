import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookUpAddresses } from '../../../electron/wire/lookup.ts'
import { parseHosts } from '../../../electron/wire/hosts-file.ts'
import type { Family } from '../../../electron/wire/world.ts'
import { dnsServer } from '../../servers/dns-server.ts'
import type { DnsServer } from '../../servers/dns-server.ts'

let dns: DnsServer
beforeEach(async () => {
  dns = await dnsServer({
    'both.example': ['192.0.2.1', '192.0.2.2', '2001:db8::1'],
    'four.example': ['192.0.2.1'],
    'xn--bcher-kva.example': ['192.0.2.3'],
    'broken.example': 'SERVFAIL',
    'refused.example': 'REFUSED',
    'silent.example': 'silent',
  })
})
afterEach(() => dns.close())

const hosts = parseHosts('192.0.2.9 listed.example # ours\n')

/** What getaddrinfo was asked, and its answer: an address for `local`, else an error with this code. */
function system(code = 'ENOTFOUND') {
  const asked: string[] = []
  const systemLookup = async (host: string, family: Family) => {
    asked.push(`${host} ${family}`)
    if (host === 'local' && family === 4) return ['192.0.2.77']
    throw Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code, syscall: 'getaddrinfo' })
  }
  return { asked, systemLookup }
}

function lookUp(host: string, family: Family, signal = new AbortController().signal, { systemLookup } = system()) {
  return lookUpAddresses(host, family, signal, { servers: [dns.address], hostsFile: async () => hosts, systemLookup })
}

describe('addresses', () => {
  it.each<[string, string, Family, string[]]>([
    ['IPv4 by DNS', 'both.example', 4, ['192.0.2.1', '192.0.2.2']],
    ['IPv6 by DNS', 'both.example', 6, ['2001:db8::1']],
    ['a name with umlauts', 'bücher.example', 4, ['192.0.2.3']],
    ['a name with a dot at the end', 'four.example.', 4, ['192.0.2.1']],
    ['the hosts file, before DNS', 'LISTED.example', 4, ['192.0.2.9']],
    ['localhost', 'localhost', 4, ['127.0.0.1']],
    ['localhost', 'localhost', 6, ['::1']],
    ['a name below localhost', 'mail.localhost', 6, ['::1']],
    ['an IPv4 literal', '192.0.2.5', 4, ['192.0.2.5']],
    ['an IPv6 literal', '2001:db8::5', 6, ['2001:db8::5']],
    ['an IPv6 literal in brackets', '[2001:db8::5]', 6, ['2001:db8::5']],
  ])('%s: %s', async (_, host, family, addresses) => {
    expect((await lookUp(host, family)).toSorted()).toEqual(addresses)
  })

  it.each<[string, string, Family, string]>([
    ['no AAAA record', 'four.example', 6, 'dns-no-address'],
    ['no such name', 'nowhere.example', 4, 'dns-not-found'],
    ['a listed name in the other family', 'listed.example', 6, 'dns-no-address'],
    ['a literal in the other family', '192.0.2.5', 6, 'dns-no-address'],
    ['a literal in the other family', '2001:db8::5', 4, 'dns-no-address'],
    ['a label that is too long', `${'x'.repeat(64)}.example`, 4, 'dns-not-found'],
  ])('%s: %s', async (_, host, family, word) => {
    await expect(lookUp(host, family)).rejects.toMatchObject({ name: 'WireFailure', word })
  })

  it('are not asked of DNS for literals and listed names', async () => {
    await lookUp('192.0.2.5', 4)
    await lookUp('listed.example', 4)
    await lookUp('localhost', 4)
    expect(dns.questions()).toEqual([])
  })
})

describe('the system is asked too', () => {
  it.each<[string, string, Family]>([
    ['where DNS knows no such name', 'nowhere.example', 4],
    ['where the resolver fails', 'broken.example', 6],
    ['where the resolver refuses', 'refused.example', 4],
  ])('%s', async (_, host, family) => {
    const { asked, systemLookup } = system()
    await expect(lookUp(host, family, undefined, { asked, systemLookup })).rejects.toMatchObject({
      word: 'dns-not-found',
    })
    expect(asked).toEqual([`${host} ${family}`])
  })

  it('and its answer is taken', async () => {
    expect(await lookUp('local', 4)).toEqual(['192.0.2.77'])
  })

  it('but what DNS said stands when the system only failed', async () => {
    await expect(lookUp('nowhere.example', 4, undefined, system('EAI_AGAIN'))).rejects.toMatchObject({
      word: 'dns-not-found',
    })
  })

  it('and when both fail, that is what it is', async () => {
    await expect(lookUp('broken.example', 4, undefined, system('EAI_AGAIN'))).rejects.toMatchObject({
      word: 'dns-failed',
    })
  })

  it('not where the name merely has no address of the family', async () => {
    const { asked, systemLookup } = system()
    await expect(lookUp('four.example', 6, undefined, { asked, systemLookup })).rejects.toMatchObject({
      word: 'dns-no-address',
    })
    expect(asked).toEqual([])
  })

  it('where no resolver listens', async () => {
    const { asked, systemLookup } = system('EAI_AGAIN')
    const options = { servers: ['127.0.0.1:1'], hostsFile: async () => hosts, systemLookup }
    const lookup = lookUpAddresses('four.example', 4, new AbortController().signal, options)
    await expect(lookup).rejects.toMatchObject({ word: 'dns-failed' })
    expect(asked).toEqual(['four.example 4'])
  })
})

describe('cancelling', () => {
  it('ends a question that nobody answers at once, without asking the system', async () => {
    const { asked, systemLookup } = system()
    const run = new AbortController()
    const lookup = lookUp('silent.example', 4, run.signal, { asked, systemLookup })
    const caught = lookup.catch((error: unknown) => error)
    while (dns.questions().length === 0) await new Promise((resolve) => setImmediate(resolve))
    run.abort()
    expect(await caught).toMatchObject({ word: 'cancelled' })
    expect(asked).toEqual([])
    expect(process.getActiveResourcesInfo().filter((name) => name === 'QueryReqWrap')).toEqual([])
  })

  it('does not wait for the system', async () => {
    const run = new AbortController()
    const systemLookup = () => {
      run.abort()
      return new Promise<string[]>(() => {})
    }
    await expect(lookUp('nowhere.example', 4, run.signal, { asked: [], systemLookup })).rejects.toMatchObject({
      word: 'cancelled',
    })
  })

  it('before it began asks nobody', async () => {
    await expect(lookUp('four.example', 4, AbortSignal.abort())).rejects.toMatchObject({ word: 'cancelled' })
    expect(dns.questions()).toEqual([])
  })
})
