import { describe, expect, it } from 'vitest'
import { adviseOn } from '../../../electron/advise/advise.ts'
import { words } from '../../../electron/advise/words.ts'
import type { WordContext } from '../../../electron/advise/words/entry.ts'
import { causes, findingCodes } from '../../../electron/contract/words.ts'
import type { FindingCode, VerdictReason } from '../../../electron/contract/words.ts'
import { allWell, diagnosis, facts, hotel, nothingKnown, problem, refused } from './run.ts'

const known: WordContext = {
  side: 'outgoing',
  host: 'smtp.proseware.example',
  port: 25,
  ports: [25],
  security: 'none',
  username: 'ann',
  provenUsername: null,
  rejectedUsernames: [],
  email: 'ann@proseware.example',
  domain: 'proseware.example',
  reply: '550 relay not permitted',
  proven: false,
  afterFetching: false,
  severity: 'problem',
  trouble: null,
  knowsNoExtensions: false,
  needsUtf8: false,
  addressesLeftOut: false,
  protocolInstead: null,
  provider: null,
  isByRule: false,
}
const unknown: WordContext = {
  ...known,
  side: null,
  host: null,
  port: null,
  ports: [],
  security: null,
  username: null,
  reply: null,
}

describe('the words of every cause and finding', () => {
  const codes = [...new Set([...causes, ...findingCodes])]
  it.each(codes)('%s is said calmly, whatever is known', (code) => {
    const entry = words[code]
    expect(entry.brief.split(' ').length).toBeLessThanOrEqual(10)
    const more = { ports: [25, 465, 587], rejectedUsernames: ['ann', 'ann@proseware.example'], afterFetching: true }
    const odd = { knowsNoExtensions: true, needsUtf8: true, addressesLeftOut: true, severity: 'warning' as const }
    for (const context of [
      known,
      unknown,
      { ...known, ...more },
      { ...known, ...more, proven: true, provenUsername: 'annette' },
      { ...unknown, side: 'incoming' as const },
      { ...known, ...odd },
      { ...unknown, ...odd, proven: true, protocolInstead: 'imap' as const },
    ]) {
      for (const sentence of [entry.title(context), entry.explanation(context)]) {
        expect(sentence).not.toMatch(/!|\bnull\b|undefined|Oops|unknown error|\s{2}/i)
        expect(sentence.length).toBeGreaterThan(8)
      }
      expect(entry.title(context)).not.toMatch(/\.$/)
      expect(entry.explanation(context)).toMatch(/[.”]$/)
    }
  })

  it('has no words for codes that there are not', () => {
    expect(Object.keys(words).toSorted()).toEqual(codes.toSorted())
  })
})

