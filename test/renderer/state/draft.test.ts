import { describe, expect, it } from 'vitest'
import type { FindAnswer } from '../../../electron/contract/found.ts'
import { draftFrom } from '../../../renderer/state/candidates.ts'
import {
  accountOf,
  draftOf,
  emptyFields,
  looksLikeAddress,
  wantsBrowser,
  withAddress,
  withField,
  type ServerFields,
} from '../../../renderer/state/draft.ts'
import { keptAnswer } from '../kept-answers.ts'

const email = 'ann@proseware.example'
const { account } = keptAnswer('hotel-blocks-25').report
const draft = draftOf(account, { kind: 'typed' })
const smtp = emptyFields('outgoing', email)

describe('the draft of an account', () => {
  it('gives back the account it was made from', () => {
    expect(accountOf(draft)).toEqual({ account, problems: null })
  })

  it('leaves out what is left out', () => {
    expect(accountOf({ ...draft, outgoing: null }).account).toEqual({ email, incoming: account.incoming })
  })

  it.each<[string, Partial<ServerFields>, string[]]>([
    ['no server', { host: ' ' }, ['host']],
    ['an address as a server', { host: 'ann@example.com' }, ['host']],
    ['no port', { port: '' }, ['port']],
    ['a port beyond the last', { port: '65536' }, ['port']],
    ['a port that is none', { port: '4.5' }, ['port']],
    ['a sign-in without a name', { authentication: 'password', username: '' }, ['username']],
    ['no sign-in, no name', { authentication: 'none', username: '' }, []],
  ])('says what has to be mended: %s', (_, change, problems) => {
    const given = { ...draft, outgoing: { ...smtp, host: 'mail.example.com', ...change } }
    expect(accountOf(given).problems?.outgoing ?? []).toEqual(problems)
  })

  it.each<[string, Partial<ServerFields>, 'security' | 'protocol', 'starttls' | 'none' | 'pop3', string]>([
    ['STARTTLS for sending', {}, 'security', 'starttls', '587'],
    ['no encryption for sending', {}, 'security', 'none', '25'],
    ['POP3 instead of IMAP', { protocol: 'imap', port: '993' }, 'protocol', 'pop3', '995'],
    ["a port of the user's own stays", { port: '2525' }, 'security', 'starttls', '2525'],
  ])('brings the usual port: %s', (_, given, field, value, port) => {
    expect(withField({ ...smtp, ...given }, field, value).port).toBe(port)
  })

  it('takes a new address as the user name where the old one was it', () => {
    const changed = withAddress(
      { ...draft, incoming: { ...emptyFields('incoming', email), username: 'ann' } },
      'bob@a.example',
    )
    expect([changed.email, changed.incoming?.username]).toEqual(['bob@a.example', 'ann'])
    expect(withAddress(draftOf(account, { kind: 'typed' }), 'bob@a.example').incoming?.username).toBe('bob@a.example')
  })

  it.each([
    ['ann@example.com', true],
    [' ann@example.com ', true],
    ['ann', false],
    ['ann@example', false],
    ['ann @example.com', false],
  ])('looks at an address: %s', (text, expected) => {
    expect(looksLikeAddress(text)).toBe(expected)
  })

  it.each([
    ['both with the browser', 'oauth2', 'oauth2', true],
    ['one unsigned', 'oauth2', 'none', true],
    ['one with a password', 'oauth2', 'password', false],
    ['no sign-in at all', 'none', 'none', false],
  ] as const)('knows who signs in with the browser: %s', (_, incoming, outgoing, expected) => {
    const given = {
      ...draft,
      incoming: { ...emptyFields('incoming', email), authentication: incoming },
      outgoing: { ...smtp, authentication: outgoing },
    }
    expect(wantsBrowser(given)).toBe(expected)
  })
})

describe('a draft from what was found', () => {
  const candidate: FindAnswer['candidates'][number] = {
    source: 'mx',
    confirm: 'hoster.example',
    incoming: account.incoming ?? null,
    outgoing: null,
    published: { incoming: [], outgoing: [] },
  }
  const typed = draftOf({ email }, { kind: 'typed' })

  it('takes the best candidate, and asks about foreign hosts', () => {
    expect(draftFrom(typed, candidate)).toMatchObject({
      incoming: { host: account.incoming?.host },
      outgoing: null,
      origin: { kind: 'published', source: 'mx' },
      foreign: { domain: 'hoster.example', isConfirmed: false },
    })
  })

  it('is two servers to fill in where nothing was found', () => {
    expect(draftFrom(typed, undefined)).toMatchObject({ incoming: { host: '' }, outgoing: { host: '', port: '465' } })
  })

  it('leaves settings alone that are there', () => {
    expect(draftFrom(draft, candidate)).toBe(draft)
  })
})
