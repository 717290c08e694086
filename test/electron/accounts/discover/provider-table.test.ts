import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../../electron/accounts/discover/address.ts'
import {
  isProvidersHost,
  providerByDomain,
  providerByMx,
  providerByServer,
  providers,
  serversFor,
} from '../../../../electron/accounts/discover/provider-table.ts'
import { hostFault } from '../../../../electron/contract/parse/host.ts'
import { sharedData } from '../../../shared-data.ts'

describe('the table of providers', () => {
  it.each(providers().map((provider) => [provider.rules.id, provider] as const))(
    '%s has the right shape',
    (_id, row) => {
      const servers = [...row.incoming, ...row.outgoing]
      expect(servers.map(({ host }) => hostFault(host)).filter((fault) => fault !== null)).toEqual([])
      expect(servers.every(({ port }) => port >= 1 && port <= 65535)).toBe(true)
      expect(row.domains.every((domain) => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))).toBe(true)
      expect(row.mxPatterns.every((pattern) => /^[a-z0-9.*_-]+$/.test(pattern))).toBe(true)
      expect(row.domains.length + row.mxPatterns.length).toBeGreaterThan(0)
      expect(row.rules.asOf).toMatch(/^20\d\d(-\d\d)?$/)
      expect(row.checked).toBeGreaterThanOrEqual(0)
      expect(row.checked).toBeLessThanOrEqual(3)
      const urls = [row.rules.appPasswordUrl, row.rules.enableImapUrl, row.rules.helpUrl]
      expect(urls.every((url) => url === null || /^https?:\/\//.test(url))).toBe(true)
    },
  )

  it('names no row twice, and no domain in two rows', () => {
    const ids = providers().map(({ rules }) => rules.id)
    expect(new Set(ids).size).toBe(ids.length)
    const domains = providers().flatMap((row) => row.domains)
    expect(domains.filter((domain, at) => domains.indexOf(domain) !== at)).toEqual([])
  })

  it('has a bare address for one provider only, which runs on this computer', () => {
    const bare = providers().filter((row) => [...row.incoming, ...row.outgoing].some(({ host }) => isIP(host) !== 0))
    expect(bare.map(({ rules }) => rules.id)).toEqual(['proton'])
  })

  it.each([
    ['an exact domain', providerByDomain('gmail.com'), 'gmail'],
    ['a sub-domain by wildcard', providerByDomain('contoso.onmicrosoft.com'), 'microsoft-365'],
    ['a domain that only ends alike', providerByDomain('notgmail.com'), undefined],
    ['an MX', providerByMx('alt1.ASPMX.l.google.com.'), 'google-workspace'],
    ['an MX by its longest pattern', providerByMx('contoso-com.mail.protection.outlook.com'), 'microsoft-365'],
    ['an MX that only begins alike', providerByMx('aspmx.l.google.com.evil.example'), undefined],
    ['a server, for people with a domain of their own', providerByServer('imap.gmail.com'), 'google-workspace'],
    ['a server that is nobody’s', providerByServer('imap.proseware.example'), undefined],
  ])('%s', (_name, provider, id) => {
    expect(provider?.rules.id).toBe(id)
  })

  it('compares whole labels', () => {
    expect(isProvidersHost('imap.gmail.com')).toBe(true)
    expect(isProvidersHost('outlook.com.evil.example')).toBe(false)
    expect(isProvidersHost('evilgmail.com')).toBe(false)
  })

  it('leaves out hosts that stand for one per account', () => {
    const row = providers().find(({ rules }) => rules.id === 'all-inkl')
    const address = addressOf('ann@proseware.example')
    expect(row && address && serversFor(row, address)).toEqual({ incoming: [], outgoing: [] })
  })
})

interface SharedRow {
  id: string
  domains: string[]
  mxPatterns: string[]
  incoming: unknown[]
  outgoing: unknown[]
  signIn: { password: string; oauth2: boolean; appPasswordUrl: string | null; enableImapUrl: string | null }
  restrictions: { ownNetworkOnlyHosts: string[]; fromMustMatch: boolean | null; smtpAuthOffByDefault: boolean }
  status: string
  asOf: string
  checked: number
}

describe.skipIf(sharedData === null)('the table against the shared data', () => {
  it('says the same, with its dates and doubts', () => {
    const shared = JSON.parse(readFileSync(`${sharedData}providers.json`, 'utf8')) as SharedRow[]
    const ours = providers().map((row) => ({
      id: row.rules.id,
      domains: row.domains,
      mxPatterns: row.mxPatterns,
      incoming: row.incoming,
      outgoing: row.outgoing.map((server) => ({ protocol: 'smtp', ...server })),
      signIn: [row.rules.password, row.rules.oauth2, row.rules.appPasswordUrl, row.rules.enableImapUrl],
      restrictions: [row.rules.ownNetworkOnlyHosts, row.rules.fromMustMatch, row.rules.smtpAuthOffByDefault],
      status: row.status,
      asOf: row.rules.asOf,
      checked: row.checked,
    }))
    expect(ours).toEqual(
      shared.map(({ id, domains, mxPatterns, incoming, outgoing, signIn, restrictions, status, asOf, checked }) => ({
        id,
        domains,
        mxPatterns,
        incoming,
        outgoing,
        signIn: [signIn.password, signIn.oauth2, signIn.appPasswordUrl, signIn.enableImapUrl],
        restrictions: [restrictions.ownNetworkOnlyHosts, restrictions.fromMustMatch, restrictions.smtpAuthOffByDefault],
        status,
        asOf,
        checked,
      })),
    )
  })
})
