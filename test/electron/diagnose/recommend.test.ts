import { expect, it } from 'vitest'
import type { CheckFacts } from '../../../electron/contract/facts.ts'
import { recommend } from '../../../electron/diagnose/recommend.ts'
import { runOf } from '../../../electron/diagnose/run.ts'
import { imap, imapCheck, pop3Check, run, smtp, smtpCheck, stubCauseOf, type Met } from './facts.ts'

const bad: Met = { reply: ['sign-in', '535 [credentials-rejected] no'] }
const at465: Met = { role: 'sibling' }
const at587: Met = { role: 'sibling', port: 587, security: 'starttls' }
const at25: Met = { role: 'sibling', port: 25, security: 'starttls' }
const twice = ['550 [recipient-unknown] no', '550 [recipient-unknown] no']

it.each<[string, ReturnType<typeof smtp>, CheckFacts[], string | null]>([
  ['nothing proven', smtp(), [smtpCheck(bad), smtpCheck({ ...at587, rule: 'rejected-before' })], null],
  ['own works, encrypted, signed in', smtp(), [smtpCheck(), smtpCheck(at587)], null],
  [
    'own host, port and security first',
    smtp({ port: 25, security: 'starttls', authentication: 'ntlm' }),
    [
      smtpCheck({ port: 25, security: 'starttls', authentication: 'ntlm', rule: 'method-not-performable' }),
      smtpCheck(at465),
      smtpCheck(at587),
      smtpCheck(at25),
    ],
    '25 starttls password',
  ],
  [
    'then 465 tls',
    smtp({ port: 2525 }),
    [smtpCheck({ port: 2525, ...bad }), smtpCheck(at587), smtpCheck(at465)],
    '465 tls password',
  ],
  [
    'then 587 starttls',
    smtp({ port: 2525 }),
    [smtpCheck({ port: 2525, ...bad }), smtpCheck(at25), smtpCheck(at587)],
    '587 starttls password',
  ],
  [
    'then whatever is encrypted',
    smtp({ port: 2525 }),
    [smtpCheck({ port: 2525, ...bad }), smtpCheck(at25)],
    '25 starttls password',
  ],
  [
    'an accepted one before an inconclusive one',
    smtp({ port: 2525 }),
    [smtpCheck({ port: 2525, ...bad }), smtpCheck({ ...at465, outside: twice }), smtpCheck(at587)],
    '587 starttls password',
  ],
  [
    'never without sign-in',
    smtp({ port: 25, security: 'none', authentication: 'none', username: '' }),
    [smtpCheck({ port: 25, security: 'none', authentication: 'none' })],
    null,
  ],
  [
    'never an unencrypted one',
    smtp({ port: 2525 }),
    [smtpCheck({ port: 2525, ...bad }), smtpCheck({ role: 'sibling', port: 25, security: 'none' })],
    null,
  ],
  [
    'never one whose relay question was not answered',
    smtp({ port: 2525 }),
    [smtpCheck({ port: 2525, ...bad }), smtpCheck({ ...at465, outside: [] })],
    null,
  ],
])('sending: %s', (_, outgoing, checks, expected) => {
  const found = recommend(runOf(run({ outgoing }, checks), stubCauseOf)).outgoing
  expect(found && `${found.port} ${found.security} ${found.authentication}`).toBe(expected)
})

const off: Met = { reply: ['sign-in', 'NO [protocol-disabled] off'] }
it.each<[string, CheckFacts[], string | null]>([
  [
    '993 before 143',
    [
      imapCheck({ port: 1993, ...bad }),
      imapCheck({ role: 'sibling', port: 143, security: 'starttls' }),
      imapCheck({ role: 'sibling' }),
    ],
    'imap 993',
  ],
  [
    'no POP3 in place of IMAP',
    [imapCheck({ port: 1993, wire: ['connect', 'timeout'] }), pop3Check({ role: 'sibling' })],
    null,
  ],
  ['POP3 where IMAP is switched off', [imapCheck({ port: 1993, ...off }), pop3Check({ role: 'sibling' })], 'pop3 995'],
  [
    'IMAP all the same where it is proven',
    [
      imapCheck({ port: 1993, ...off }),
      pop3Check({ role: 'sibling' }),
      imapCheck({ role: 'sibling', port: 143, security: 'starttls' }),
    ],
    'imap 143',
  ],
])('receiving: %s', (_, checks, expected) => {
  const found = recommend(runOf(run({ incoming: imap({ port: 1993 }) }, checks), stubCauseOf)).incoming
  expect(found && `${found.protocol} ${found.port}`).toBe(expected)
})

it('names every field that changes, in order, and says null where what is set is not known', () => {
  const { authentication: _, ...unnamed } = imap({
    port: 143,
    security: 'none',
    username: '',
    host: 'MAIL.proseware.example.',
  })
  const { changes } = recommend(
    runOf(
      run({ incoming: unnamed }, [
        imapCheck({ port: 143, security: 'none', rule: 'not-encrypted' }),
        imapCheck({ role: 'sibling' }),
      ]),
      stubCauseOf,
    ),
  )
  expect(changes).toEqual([
    { setting: 'incoming.port', from: 143, to: 993 },
    { setting: 'incoming.security', from: 'none', to: 'tls' },
    { setting: 'incoming.authentication', from: null, to: 'password' },
    { setting: 'incoming.username', from: '', to: 'ann@proseware.example' },
  ])
})
