/** A resolver that knows nobody: whole checks end without a finding (vocabulary.md), and not without a word. */
import { expect, it } from 'vitest'
import { adviseOn } from '../../../electron/advise/advise.ts'
import { isNamelessHere } from '../../../electron/advise/nameless-here.ts'
import { causeOf } from '../../../electron/diagnose/cause-of.ts'
import { diagnose } from '../../../electron/diagnose/diagnose.ts'
import { dnsProbes, imap, imapCheck, run, smtp, smtpCheck } from '../diagnose/facts.ts'

const both = { incoming: imap(), outgoing: smtp() }
const nobody = [imapCheck({ wire: ['resolve', 'dns-not-found'] }), smtpCheck({ wire: ['resolve', 'dns-not-found'] })]

it('says that no name is found, and what to do about that', () => {
  const facts = run(both, nobody, { probes: dnsProbes('---', 'dns-not-found') })
  const diagnosis = diagnose(facts, causeOf)
  const { findings, words } = adviseOn(facts, diagnosis)
  expect(findings).toEqual([])
  expect(diagnosis.verdict).toMatchObject({ overall: 'cannot-tell', reason: 'unanswered' })
  expect(words.headline).toBe('Receiving and sending could not be tested: no name at all can be looked up here.')
  expect(words.alternatives.join('\n')).toMatch(/name service.*\n.*hotspot.*\n.*DNS servers.*automatic/)
  expect(words.hotspotAt).toBe(1)
})

it.each<[string, Parameters<typeof isNamelessHere>[0], boolean]>([
  ['nobody was asked for', { checks: nobody, probes: [] }, false],
  ['one of three is found', { checks: nobody, probes: dnsProbes('--+') }, false],
  ['only one was asked for', { checks: nobody, probes: dnsProbes('-') }, false],
  [
    'the other server’s name is found',
    { checks: [...nobody.slice(0, 1), smtpCheck()], probes: dnsProbes('---') },
    false,
  ],
  ['none', { checks: nobody, probes: dnsProbes('---') }, true],
])('%s', (_name, facts, expected) => {
  expect(isNamelessHere(facts)).toBe(expected)
})