describe('findings with words', () => {
  it('keeps what diagnosis concluded, in its order', () => {
    const run = refused()
    const { findings } = adviseOn(run.facts, run.diagnosis)
    expect(findings.map(({ code, severity, server, evidence }) => ({ code, severity, server, evidence }))).toEqual(
      run.diagnosis.conclusions,
    )
  })

  it('lets the person act where settings were proven', () => {
    const run = hotel()
    const [finding] = adviseOn(run.facts, run.diagnosis).findings
    expect(finding).toMatchObject({ actor: 'you', title: 'This network blocks port 25' })
    expect(finding?.explanation).toContain('they were just tested and work')
  })

  it('names the network where nothing was proven', () => {
    const run = hotel()
    const without = { ...run.diagnosis, recommended: { incoming: null, outgoing: null, changes: [] } }
    expect(adviseOn(run.facts, without).findings[0]?.actor).toBe('network')
  })

  it("quotes a server's words on one line, without control characters", () => {
    const run = refused()
    const finding = adviseOn(run.facts, run.diagnosis).findings[1]
    expect(finding?.explanation).toContain('Please turn on SMTP Authentication')
    expect(finding?.explanation).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})

const never = /(?!)/

describe('an explanation fits the case', () => {
  it.each<[string, FindingCode, Partial<WordContext>, RegExp, RegExp]>([
    ['one side that works', 'works', { side: 'incoming' }, /for receiving work .* nothing else was tested/, never],
    ['nobody said whose doing it is', 'port-blocked-by-server', { severity: 'warning' }, /could not be told/, /Others/],
    ['others answer on the port', 'port-blocked-by-server', {}, /^Others answer on port 25/, /could not be told/],
    [
      'a silent port',
      'temporary-failure',
      { trouble: 'then says nothing more' },
      /answers, and then says nothing/,
      /cannot/,
    ],
    [
      'receiving without sign-in',
      'auth-off',
      { side: 'incoming' },
      /receiving server, switch on sign-in/,
      /passes on mail/,
    ],
    ['sending without sign-in', 'auth-off', {}, /passes on mail/, /receiving server/],
    ['a server that knows only HELO', 'security-mismatch', { knowsNoExtensions: true }, /knows neither/, /another way/],
    ['other letters before the @', 'sender-not-allowed', { needsUtf8: true }, /SMTPUTF8/, /own words/],
    ['some addresses untried', 'server-unreachable', { addressesLeftOut: true }, /that were tried/, never],
    ['all addresses tried', 'server-unreachable', {}, /none of its mail ports\. /, /that were tried/],
    [
      'IMAP in place of POP3, proven',
      'port-blocked-by-network',
      { side: 'incoming', proven: true, protocolInstead: 'imap' },
      /work\. They use IMAP in place of POP3/,
      never,
    ],
    ['one blocked port', 'port-blocked-by-network', {}, /reached on port 25 from/, never],
    [
      'three of them',
      'port-blocked-by-network',
      { ports: [25, 465, 587] },
      /reached on ports 25, 465 and 587 from/,
      never,
    ],
    [
      'another form of the user name was proven',
      'credentials-rejected',
      { proven: true, provenUsername: 'ann', username: 'ann@proseware.example' },
      /The password is right: .*“ann”, and not with “ann@proseware\.example”\. Use the settings shown here/,
      /provider’s website/,
    ],
    [
      'both forms of it were rejected',
      'credentials-rejected',
      { rejectedUsernames: ['ann@proseware.example', 'ann'] },
      /neither for “ann@proseware\.example” nor for “ann”, so most likely the password is wrong/,
      /part before @/,
    ],
    ['one was', 'credentials-rejected', { rejectedUsernames: ['ann'] }, /only the part before @/, /most likely/],
    ['fetching helped', 'pop-before-smtp', {}, /recognises you by fetching/, never],
    ['fetching may have helped', 'pop-before-smtp', { afterFetching: true }, /was not to be seen/, /recognises you/],
  ])('%s', (_name, code, given, there, notThere) => {
    const text = words[code].explanation({ ...known, ...given })
    expect(text).toMatch(there)
    expect(text).not.toMatch(notThere)
  })

  it.each<[string | null, string]>([
    [null, 'User name or password was not accepted'],
    ['ann', 'The server knows you by another user name: ann'],
  ])('and so does a title: %s', (provenUsername, title) => {
    expect(words['credentials-rejected'].title({ ...known, provenUsername })).toBe(title)
  })
})

describe('what else helps', () => {
  it.each([
    ['nothing, where all is well', allWell()],
    ['nothing, where settings were proven', hotel()],
  ])('%s', (_name, run) => {
    expect(adviseOn(run.facts, run.diagnosis).words.alternatives).toEqual([])
  })

  const stuck = (code: FindingCode, reason: VerdictReason | null = null, ports = {}) =>
    adviseOn(
      facts(),
      diagnosis({
        network: { ...nothingKnown, ports },
        conclusions: [problem({ code })],
        verdict: { incoming: 'works', outgoing: 'blocked-here', overall: 'blocked-here', reason },
      }),
    ).words.alternatives.join('\n')

  it.each([
    ['port-blocked-by-network', {}, [/VPN/, /hotspot/, /web browser/, /Give this report/], [/port 465/]],
    ['port-blocked-by-network', { 465: 'open' }, [/port 465/, /VPN/], []],
    ['network-not-allowed', { 465: 'open' }, [/VPN/], [/port 465/]],
    ['credentials-rejected', {}, [/provider’s website/], [/VPN/, /hotspot/]],
    ['captive-portal', {}, [/sign-in page/], [/VPN/]],
    ['no-internet', {}, [/Reconnect/], [/VPN/, /web browser/]],
    ['temporary-failure', {}, [/Wait half an hour/], [/VPN/]],
    ['clock-wrong', {}, [/date and time/], [/VPN/]],
    ['dns-failure', {}, [/Give this report/], [/VPN/]],
  ] as const)('%s with %o', (code, ports, there, notThere) => {
    const text = stuck(code, null, ports)
    for (const each of there) expect(text).toMatch(each)
    for (const each of notThere) expect(text).not.toMatch(each)
  })

  it('asks for the password where that is what was missing', () => {
    expect(stuck('port-blocked-by-network', 'no-password')).toContain('with the password')
  })
})
