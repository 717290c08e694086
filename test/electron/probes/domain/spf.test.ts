/** check_host() against tables in the manner of the RFC 7208 test suite (openspf.org): zones, who sends, what comes out. */
import { describe, expect, it } from 'vitest'
import { spfDns } from '../../../../electron/probes/domain/spf-dns.ts'
import { checkHost } from '../../../../electron/probes/domain/spf.ts'
import { parseSpf } from '../../../../electron/probes/domain/spf-record.ts'
import { testWorld, type HostAnswer, type RecordsAnswer } from '../../../servers/test-world.ts'

const mx = (...hosts: string[]) => hosts.map((host, at) => ({ preference: at, host }))
const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `i${at}.example.net`)

const records: Record<string, RecordsAnswer> = {
  'TXT other.example.com': ['v=spf1 ip4:192.0.2.0/28 -all'],
  'TXT soft.example.com': ['v=spf1 ~all'],
  'TXT two.example.com': ['v=spf1 -all', 'v=spf1 +all'],
  'TXT text.example.com': ['hello', 'v=spf10 +all'],
  'TXT loop.example.com': ['v=spf1 include:loop.example.com -all'],
  'TXT slow.example.com': 'dns-timeout',
  'MX example.com': mx('mail.example.com', 'mx6.example.com'),
  'MX many.example.com': mx(...many(11)),
  'PTR 10.2.0.192.in-addr.arpa': ['mail.example.com', 'liar.example.org'],
  ...Object.fromEntries(many(10).map((name) => [`TXT ${name}`, ['v=spf1 ?all']])),
}
const hosts: Record<string, HostAnswer> = {
  'example.com': { 4: ['198.51.100.7'] },
  'mail.example.com': { 4: ['192.0.2.10'] },
  'mx6.example.com': { 6: ['2001:db8::25'] },
  'liar.example.org': { 4: ['203.0.113.99'] },
  '10.2.0.192.ann.example.com': { 4: ['127.0.0.2'] },
  '0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.example.com': { 4: ['127.0.0.2'] },
}

async function ask(record: string, address = '192.0.2.10', zone = record) {
  const world = testWorld({ hosts, records: { ...records, 'TXT example.com': [zone] } })
  return checkHost(spfDns(world, new AbortController().signal), {
    address,
    domain: 'example.com',
    sender: 'ann@example.com',
    hello: 'mail.example.com',
  })
}

