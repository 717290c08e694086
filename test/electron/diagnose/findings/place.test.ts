/** Findings about the place itself: a sign-in page, false names, the clock, no internet, a tunnel, a dead address family. */
import { describe, expect, it } from 'vitest'
import type { AddressTried, CheckFacts, NetworkProbe } from '../../../../electron/contract/facts.ts'
import type { WireError } from '../../../../electron/contract/words.ts'
import { controls, dnsProbes, imap, imapCheck, run, smtp, smtpCheck, type Met } from '../facts.ts'
import {
  answersOn,
  clocks,
  elsewhere,
  ipv6Probe,
  leadingTo,
  portals,
  proxyProbe,
  routeProbe,
  suspicious,
  vpnProbe,
  type Said,
} from '../network-probes.ts'
import { told } from '../scenarios.ts'

const host = 'mail.proseware.example'
const dead: Met = { wire: ['connect', 'timeout'] }
const both = { incoming: imap(), outgoing: smtp() }
const wellIn = imapCheck()
const wellOut = smtpCheck()
const deadBoth = [imapCheck(dead), smtpCheck(dead)]

type Row = [name: string, checks: CheckFacts[], probes: NetworkProbe[], findings: string[]]
const findingsOf = (checks: CheckFacts[], probes: NetworkProbe[], startedAt = '2026-11-21T17:09:06Z') => {
  const answer = told(run(both, checks, { probes, startedAt }))
  expect([answer.stray, answer.without]).toEqual([[], []])
  return answer.findings
}

describe('captive-portal', () => {
  const closed = [...controls(993, '---'), ...controls(465, '---')]
  it.each<Row>([
    ['explains six dead ports', deadBoth, [...portals('ooo'), ...closed], ['problem captive-portal null']],
    ['one of the pages does not answer', deadBoth, [...portals('o-o'), ...closed], ['problem captive-portal null']],
    [
      'one vendor’s page is spared, the others lead to one host',
      deadBoth,
      [...leadingTo('login.hotel.example', 'login.hotel.example'), ...portals('e'), ...closed],
      ['problem captive-portal null'],
    ],
    [
      'one vendor’s page is as expected, the others lead here and there',
      deadBoth,
      [...leadingTo('login.hotel.example', 'www.vendor.example'), ...portals('e'), ...closed],
      ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    ],
    [
      'one vendor’s page is as expected, the others are another of which no more is known',
      deadBoth,
      [...portals('ooe'), ...closed],
      ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    ],
    [
      'one vendor’s page alone is another: it may have changed',
      deadBoth,
      [...portals('oee'), ...closed],
      ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    ],
    [
      'another page at one vendor’s alone, and nothing at the others’',
      deadBoth,
      [...portals('o--'), ...closed],
      ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    ],
    [
      'pages as expected',
      deadBoth,
      [...portals('eee'), ...closed],
      ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    ],
    [
      'a web filter where mail gets through is no sign-in page',
      [wellIn, smtpCheck(dead)],
      [...portals('ooo'), ...controls(465, '---')],
      ['problem port-blocked-by-network outgoing'],
    ],
    [
      'its own certificate in place of the server’s',
      [imapCheck({ wire: ['tls', 'certificate-wrong-host'] }), smtpCheck({ wire: ['tls', 'tls-not-spoken'] })],
      portals('ooo'),
      ['problem captive-portal null'],
    ],
  ])('%s', (_, checks, probes, findings) => {
    expect(findingsOf(checks, probes)).toEqual(findings)
  })
})

describe('no-internet', () => {
  it.each<Row>([
    [
      'the gateway answers for names, and nothing else does',
      deadBoth,
      [...controls(993, '---'), ...controls(465, '---'), ...portals('---'), ...dnsProbes('+++')],
      ['problem no-internet null'],
    ],
    [
      'the web answers: mail is what is blocked',
      deadBoth,
      [...controls(993, '---'), ...controls(465, '---'), ...portals('e--')],
      ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    ],
    [
      'a resolver elsewhere answers over HTTPS: somebody outside does',
      deadBoth,
      [...portals('---'), ...dnsProbes('+++'), ...elsewhere(host, null)],
      [],
    ],
    [
      'a proxy is set, and nothing gets out beside it: mail is what is blocked',
      deadBoth,
      [...controls(993, '---'), ...controls(465, '---'), ...portals('---'), ...dnsProbes('+++'), proxyProbe],
      ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    ],
    [
      'pages whose names do not exist say nothing',
      deadBoth,
      [...controls(993, '---'), ...controls(465, '---'), ...portals('---', 'dns-not-found')],
      ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    ],
    [
      'what this computer knows by itself is no answer from outside',
      deadBoth,
      [...portals('---'), routeProbe(4, true), vpnProbe(false)],
      ['problem no-internet null'],
    ],
  ])('%s', (_, checks, probes, findings) => {
    expect(findingsOf(checks, probes)).toEqual(findings)
  })
})

