import { describe, expect, it } from 'vitest'
import type { Candidate, FindAnswer, ProviderRules } from '../../../../electron/contract/found.ts'
import { diagnose } from '../../../../electron/diagnose/diagnose.ts'
import { email, imap, imapCheck, run, smtp, smtpCheck, stubCauseOf, type Met } from '../facts.ts'

const host = 'new.proseware.example'
const rejected = '535 [credentials-rejected] Authentication failed'

function candidate(change: Partial<Candidate> = {}): Candidate {
  const server = { host, port: 993, security: 'tls', authentication: ['password'], username: email } as const
  const incoming = { protocol: 'imap', ...server, authentication: ['password' as const] } as const
  return {
    source: 'autoconfig',
    confirm: null,
    incoming: { protocol: 'imap', host, port: 993, security: 'tls', authentication: 'password', username: email },
    outgoing: null,
    published: { incoming: [{ ...incoming, authentication: ['password'] }], outgoing: [] },
    ...change,
  }
}

const published = (candidates: Candidate[], provider: Partial<ProviderRules> | null = null): FindAnswer => ({
  email,
  candidates,
  refused: [],
  disagreements: [],
  contacted: [],
  provider: provider && {
    id: 'x',
    name: 'X',
    password: 'allowed',
    oauth2: false,
    appPasswordUrl: null,
    enableImapUrl: null,
    smtpAuthOffByDefault: false,
    ownNetworkOnlyHosts: [],
    fromMustMatch: null,
    helpUrl: null,
    note: null,
    asOf: '2026-11',
    ...provider,
  },
})

const dead: Met = { wire: ['connect', 'refused'] }
const there: Met = { role: 'published', host }

describe('settings-outdated', () => {
  it.each<[string, Met, Met, Candidate[], string | null]>([
    ['the own ones are dead, the published ones work', dead, there, [candidate()], 'works-with-changes'],
    ['both work', {}, there, [candidate()], 'works'],
    ['the published ones are dead, too', dead, { ...there, ...dead }, [candidate()], null],
    ['what works is not what is published', dead, { ...there, port: 143, security: 'starttls' }, [candidate()], null],
    ['the own ones are published', { host }, { ...there, port: 143, security: 'starttls' }, [candidate()], null],
    ['only a guess', dead, there, [candidate({ source: 'guess' })], null],
    ['only DNS says so', dead, there, [candidate({ source: 'srv', confirm: 'proseware.example' })], null],
    ['nothing is published', dead, there, [], null],
  ])('%s', (_name, own, other, candidates, verdict) => {
    const account = { incoming: imap(own.host ? { host: own.host } : {}) }
    const facts = run(account, [imapCheck(own), imapCheck(other)], { published: published(candidates) })
    const { conclusions, verdict: found } = diagnose(facts, stubCauseOf)
    const outdated = conclusions.filter(({ code }) => code === 'settings-outdated')
    expect(outdated.map(({ severity, server }) => `${severity} ${server}`)).toEqual(
      verdict === null ? [] : ['warning incoming'],
    )
    expect(verdict === null || found.incoming === verdict).toBe(true)
  })
})

describe('a rejected sign-in under a provider’s rules', () => {
  const in1 = { reply: ['sign-in', rejected] } satisfies Met
  const out1 = { reply: ['sign-in', rejected] } satisfies Met
  const stopped = { rule: 'rejected-before' } satisfies Met
  it.each<[string, Partial<ProviderRules> | null, Met, Met, string[]]>([
    ['unknown', null, in1, stopped, ['credentials-rejected incoming']],
    ['the normal one is taken', {}, in1, stopped, ['credentials-rejected incoming']],
    ['app passwords', { password: 'app-password' }, in1, stopped, ['app-password-required incoming']],
    ['modern sign-in', { password: 'never' }, in1, stopped, ['oauth-required incoming']],
    [
      'sending is off by default',
      { password: 'never', smtpAuthOffByDefault: true },
      {},
      out1,
      ['protocol-disabled outgoing'],
    ],
    ['a switch for receiving', { enableImapUrl: 'https://x.example/' }, in1, {}, ['protocol-disabled incoming']],
    [
      'a switch, and both refused',
      { enableImapUrl: 'https://x.example/' },
      in1,
      stopped,
      ['credentials-rejected incoming'],
    ],
    ['an app password that sending took', { password: 'app-password' }, in1, {}, ['credentials-rejected incoming']],
    [
      'a reply that names the reason',
      { password: 'app-password' },
      { reply: ['sign-in', '535 [account-locked] Locked'] },
      stopped,
      ['account-locked incoming'],
    ],
  ])('%s', (_name, provider, receiving, sending, expected) => {
    const facts = run({ incoming: imap(), outgoing: smtp() }, [imapCheck(receiving), smtpCheck(sending)], {
      published: published([], provider),
    })
    const { conclusions } = diagnose(facts, stubCauseOf)
    const problems = conclusions.filter(({ severity }) => severity === 'problem')
    expect(problems.map(({ code, server }) => `${code} ${server}`)).toEqual(expected)
  })
})

describe('what was looked up, since nothing was set', () => {
  const main: Met = { role: 'published', host }
  const lookedUp = (met: Met) => ({ ...imapCheck(met), always: true })
  const facts = (first: Met, ...others: Met[]) =>
    run({ incoming: imap({ host }) }, [lookedUp(first), ...others.map((met) => imapCheck(met))], {
      published: published([candidate()]),
    })

  it('works and stands in what is recommended, with nothing to change', () => {
    const { verdict, recommended, conclusions } = diagnose(facts(main), stubCauseOf)
    expect(verdict.incoming).toBe('works')
    expect(recommended).toMatchObject({ incoming: { host, port: 993, proven: true }, changes: [] })
    expect(conclusions.map(({ code }) => code)).toEqual(['works'])
  })

  it('works where a neighbour does, without a complaint about what nobody set', () => {
    const neighbour: Met = { role: 'sibling', host, port: 143, security: 'starttls' }
    const { verdict, recommended, conclusions } = diagnose(facts({ ...main, ...dead }, neighbour), stubCauseOf)
    expect(verdict.incoming).toBe('works')
    expect(recommended).toMatchObject({ incoming: { host, port: 143 }, changes: [] })
    expect(conclusions.filter(({ severity }) => severity === 'problem')).toEqual([])
  })

  it('is judged like any other where it does not work', () => {
    const { verdict } = diagnose(facts({ ...main, reply: ['sign-in', rejected] }), stubCauseOf)
    expect(verdict.incoming).toBe('cannot-sign-in')
  })

  it('is not told where it was not confirmed', () => {
    const { verdict } = diagnose(facts({ ...main, rule: 'unconfirmed' }), stubCauseOf)
    expect(verdict).toMatchObject({ incoming: 'cannot-tell', reason: 'unconfirmed' })
  })

  it('needs modern sign-in where the provider takes nothing else', () => {
    const oauth: Met = { ...main, authentication: 'oauth2', rule: 'method-not-performable' }
    const given = facts(oauth)
    given.published = published([candidate()], { password: 'never' })
    const { verdict, conclusions } = diagnose(given, stubCauseOf)
    expect(conclusions[0]).toMatchObject({ code: 'oauth-required', server: 'incoming' })
    expect(verdict.incoming).toBe('cannot-sign-in')
  })
})
