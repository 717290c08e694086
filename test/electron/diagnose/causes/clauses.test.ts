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
  [
    'a reply of more lines than a log has',
    '535-login failed:\n535-IMAP is off\n535-for this account\n535 ask your provider',
    ['login failed', ' IMAP is off for this account ask your provider'],
  ],
  ['three lines of a box', 'one two:\nthree four:\nfive six', ['one two', ' three four', ' five six']],
  ['no two or three ideographs', '登录失败了，请使用', ['登录失败了']],
  ['nothing of help text further on', `login failed: ${'x'.repeat(600)} why not`, ['login failed']],
  ['none of a log', 'one two\nthree four\nfive six\nseven eight', []],
])('%s', (_name, text, expected) => {
  expect(clausesOf(text)).toEqual(expected)
})