describe('dns-hijacked', () => {
  const refused: Met = { wire: ['connect', 'refused'] }
  const foreign: Met = {
    wire: ['tls', 'certificate-wrong-host'],
    tls: { verified: false, error: 'certificate-wrong-host' },
  }
  const expired: Met = { wire: ['tls', 'certificate-expired'], tls: { verified: false, error: 'certificate-expired' } }
  const at = (met: Met) => [imapCheck(met), smtpCheck(met)]
  const hijacked = ['problem dns-hijacked null']

  it.each<Row>([
    [
      'a private address, and resolvers elsewhere know another',
      at(refused),
      [...suspicious(host, { privately: true, address: '10.0.0.1' }), ...elsewhere(host, '203.0.113.7')],
      hijacked,
    ],
    ['one address for all names, and a stranger there', at(foreign), suspicious(host, { shared: 3 }), hijacked],
    [
      'one private address for all names, where nothing answers',
      at(refused),
      suspicious(host, { shared: 3, privately: true, address: '192.168.1.1' }),
      hijacked,
    ],
    [
      'one public address for all, where nothing answers, and nobody else to ask: not proven',
      at(refused),
      suspicious(host, { shared: 3 }),
      [],
    ],
    [
      'one control that shares the address proves nothing',
      at(foreign),
      suspicious(host, { shared: 1 }),
      ['problem certificate-wrong-host null'],
    ],
    [
      'a company’s own server at a private address, down: elsewhere there is no such name',
      at(refused),
      [...suspicious(host, { privately: true, address: '10.0.0.1' }), ...elsewhere(host, null, null)],
      [],
    ],
    [
      'a company’s own server with an expired certificate in its own name',
      at(expired),
      [...suspicious(host, { privately: true, address: '10.0.0.1' }), ...elsewhere(host, '203.0.113.7')],
      ['problem certificate-expired null'],
    ],
    [
      'a private address alone, nobody else to ask',
      at(refused),
      suspicious(host, { privately: true, address: '10.0.0.1' }),
      [],
    ],
    [
      'resolvers elsewhere say the same',
      at(foreign),
      [...suspicious(host, { shared: 2, address: '192.0.2.66' }), ...elsewhere(host, '192.0.2.66')],
      ['problem certificate-wrong-host null'],
    ],
    [
      'the server answered there under its verified name on another port',
      [wellIn, smtpCheck(refused)],
      [...suspicious(host, { privately: true, address: '10.0.0.1' }), ...elsewhere(host, '203.0.113.7')],
      // Without the word of control hosts, no more than that this port does not answer.
      ['warning port-blocked-by-server outgoing'],
    ],
  ])('%s', (_, checks, probes, findings) => {
    expect(findingsOf(checks, probes)).toEqual(findings)
  })
})

