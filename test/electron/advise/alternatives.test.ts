/** Situation → what else helps, in order. */
import { describe, expect, it } from 'vitest'
import { adviseOn } from '../../../electron/advise/advise.ts'
import { alternativesOf, type Alternative } from '../../../electron/advise/alternatives.ts'
import type { Handout } from '../../../electron/contract/handout.ts'
import type { NetworkFacts } from '../../../electron/contract/report.ts'
import type { FindingCode, Side, Verdict, VerdictReason } from '../../../electron/contract/words.ts'
import { diagnosis, email, facts, nothingKnown, problem } from './run.ts'

interface Situation {
  code: FindingCode
  server?: Side | null
  verdict?: Verdict
  reason?: VerdictReason
  network?: Partial<NetworkFacts>
  email?: string
  handout?: Handout
}

const handout: Handout = {
  schema: 1,
  organisation: 'Proseware',
  domains: ['proseware.example'],
  incoming: null,
  outgoing: null,
  contact: { name: 'Help desk', email: 'help@proseware.example', phone: '+1 555 0100', url: null },
  help: null,
  controlHosts: [],
  authority: null,
  languages: [],
  mailProgram: null,
  updates: true,
}

function run({ code, server = 'outgoing', verdict = 'blocked-here', reason, network, ...given }: Situation) {
  const base = facts()
  return {
    facts: facts({ account: { ...base.account, email: given.email ?? email } }),
    diagnosis: diagnosis({
      network: { ...nothingKnown, ...network },
      conclusions: [problem({ code, server })],
      verdict: { incoming: 'works', outgoing: verdict, overall: verdict, reason: reason ?? null },
    }),
    handout: given.handout ?? null,
  }
}

const listOf = (situation: Situation): Alternative[] => {
  const { facts, diagnosis, handout } = run(situation)
  return alternativesOf(facts, diagnosis, handout)
}

type Kind = Alternative['kind']

describe('what else helps, in order', () => {
  it.each<[string, Situation, Kind[]]>([
    ['the network blocks all ports', { code: 'port-blocked-by-network' }, ['vpn', 'hotspot', 'webmail', 'call']],
    [
      'the network blocks the port, another is open',
      { code: 'port-blocked-by-network', network: { ports: { 25: 'blocked', 465: 'open' } } },
      ['other-port', 'vpn', 'hotspot', 'webmail', 'call'],
    ],
    [
      'a VPN is in the way',
      { code: 'network-not-allowed', network: { vpn: true } },
      ['vpn', 'hotspot', 'webmail', 'call'],
    ],
    [
      'the network is not allowed: another port changes nothing',
      { code: 'network-not-allowed', network: { ports: { 465: 'open' } } },
      ['vpn', 'hotspot', 'webmail', 'call'],
    ],
    [
      'a listed address: neither does one here',
      { code: 'ip-blocklisted', network: { ports: { 465: 'open', 587: 'open' } } },
      ['vpn', 'hotspot', 'webmail', 'call'],
    ],
    [
      'the old way of sending, from outside its network',
      { code: 'local-network-only' },
      ['vpn', 'hotspot', 'local-relay', 'webmail', 'call'],
    ],
    ['encryption is opened on the way', { code: 'tls-intercepted' }, ['vpn', 'hotspot', 'webmail', 'call']],
    ['the server is not reached', { code: 'server-unreachable' }, ['vpn', 'hotspot', 'webmail', 'call']],
    [
      'a fault that passes',
      { code: 'temporary-failure', verdict: 'cannot-tell', reason: 'temporary' },
      ['wait', 'webmail', 'call'],
    ],
    [
      'too many tries',
      { code: 'rate-limited', verdict: 'cannot-tell', reason: 'temporary' },
      ['wait', 'webmail', 'call'],
    ],
    [
      'a wrong password: no network helps',
      { code: 'credentials-rejected', verdict: 'cannot-sign-in' },
      ['website', 'call'],
    ],
    ['a locked account', { code: 'account-locked', verdict: 'cannot-sign-in' }, ['website', 'call']],
    ['a broken certificate', { code: 'certificate-expired', verdict: 'broken' }, ['webmail', 'call']],
    ['a sign-in page', { code: 'captive-portal', server: null }, ['portal', 'hotspot']],
    ['no internet', { code: 'no-internet', server: null }, ['reconnect', 'hotspot', 'call']],
    ['a wrong clock', { code: 'clock-wrong', server: null }, ['clock']],
    ['no password', { code: 'port-blocked-by-network', reason: 'no-password' }, ['check-again']],
    ['cancelled', { code: 'port-blocked-by-network', reason: 'cancelled' }, ['check-again']],
    ['no settings', { code: 'dns-failure', verdict: 'cannot-tell', reason: 'no-settings' }, ['settings', 'call']],
    ['only in clear', { code: 'not-encrypted', reason: 'clear-text' }, ['encryption', 'encryption', 'webmail']],
  ])('%s', (_name, situation, kinds) => {
    expect(listOf(situation).map(({ kind }) => kind)).toEqual(kinds)
  })
})

