import { describe, expect, it } from 'vitest'
import { proxiesOf, realSurroundings } from '../../../electron/wire/surroundings.ts'

describe('proxiesOf', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['none', {}, []],
    ['empty', { http_proxy: '' }, []],
    [
      'one for both, told once',
      { http_proxy: 'http://proxy.example:3128', https_proxy: 'http://proxy.example:3128' },
      ['http://proxy.example:3128'],
    ],
    ['without a scheme', { HTTP_PROXY: 'proxy.example:3128' }, ['http://proxy.example:3128']],
    [
      'never with its password',
      { all_proxy: 'socks5://ann:secret@proxy.example:1080' },
      ['socks5://proxy.example:1080'],
    ],
    ['what cannot be read is not told', { http_proxy: 'http://ann:sec ret@' }, []],
  ])('%s', (_, environment, expected) => {
    expect(proxiesOf(environment)).toEqual(expected)
  })
})

describe('realSurroundings', () => {
  it('names one of this computer’s own interfaces as a way, or says that there is none', async () => {
    const surroundings = await realSurroundings()
    const names = surroundings.interfaces.map(({ name }) => name)
    const ways = await Promise.all(['198.51.100.1', '2001:db8::1'].map((address) => surroundings.wayTo(address)))
    const named = ways.flatMap((way) => (way === null || way === 'none' ? [] : [way.name]))
    expect(named.filter((name) => !names.includes(name))).toEqual([])
    expect(await surroundings.wayTo('no address')).toBeNull()
  })
})
