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
  it('knows a way to every address of this computer’s own interfaces, or none at all', async () => {
    const surroundings = await realSurroundings()
    const names = surroundings.interfaces.map(({ name }) => name)
    for (const address of ['198.51.100.1', '2001:db8::1']) {
      const way = await surroundings.wayTo(address)
      if (way !== null && way !== 'none') expect(names).toContain(way.name)
    }
    expect(await surroundings.wayTo('no address')).toBeNull()
  })
})