describe.each([
  ['nothing said', 'v=spf1', '192.0.2.10', 'neutral'],
  ['all', 'v=spf1 -all', '192.0.2.10', 'fail'],
  ['softly', 'v=spf1 ~all', '192.0.2.10', 'softfail'],
  ['the first that matches decides', 'v=spf1 ip4:192.0.2.10 -all', '192.0.2.10', 'pass'],
  ['IPv4 network', 'v=spf1 ip4:192.0.2.0/28 -all', '192.0.2.15', 'pass'],
  ['outside of it', 'v=spf1 ip4:192.0.2.0/28 -all', '192.0.2.16', 'fail'],
  ['IPv6 network', 'v=spf1 ip6:2001:db8::/32 -all', '2001:db8:1::1', 'pass'],
  ['IPv6 is not IPv4', 'v=spf1 ip4:0.0.0.0/0 -all', '2001:db8::1', 'fail'],
  ['IPv4 in the guise of IPv6', 'v=spf1 ip4:192.0.2.10 -all', '::ffff:192.0.2.10', 'pass'],
  ['own address', 'v=spf1 a -all', '198.51.100.7', 'pass'],
  ['a name with a network', 'v=spf1 a:mail.example.com/24 -all', '192.0.2.99', 'pass'],
  ['MX', 'v=spf1 mx -all', '192.0.2.10', 'pass'],
  ['MX over IPv6', 'v=spf1 mx//64 -all', '2001:db8::99', 'pass'],
  ['include that passes', 'v=spf1 include:other.example.com -all', '192.0.2.10', 'pass'],
  ['include that fails is no match', 'v=spf1 include:other.example.com ?all', '198.51.100.1', 'neutral'],
  ['include of a softfail is no match', 'v=spf1 include:soft.example.com -all', '192.0.2.10', 'fail'],
  ['include of nothing', 'v=spf1 include:none.example.com ?all', '192.0.2.10', 'permerror'],
  ['redirect', 'v=spf1 redirect=other.example.com', '192.0.2.10', 'pass'],
  ['redirect after all is not followed', 'v=spf1 redirect=other.example.com ?all', '192.0.2.10', 'neutral'],
  ['redirect to nothing', 'v=spf1 redirect=none.example.com', '192.0.2.10', 'permerror'],
  ['two redirects', 'v=spf1 redirect=other.example.com redirect=soft.example.com', '192.0.2.10', 'permerror'],
  ['exists with macros', 'v=spf1 exists:%{ir}.%{l}.%{d} -all', '192.0.2.10', 'pass'],
  ['exists with other macros', 'v=spf1 exists:%{ir}.%{l1r-}.%{d2} -all', '192.0.2.11', 'fail'],
  ['macro of IPv6, reversed', 'v=spf1 exists:%{ir}.ip6.%{d} -all', '2001:db8::10', 'pass'],
  ['validated name', 'v=spf1 ptr -all', '192.0.2.10', 'pass'],
  ['a name that does not lead back', 'v=spf1 ptr:example.org -all', '192.0.2.10', 'fail'],
  ['two records', 'v=spf1 include:two.example.com -all', '192.0.2.10', 'permerror'],
  ['no record among texts', 'v=spf1 include:text.example.com -all', '192.0.2.10', 'permerror'],
  ['a loop ends at ten look-ups', 'v=spf1 include:loop.example.com -all', '192.0.2.10', 'permerror'],
  [
    'ten look-ups',
    `v=spf1 ${many(10)
      .map((name) => `include:${name}`)
      .join(' ')} -all`,
    '192.0.2.10',
    'fail',
  ],
  [
    'eleven',
    `v=spf1 ${many(10)
      .map((name) => `include:${name}`)
      .join(' ')} a -all`,
    '192.0.2.10',
    'permerror',
  ],
  ['two names that lead nowhere', 'v=spf1 a:n1.example.com a:n2.example.com -all', '192.0.2.10', 'fail'],
  ['three', 'v=spf1 a:n1.example.com a:n2.example.com a:n3.example.com -all', '192.0.2.10', 'permerror'],
  ['eleven MX hosts', 'v=spf1 mx:many.example.com -all', '192.0.2.10', 'permerror'],
  ['a resolver that does not answer', 'v=spf1 include:slow.example.com -all', '192.0.2.10', 'temperror'],
  ['not asked, since matched before', 'v=spf1 ip4:192.0.2.10 include:slow.example.com -all', '192.0.2.10', 'pass'],
  ['a mechanism that is none', 'v=spf1 ip4:192.0.2.10 foo -all', '192.0.2.10', 'permerror'],
  ['a modifier that nobody knows', 'v=spf1 moo=cow -all', '192.0.2.10', 'fail'],
  ['capital letters', 'V=SPF1 IP4:192.0.2.10 -ALL', '192.0.2.10', 'pass'],
  ['not SPF', 'v=spf2 -all', '192.0.2.10', 'none'],
] as const)('%s', (_, record, address, expected) => {
  it(`is ${expected}`, async () => {
    expect(await ask(record, address)).toMatchObject({ result: expected })
  })
})

it('says which names and networks it went through, and why it is an error', async () => {
  expect(await ask('v=spf1 include:other.example.com a:mail.example.com/32 -all', '203.0.113.1')).toEqual({
    result: 'fail',
    matched: '-all',
    reason: null,
    names: ['other.example.com', 'mail.example.com'],
    networks: ['ip4:192.0.2.0/28'],
  })
  expect((await ask('v=spf1 include:loop.example.com -all')).reason).toContain('more than 10 look-ups')
})

it.each([
  'v=spf1 ip4:192.0.2.256 -all',
  'v=spf1 ip4:192.0.2.1/33',
  'v=spf1 ip4:192.0.2.1/024',
  'v=spf1 ip6:2001:db8::g',
  'v=spf1 ip4:2001:db8::1',
  'v=spf1 a:',
  'v=spf1 a:/24',
  'v=spf1 include',
  'v=spf1 include:localhost',
  'v=spf1 exists:%{x}.example.com',
  'v=spf1 exists:%(d).example.com',
  'v=spf1 exists:%{r}.example.com',
  'v=spf1 all:example.com',
  'v=spf1 redirect=',
  'v=spf1 --all',
])('%s is not well-formed', (record) => {
  expect(parseSpf(record)).toBeNull()
})
