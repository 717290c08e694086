/** Clauses of one reply, each to be judged by itself. */
import { expect, it } from 'vitest'
import { clausesOf } from '../../../../electron/diagnose/causes/clauses.ts'

it.each([
  ['a colon', '535 5.7.8 Authentication failed: POP is off', ['Authentication failed', ' POP is off']],
  ['brackets', '535 login denied (account is locked)', ['login denied ', 'account is locked']],
  ['a dash', 'login denied – too many tries', ['login denied', 'too many tries']],
  ['ideographic marks', '登录失败了，请使用授权码登录', ['登录失败了', '请使用授权码登录']],
  ['no full stop within a name', 'see imap.example.com for help', ['see imap.example.com for help']],
  ['no clause of one word', '535 Error: authentication failed', [' authentication failed']],
  ['a reply of several lines', '535-5.7.8 login failed:\n535 5.7.8 IMAP is off', ['login failed', ' IMAP is off']],
  ['none of a log', 'one two\nthree four\nfive six\nseven eight', []],
])('%s', (_name, text, expected) => {
  expect(clausesOf(text)).toEqual(expected)
})
