/** Every row of the provider table: what its rule makes of a rejected sign-in that says no reason, with the rule's date. */
import { describe, expect, it } from 'vitest'
import { findOffline } from '../../../electron/accounts/discover/find-offline.ts'
import { providers, type Provider } from '../../../electron/accounts/discover/provider-table.ts'
import { adviseOn } from '../../../electron/advise/advise.ts'
import type { FindingCode } from '../../../electron/contract/words.ts'
import { causeOf } from '../../../electron/diagnose/cause-of.ts'
import { diagnose } from '../../../electron/diagnose/diagnose.ts'
import { imap, imapCheck, run, smtp, smtpCheck } from '../diagnose/facts.ts'

/** Said of one side only. */
const rejected = {
  imap: 'NO [AUTHENTICATIONFAILED] Authentication failed.',
  smtp: '535 5.7.8 Error: authentication failed',
}

function adviceOf({ rules }: Provider, side: 'incoming' | 'outgoing') {
  const facts = run({ incoming: imap(), outgoing: smtp() }, [
    imapCheck(side === 'incoming' ? { reply: ['sign-in', rejected.imap] } : { wire: ['connect', 'timeout'] }),
    smtpCheck(side === 'outgoing' ? { reply: ['sign-in', rejected.smtp] } : { wire: ['connect', 'timeout'] }),
  ])
  const published = { email: '', candidates: [], refused: [], provider: rules, disagreements: [], contacted: [] }
  const given = { ...facts, published }
  const { findings } = adviseOn(given, diagnose(given, causeOf))
  return findings.find(({ server }) => server === side)
}

function expected({ rules }: Provider, side: 'incoming' | 'outgoing'): FindingCode {
  const isOffForSending = side === 'outgoing' && rules.smtpAuthOffByDefault
  switch (rules.password) {
    case 'app-password':
      return 'app-password-required'
    case 'never':
      return isOffForSending ? 'protocol-disabled' : 'oauth-required'
    case 'allowed':
      return isOffForSending ? 'protocol-disabled' : 'credentials-rejected'
    default: {
      const never: never = rules.password
      return never
    }
  }
}

const rows = providers().map((provider) => [provider.rules.id, provider] as const)

describe.each(['incoming', 'outgoing'] as const)('a sign-in without a reason, %s', (side) => {
  it.each(rows)('%s', (_, provider) => {
    const { rules } = provider
    const finding = adviceOf(provider, side)
    const code = expected(provider, side)
    expect(finding?.code).toBe(code)
    const hasWord = code !== 'credentials-rejected' || rules.enableImapUrl !== null || rules.note !== null
    expect(finding?.explanation.includes(`${rules.name} (as known in ${rules.asOf})`)).toBe(hasWord)
    expect(finding?.explanation.includes('It is a rule of')).toBe(code !== 'credentials-rejected')
    const told = [
      code === 'credentials-rejected' ? rules.note : null,
      code === 'app-password-required' ? rules.appPasswordUrl : rules.enableImapUrl,
    ].filter((part) => part !== null)
    expect(told.filter((part) => !finding?.explanation.includes(part))).toEqual([])
  })
})

describe('the rules that were told as the best known', () => {
  it.each<[id: string, incoming: FindingCode, outgoing: FindingCode]>([
    ['gmail', 'app-password-required', 'app-password-required'],
    ['yahoo', 'app-password-required', 'app-password-required'],
    ['icloud', 'app-password-required', 'app-password-required'],
    ['fastmail', 'app-password-required', 'app-password-required'],
    ['outlook-com', 'oauth-required', 'oauth-required'],
    ['microsoft-365', 'oauth-required', 'protocol-disabled'],
    ['gmx-net', 'credentials-rejected', 'credentials-rejected'],
    ['ionos-de', 'credentials-rejected', 'credentials-rejected'],
  ])('%s', (id, incoming, outgoing) => {
    const row = providers().find(({ rules }) => rules.id === id)
    expect(row && adviceOf(row, 'incoming')?.code).toBe(incoming)
    expect(row && adviceOf(row, 'outgoing')?.code).toBe(outgoing)
  })
})

describe('a service that lets no mail program in', () => {
  const rowsOfNone = rows.filter(([, { status, domains }]) => {
    return (status === 'closed' || status === 'no-standard-access') && domains.length > 0
  })

  it.each(rowsOfNone)('%s: why, with the date', (_, { domains, rules }) => {
    const published = findOffline(`ann@${domains[0]}`)
    const facts = { ...run({}, []), account: { email: `ann@${domains[0]}` }, published }
    const { words } = adviseOn(facts, diagnose(facts, causeOf))
    expect(words.alternatives.join('\n')).toContain(`About ${rules.name} (as known in ${rules.asOf}): `)
  })
})