describe('clock-wrong', () => {
  const year = 365 * 24 * 3600
  const out = (error: WireError): Met => ({ wire: ['tls', error], tls: { verified: false, error } })
  const at = (error: WireError) => [imapCheck(out(error)), smtpCheck(out(error))]
  const late: Said = { verified: false, tlsError: 'certificate-expired' }

  // The certificate of these rows is good for 2026.
  it.each<[...Row, string]>([
    [
      'three years ahead',
      at('certificate-expired'),
      clocks(3 * year, 3 * year + 2),
      ['problem clock-wrong null'],
      '2029-11-21T17:09:06Z',
    ],
    [
      'a year behind',
      at('certificate-not-yet-valid'),
      clocks(-year, -year),
      ['problem clock-wrong null'],
      '2025-11-21T17:09:06Z',
    ],
    [
      'right, and the certificate has expired',
      at('certificate-expired'),
      clocks(0, 1),
      ['problem certificate-expired null'],
      '2027-11-21T17:09:06Z',
    ],
    [
      'off, and the certificate has expired by anybody’s time',
      at('certificate-expired'),
      clocks(year, year),
      ['problem certificate-expired null'],
      '2029-11-21T17:09:06Z',
    ],
    [
      'one that tells the time alone',
      at('certificate-expired'),
      clocks(3 * year),
      ['problem certificate-expired null'],
      '2029-11-21T17:09:06Z',
    ],
    [
      'two that do not agree',
      at('certificate-expired'),
      clocks(3 * year, 0),
      ['problem certificate-expired null'],
      '2029-11-21T17:09:06Z',
    ],
    [
      'a third one lies',
      at('certificate-expired'),
      clocks(0, 3 * year, 3 * year),
      ['problem clock-wrong null'],
      '2029-11-21T17:09:06Z',
    ],
    [
      'the certificates of two control operators are out of date, too',
      at('certificate-expired'),
      answersOn(993, late, late, {}),
      ['problem clock-wrong null'],
      '2029-11-21T17:09:06Z',
    ],
    [
      'one control verifies',
      at('certificate-expired'),
      answersOn(993, late, late, { verified: true }),
      ['problem certificate-expired null'],
      '2029-11-21T17:09:06Z',
    ],
    [
      'off by years, and certificates are good all the same',
      [wellIn, wellOut],
      clocks(year, year),
      ['info works null'],
      '2026-11-21T17:09:06Z',
    ],
    [
      'expired on one port alone',
      [wellIn, smtpCheck(out('certificate-expired'))],
      clocks(3 * year, 3 * year),
      ['problem certificate-expired outgoing'],
      '2029-11-21T17:09:06Z',
    ],
  ])('%s', (_, checks, probes, findings, startedAt) => {
    expect(findingsOf(checks, probes, startedAt)).toEqual(findings)
  })
})

describe('vpn-in-use', () => {
  it.each<Row>([
    [
      'for information, beside what works',
      [wellIn, wellOut],
      [vpnProbe(true)],
      ['info works null', 'info vpn-in-use null'],
    ],
    ['none in use', [wellIn, wellOut], [vpnProbe(false)], ['info works null']],
    [
      'that passes receiving and blocks sending',
      [wellIn, smtpCheck(dead)],
      [vpnProbe(true), ...controls(465, '---')],
      ['problem port-blocked-by-network outgoing', 'info vpn-in-use null'],
    ],
  ])('%s', (_, checks, probes, findings) => {
    expect(findingsOf(checks, probes).toSorted()).toEqual(findings.toSorted())
  })
})

describe('ipv6-broken', () => {
  const over = (six: Partial<AddressTried>, isFourThere = true): CheckFacts[] =>
    [imapCheck(), smtpCheck()].map((check) => ({
      ...check,
      steps: check.steps.map((step) =>
        step.name === 'connect'
          ? {
              ...step,
              addresses: [
                { family: 6, address: '2001:db8::1', ok: false, ms: 250, error: null, ...six },
                { family: 4, address: '192.0.2.1', ok: isFourThere, ms: 20, error: null },
              ],
            }
          : step,
      ),
    }))
  const broken = ['warning ipv6-broken null']
  const fine = ['info works null']

  it.each<Row>([
    ['silent, also when asked once more', over({}), [ipv6Probe(host, false)], broken],
    ['silent at first, and there when asked once more', over({}), [ipv6Probe(host, true)], fine],
    ['not there in time, and not asked again', over({}), [], fine],
    ['refused', over({ error: 'refused' }), [], broken],
    ['no way out of this computer by IPv6', over({ error: 'unreachable' }), [routeProbe(6, false)], fine],
    ['unreachable, and whether there is a way is not known', over({ error: 'unreachable' }), [], fine],
    ['unreachable though there is a way', over({ error: 'unreachable' }), [routeProbe(6, true)], broken],
    ['reached', over({ ok: true }), [], fine],
  ])('%s', (_, checks, probes, findings) => {
    expect(findingsOf(checks, probes)).toEqual(findings)
  })
})
