import { describe, expect, it } from 'vitest'
import { Secret } from '../../../../electron/contract/secret.ts'
import { createScrubber } from '../../../../electron/probes/sign-in/scrub.ts'

const password = 'tr0ub"4dor&3'
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('a server that echoes', () => {
  it.each<[string, string, string]>([
    ['the password', `535 not ${password}!`, '535 not ••••!'],
    ['it in capitals', `535 not ${password.toUpperCase()}`, '535 not ••••'],
    ['it with the quotes of IMAP', String.raw`NO LOGIN "ann" "tr0ub\"4dor&3"`, 'NO LOGIN "ann" "••••"'],
    ['its base64', `535 ${base64(password)}`, '535 ••••'],
    [
      'the command',
      `500 unknown: AUTH PLAIN ${base64(`\0ann@example.com\0${password}`)}`,
      '500 unknown: AUTH PLAIN ••••',
    ],
    ['base64 with something before it', `500 x${base64(`ann\0ann\0${password}`)}`, '500 ••••'],
    ['its hexadecimal', `500 ${Buffer.from(password).toString('hex')}`, '500 ••••'],
    ['it for a web address', `500 https://x/?p=${encodeURIComponent(password)}`, '500 https://x/?p=••••'],
    ['on one of several lines', `550-no\n550 ${password}`, '550-no\n550 ••••'],
  ])('%s', (_name, text, expected) => {
    expect(createScrubber(new Secret(password)).clean(text)).toBe(expected)
  })

  it.each([
    '250 Ok',
    '550-Please turn on SMTP Authentication',
    '* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR',
    base64('<1896@x>'),
  ])('and an honest one: %s stays', (text) => expect(createScrubber(new Secret(password)).clean(text)).toBe(text))

  it('digests, once they are made', () => {
    const scrubber = createScrubber(new Secret(password))
    scrubber.alsoHide('0123456789abcdef')
    expect(scrubber.clean(`no 0123456789ABCDEF ${base64('ann 0123456789abcdef')}`)).toBe('no •••• ••••')
  })
})

it('a short password is looked for only once a server has seen it', () => {
  const scrubber = createScrubber(new Secret('250'))
  expect(scrubber.clean('250 Ok')).toBe('250 Ok')
  scrubber.passwordWasSent()
  expect(scrubber.clean('535 250 is wrong')).toBe('535 •••• is wrong')
})

it('without a password nothing is touched', () => {
  expect(createScrubber(null).clean('250 anything')).toBe('250 anything')
})
