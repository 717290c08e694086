import { expect, it } from 'vitest'
import { outsideRecipients } from '../../../electron/plan/outside-recipients.ts'

const at = (email: string, host?: string) => ({
  email,
  ...(host === undefined ? {} : { outgoing: { host, port: 465, security: 'tls' as const, username: '' } }),
})

it.each([
  [
    'an own domain',
    at('ann@proseware.example', 'smtp.proseware.example'),
    ['postmaster@gmail.com', 'postmaster@outlook.com'],
  ],
  ['Gmail itself', at('ann@GMAIL.com', 'smtp.gmail.com'), ['postmaster@outlook.com', 'postmaster@yahoo.com']],
  [
    'an own domain at Microsoft',
    at('ann@proseware.example', 'smtp.office365.com.'),
    ['postmaster@gmail.com', 'postmaster@yahoo.com'],
  ],
  ['a name that only ends alike', at('ann@notgmail.com'), ['postmaster@gmail.com', 'postmaster@outlook.com']],
])('asks for others than the provider: %s', (_name, account, expected) => {
  expect(outsideRecipients(account)).toEqual(expected)
})
