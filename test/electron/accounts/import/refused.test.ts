/** What the system refuses to open. Its refusal is pretended: tests may run as someone whom nothing is refused. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { onePop, prefs, readHome, thunderbirdHome } from './homes.ts'

const refused = vi.hoisted(() => ({ code: '', name: '' }))

vi.mock(import('node:fs/promises'), async (original) => {
  const real = await original()
  return {
    ...real,
    open: async (path, ...rest) => {
      if (refused.name !== '' && String(path).endsWith(refused.name))
        throw Object.assign(new Error(refused.code), { code: refused.code })
      return real.open(path, ...rest)
    },
  }
})

beforeEach(() => Object.assign(refused, { code: '', name: '' }))

describe('a file that may not be opened', () => {
  it.each([
    ['EACCES', 'belongs to another user'],
    ['EPERM', 'belongs to another user'],
    ['EBUSY', 'has locked it'],
    ['EIO', 'the system says EIO'],
  ])('%s: %s', async (code, text) => {
    Object.assign(refused, { code, name: 'prefs.js' })
    const { accounts, warnings } = await readHome(
      thunderbirdHome(prefs(onePop), { '.msmtprc': 'account a\nhost a.example\n' }),
    )
    expect(warnings).toEqual([
      { source: 'thunderbird', file: '.thunderbird/p/prefs.js', text: expect.stringContaining(text) },
    ])
    expect(accounts.map(({ source }) => source)).toEqual(['msmtp'])
  })

  it('of Apple Mail: says where to allow it', async () => {
    Object.assign(refused, { code: 'EPERM', name: 'Accounts4.sqlite' })
    const { warnings } = await readHome({ 'Library/Accounts/Accounts4.sqlite': 'x' })
    expect(warnings).toMatchObject([
      { source: 'apple-mail', text: expect.stringContaining('Privacy & Security → Full Disk Access') },
    ])
  })
})