const textOf = (situation: Situation, kind: Kind) => listOf(situation).find((each) => each.kind === kind)?.text ?? ''

describe('each line fits its situation', () => {
  const blocked = { code: 'port-blocked-by-network' } as const
  it.each<[string, Situation, Kind, RegExp]>([
    [
      'webmail, where the provider is known',
      { ...blocked, email: 'ann@gmail.com' },
      'webmail',
      /https:\/\/mail\.google\.com/,
    ],
    ['webmail, where it is not', blocked, 'webmail', /on the provider’s website/],
    ['a VPN that is on', { ...blocked, network: { vpn: true } }, 'vpn', /Switch off the VPN/],
    ['on a phone’s network already', { ...blocked, network: { kind: 'mobile' } }, 'hotspot', /such as a Wi-Fi/],
    ['the network’s own affair', blocked, 'call', /whoever runs this network/],
    [
      'the provider’s affair',
      { code: 'relay-denied', verdict: 'broken' },
      'call',
      /whoever provides the mail for proseware/,
    ],
    [
      'IT’s contact',
      { ...blocked, handout },
      'call',
      /^Call the help desk of Proseware: Help desk \(phone \+1 555 0100, help@/,
    ],
    ['the local relay is no promise', { code: 'local-network-only' }, 'local-relay', /only while you are here.*junk/],
  ])('%s', (_name, situation, kind, text) => {
    expect(textOf(situation, kind)).toMatch(text)
  })
})

describe('what to tell whoever is called', () => {
  it.each<[FindingCode, RegExp]>([
    [
      'port-blocked-by-network',
      /^Sending mail does not work for ann@proseware\.example.*Can this port be opened here\?$/,
    ],
    ['local-network-only', /Is there a sending server with sign-in that works from any network\?$/],
    ['hello-rejected', /Can you tell me what to change, or mend it\?$/],
  ])('%s', (code, text) => {
    const { facts, diagnosis } = run({ code })
    expect(adviseOn(facts, diagnosis).words.tell).toMatch(text)
  })

  it.each<[string, Situation]>([
    ['nobody needs to be called', { code: 'captive-portal', server: null }],
    ['the password is missing', { code: 'port-blocked-by-network', reason: 'no-password' }],
  ])('nothing, where %s', (_name, situation) => {
    const { facts, diagnosis } = run(situation)
    expect(adviseOn(facts, diagnosis).words.tell).toBeUndefined()
  })

  it('names the line that is the hotspot', () => {
    const { facts, diagnosis } = run({ code: 'port-blocked-by-network' })
    const { alternatives, hotspotAt = -1 } = adviseOn(facts, diagnosis).words
    expect(alternatives[hotspotAt]).toContain('hotspot')
  })
})
