/** A file's content as it comes from a window: bounded and plain, and never a path of the page's choice. */
import { describe, expect, it } from 'vitest'
import { parseAccountsRequest } from '../../../../../electron/contract/parse/requests/accounts-request.ts'
import { parseFindRequest } from '../../../../../electron/contract/parse/requests/find-request.ts'
import { longestSentFileBytes } from '../../../../../electron/contract/sent-file.ts'

const file = { name: 'work.mobileconfig', base64: Buffer.from('<plist/>').toString('base64') }
const parsers = [
  ['accounts', (given: unknown) => parseAccountsRequest({ home: null, file: given })],
  ['find', (given: unknown) => parseFindRequest({ email: 'ann@example.com', file: given, ca: null })],
] as const

describe.each(parsers)('%s', (_call, parse) => {
  it.each([
    ['none', null],
    ['a file', file],
    ['an empty one', { ...file, base64: '' }],
    ['the largest', { ...file, base64: Buffer.alloc(longestSentFileBytes).toString('base64') }],
  ])('takes %s', (_name, given) => expect(parse(given)).toMatchObject({ ok: true, value: { file: given } }))

  it.each<[string, unknown, string]>([
    ['a path', '/etc/passwd', 'file'],
    ['a path as a name', { ...file, name: '../work.mobileconfig' }, 'has a folder in it'],
    ['a path of Windows as a name', { ...file, name: 'C:\\work.prf' }, 'has a folder in it'],
    ['no name', { ...file, name: '' }, 'is empty'],
    ['an endless name', { ...file, name: 'x'.repeat(256) }, 'is too long'],
    ['text that is not base64', { ...file, base64: '<plist/>' }, 'is not base64'],
    ['base64 that is cut off', { ...file, base64: file.base64.slice(0, -1) }, 'is not base64'],
    ['more than may be', { ...file, base64: 'A'.repeat(Math.ceil((longestSentFileBytes + 3) / 3) * 4) }, '8 MiB'],
    ['more fields', { ...file, path: '/etc/passwd' }, 'path'],
  ])('refuses %s', (_name, given, word) => {
    const read = parse(given)
    expect(read).toMatchObject({ ok: false, message: expect.stringContaining(word) })
  })
})

it('refuses a folder of the page’s choice', () => {
  expect(parseAccountsRequest({ home: '/root', file: null }).ok).toBe(false)
})
