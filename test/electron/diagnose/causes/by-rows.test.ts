/** What rows, rules and codes tell, on which grounds, and which of them goes before which. */
import { describe, expect, it } from 'vitest'
import type { Cause, StepName } from '../../../../electron/contract/words.ts'
import { everything, tellByRows, type Grounds } from '../../../../electron/diagnose/causes/by-rows.ts'
import { readingOf, type TextKind } from '../../../../electron/diagnose/causes/reading.ts'

const tell = tellByRows(everything)

type Row = [name: string, kind: TextKind, step: StepName | null, text: string, cause: Cause, grounds: Grounds]

const grounds: readonly Row[] = [
  ['a firm rule', 'smtp', null, '550 you must collect your mail before you send', 'pop-before-smtp', 'definite'],
  ['a definite sentence', 'smtp', null, '452 your mailbox is full', 'mailbox-full', 'definite'],
  ['a precise response code', 'imap', null, 'a NO [EXPIRED] no', 'account-locked', 'definite'],
  ['a usual sentence', 'smtp', 'sign-in', 'authentication failed', 'credentials-rejected', 'usual'],
  ['notions', 'smtp', null, 'Debe autenticarse para enviar correo', 'auth-required', 'notions'],
  ['a precise enhanced code', 'smtp', null, '550 5.7.60 no', 'sender-not-allowed', 'codes'],
  ['a vague sentence', 'smtp', null, 'Unauthorized use of sender address', 'sender-not-allowed', 'vague'],
  ['a general response code', 'imap', 'sign-in', 'a NO [INUSE] no', 'temporary-failure', 'codes'],
  ['a general enhanced code', 'smtp', null, '551 5.3.0 no', 'temporary-failure', 'codes'],
  ['a general reply code', 'smtp', null, '530 no', 'auth-required', 'codes'],
  ['nothing', 'smtp', null, '550 no', 'unknown', 'nothing'],
]

const precedence: readonly Row[] = [
  [
    'a firm rule, before a definite sentence',
    'smtp',
    null,
    "554 Relay access denied, merci d'activer l'authentification SMTP",
    'auth-required',
    'definite',
  ],
  [
    'a definite sentence, before a precise response code',
    'imap',
    'sign-in',
    'a NO [UNAVAILABLE] your mailbox is full',
    'mailbox-full',
    'definite',
  ],
  [
    'a precise response code, before a usual sentence',
    'imap',
    'sign-in',
    'a NO [PRIVACYREQUIRED] authentication failed',
    'encryption-required',
    'definite',
  ],
  [
    'a usual sentence, before a precise enhanced code',
    'smtp',
    'sign-in',
    '535 5.7.13 authentication failed',
    'credentials-rejected',
    'usual',
  ],
  [
    'a reason among the notions, before "login failed"',
    'smtp',
    'sign-in',
    '535 Login failed: Ihre IP-Adresse steht auf einer schwarzen Liste',
    'ip-blocklisted',
    'notions',
  ],
  [
    'a reason among the notions, before "try again later"',
    'smtp',
    null,
    '451 Try again later: Has superado el límite de envíos por hora',
    'rate-limited',
    'notions',
  ],
  [
    'notions, before a precise enhanced code',
    'smtp',
    null,
    '530 5.7.60 Debe autenticarse para enviar correo',
    'auth-required',
    'notions',
  ],
  [
    'a precise enhanced code, before a vague sentence',
    'smtp',
    null,
    '550 5.1.1 Unauthorized use of sender address',
    'recipient-unknown',
    'codes',
  ],
  [
    'a vague sentence, before a general code',
    'smtp',
    null,
    '530 Unauthorized use of sender address',
    'sender-not-allowed',
    'vague',
  ],
]

const situations: readonly Row[] = [
  ['of a recipient', 'smtp', 'recipient-outside', 'user unknown', 'recipient-unknown', 'usual'],
  ['of a sign-in', 'smtp', 'sign-in', 'user unknown', 'unknown', 'nothing'],
]

describe.each([
  ['the grounds', grounds],
  ['what goes before', precedence],
  ['rows that only hold for some answers', situations],
])('%s', (_name, rows) => {
  it.each<Row>([...rows])('%s', (_row, kind, step, text, cause, why) => {
    expect(tell(readingOf({ kind, step, text }))).toEqual({ cause, grounds: why })
  })
})

it.each([
  ['sentences', '452 your mailbox is full'],
  ['rules', 'Debe autenticarse para enviar correo'],
])('tells nothing by %s that are switched off', (_name, text) => {
  const nothing = tellByRows({ has: () => false, hasRule: () => false })
  expect(nothing(readingOf({ kind: 'smtp', step: null, text }))).toEqual({ cause: 'unknown', grounds: 'nothing' })
})
