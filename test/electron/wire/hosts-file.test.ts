import { describe, expect, it } from 'vitest'
import { hostsPath, parseHosts } from '../../../electron/wire/hosts-file.ts'

describe('parseHosts', () => {
  const none = { 4: [], 6: [] }
  it.each([
    [
      'an address and its names',
      '192.0.2.1 a.example b',
      { 'a.example': { ...none, 4: ['192.0.2.1'] }, b: { ...none, 4: ['192.0.2.1'] } },
    ],
    ['both families', '192.0.2.1 a\n2001:db8::1 a', { a: { 4: ['192.0.2.1'], 6: ['2001:db8::1'] } }],
    ['each address once', '192.0.2.1 a\n192.0.2.1 a', { a: { ...none, 4: ['192.0.2.1'] } }],
    [
      'tabs, capitals, CRLF and comments',
      '\t192.0.2.1\tA.Example # c d\r\n#192.0.2.2 e\r\n',
      { 'a.example': { ...none, 4: ['192.0.2.1'] } },
    ],
    ['lines that are no entries', 'mail\n999.0.2.1 a\n\n192.0.2.1', {}],
  ])('%s', (_, text, expected) => expect(Object.fromEntries(parseHosts(text))).toEqual(expected))
})

it('knows where the system keeps it', () => {
  expect(hostsPath('linux', undefined)).toBe('/etc/hosts')
  expect(hostsPath('win32', 'D:\\Win').replaceAll('/', '\\')).toBe('D:\\Win\\System32\\drivers\\etc\\hosts')
  expect(hostsPath('win32', undefined)).toContain('C:\\Windows')
})
