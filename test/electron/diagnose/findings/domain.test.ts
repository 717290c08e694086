import { describe, expect, it } from 'vitest'
import type { CheckFacts, NetworkProbe } from '../../../../electron/contract/facts.ts'
import { diagnose } from '../../../../electron/diagnose/diagnose.ts'
import { imap, imapCheck, offer, run, smtp, smtpCheck, stubCauseOf } from '../facts.ts'

const old = 'mail.old.example'

function mxProbe(mx: Record<string, unknown>[], further: Record<string, unknown> = {}): NetworkProbe {
  const servers = [{ side: 'incoming', host: old, addresses: ['192.0.2.1'] }]
  return {
    id: 'mx:proseware.example',
    kind: 'dns',
    ok: mx.length > 0,
    ms: 1,
    error: null,
    mx,
    servers,
    wasAskedFor: true,
    ...further,
  }
}

const foreign = {
  host: 'mx.new.example',
  preference: 10,
  addresses: ['198.51.100.1'],
  isFilter: false,
  provider: null,
  isOwnDomain: false,
  sameAs: [],
}

function spfProbe(result: string, related: string[] = []): NetworkProbe {
  return { id: 'spf:proseware.example', kind: 'dns', ok: result === 'pass', ms: 1, error: null, result, related }
}

const good = [imapCheck(), smtpCheck()]
const disowned = [
  imapCheck({ reply: ['sign-in', 'NO [credentials-rejected]'] }),
  smtpCheck({ authentication: 'none', port: 25, own: '550 [recipient-unknown]', outside: ['550 [relay-denied]'] }),
]

function told(checks: CheckFacts[], ...probes: NetworkProbe[]): string[] {
  const { conclusions } = diagnose(run({ incoming: imap(), outgoing: smtp() }, checks, { probes }), stubCauseOf)
  return conclusions
    .filter(({ code }) => /^(?:mx|spf|wrong-server)/.test(code))
    .map(({ code, severity, server }) => `${code} ${severity} ${server}`)
}

describe.each<[string, CheckFacts[], NetworkProbe[], string[]]>([
  ['not asked', good, [], []],
  ['no MX', good, [mxProbe([])], ['mx-missing problem incoming']],
  ['no MX, and nobody had asked', good, [mxProbe([], { wasAskedFor: false })], []],
  [
    'a null MX, and nobody had asked',
    good,
    [mxProbe([], { wasAskedFor: false, isNull: true })],
    ['mx-missing problem incoming'],
  ],
  ['MX not known', good, [mxProbe([], { ok: null, error: 'dns-failed' })], []],
  ['MX of the same house', good, [mxProbe([{ ...foreign, sameAs: [old] }])], []],
  ['a filter in front', good, [mxProbe([{ ...foreign, isFilter: true }])], []],
  ['own host under the own name', good, [mxProbe([{ ...foreign, isOwnDomain: true }])], []],
  ['somebody else, and the mailbox opens', good, [mxProbe([foreign])], ['mx-points-elsewhere warning incoming']],
  ['hosts that cannot be compared', good, [mxProbe([{ ...foreign, addresses: [] }])], []],
  [
    'a provider that is known by name',
    good,
    [mxProbe([{ ...foreign, addresses: [], provider: 'Fabrikam' }])],
    ['mx-points-elsewhere warning incoming'],
  ],
  [
    'only the best MX counts',
    good,
    [
      mxProbe([
        { ...foreign, preference: 20 },
        { ...foreign, sameAs: [old] },
      ]),
    ],
    [],
  ],
  ['facts with holes', good, [mxProbe([{}])], []],
  [
    'the server does not know the address',
    disowned,
    [mxProbe([{ ...foreign, isOwnDomain: true }])],
    ['wrong-server problem null', 'mx-points-elsewhere problem incoming'],
  ],
  ['SPF passes', good, [spfProbe('pass')], []],
  ['SPF fails', good, [spfProbe('fail')], ['spf-excludes-server warning outgoing']],
  ['SPF fails softly', good, [spfProbe('softfail')], ['spf-excludes-server warning outgoing']],
  ['SPF names something of the house', good, [spfProbe('fail', ['spf.old.example'])], []],
  ...['none', 'neutral', 'temperror', 'permerror'].map((result): [string, CheckFacts[], NetworkProbe[], string[]] => [
    `SPF is ${result}`,
    good,
    [spfProbe(result)],
    [],
  ]),
  [
    'the domain was refused for it',
    [imapCheck(), smtpCheck({ outside: ['550 [sender-domain-policy]'] })],
    [spfProbe('fail')],
    ['spf-excludes-server problem outgoing'],
  ],
  ['a server that is the wrong one explains it', disowned, [spfProbe('fail')], ['wrong-server problem null']],
])('%s', (_, checks, probes, expected) => {
  it(`gives ${expected.join(', ') || 'nothing'}`, () => {
    expect(told(checks, ...probes)).toEqual(expected)
  })
})

it('a bare refusal to a stranger is a wrong server only where the MX names somebody else', () => {
  const refused = [
    smtpCheck({
      authentication: 'none',
      port: 587,
      afterTls: offer(),
      beforeTls: offer(),
      own: '550 [relay-denied]',
      outside: ['550 [relay-denied]'],
    }),
  ]
  expect(told(refused)).toEqual([])
  expect(told(refused, mxProbe([foreign]))).toEqual([
    'wrong-server problem outgoing',
    'mx-points-elsewhere problem incoming',
  ])
})

it('says nothing of the network: a missing MX is no dead resolver', () => {
  const { network } = diagnose(run({}, good, { probes: [mxProbe([])] }), stubCauseOf)
  expect(network).toEqual(diagnose(run({}, good), stubCauseOf).network)
})
