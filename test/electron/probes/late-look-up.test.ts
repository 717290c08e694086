import { afterEach, expect, it } from 'vitest'
import type { Account, IncomingSettings } from '../../../electron/contract/account.ts'
import type { FindAnswer } from '../../../electron/contract/found.ts'
import type { PlannedCheck } from '../../../electron/contract/plan.ts'
import type { Authentication } from '../../../electron/contract/words.ts'
import { checkId } from '../../../electron/plan/check-id.ts'
import {
  annsAccount,
  email,
  gather,
  host,
  imapScript,
  mailServers,
  smtpScript,
  type MailServers,
} from './kit/mail-world.ts'

const started: MailServers[] = []
afterEach(async () => {
  for (const servers of started.splice(0)) await servers.close()
})

const published = (check: Pick<PlannedCheck, 'side' | 'protocol' | 'port'>): PlannedCheck => {
  const signIn = { authentication: 'password' as const, username: email }
  return {
    ...check,
    id: checkId({ ...check, host, security: 'tls', signIn }),
    role: 'published',
    host,
    security: 'tls',
    signIn,
    always: false,
    asksRelay: check.side === 'outgoing',
    bothFamilies: false,
  }
}

const answer: FindAnswer = { email, candidates: [], refused: [], provider: null, disagreements: [], contacted: [] }

/** Nothing answers where the account sends; what is published comes in for both sides. */
async function signedInAt(incoming: Partial<IncomingSettings>, capabilities: string): Promise<string[]> {
  const mail = await mailServers({
    993: await imapScript({ capabilities }),
    2993: await imapScript(),
    2465: await smtpScript({ tls: 'implicit' }),
  })
  started.push(mail)
  const account: Account = { ...annsAccount, incoming: { ...annsAccount.incoming, ...incoming } }
  const facts = await gather(account, mail.world, {
    lookUpLater: () =>
      Promise.resolve({
        answer,
        checks: [
          published({ side: 'incoming', protocol: 'imap', port: 2993 }),
          published({ side: 'outgoing', protocol: 'smtp', port: 2465 }),
        ],
      }),
  })
  return facts.checks.filter(({ signedIn }) => signedIn).map(({ port }) => `${port}`)
}

it.each<[what: string, authentication: Authentication, port: number, capabilities: string, expected: string[]]>([
  ['works', 'password', 993, 'IMAP4rev1 SASL-IR AUTH=PLAIN', ['993', '2465']],
  ['wants tokens, which are offered', 'oauth2', 993, 'IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2', ['2465']],
  ['is set to a port where nobody answers', 'password', 994, 'IMAP4rev1 LOGINDISABLED', ['2993', '2465']],
])(
  'sending fails, and receiving %s: published settings get the password where the own ones are at fault only',
  async (_, authentication, port, capabilities, expected) => {
    expect(await signedInAt({ authentication, port }, capabilities)).toEqual(expected)
  },
)
