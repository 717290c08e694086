import { describe, expect, it } from 'vitest'
import { headlineOf, type Endings } from '../../../electron/advise/headline.ts'
import { findingCodes, verdictReasons, verdicts } from '../../../electron/contract/words.ts'
import type { Verdict } from '../../../electron/contract/words.ts'
import type { SettingChange } from '../../../electron/contract/report.ts'
import { diagnosis, hotel, problem } from './run.ts'

const change = (setting: SettingChange['setting']): SettingChange => ({ setting, from: 25, to: 587 })

function later(first: Verdict, second: Verdict): Verdict {
  return verdicts.indexOf(first) > verdicts.indexOf(second) ? first : second
}

describe('headlines', () => {
  it('says what works and what to change', () => {
    expect(headlineOf(hotel().diagnosis)).toBe('You can receive mail. To send from this network, change four settings.')
  })

  it.each([
    ['works', 'works', null, null, 'You can receive and send mail from here.'],
    [
      'works',
      'blocked-here',
      null,
      'port-blocked-by-network',
      'You can receive mail. Sending does not work: this network blocks the way the settings use.',
    ],
    [
      'cannot-sign-in',
      'cannot-tell',
      'stopped',
      'credentials-rejected',
      'Receiving does not work: user name or password was not accepted. Sending could not be tested.',
    ],
    [
      'cannot-tell',
      'cannot-tell',
      'no-password',
      null,
      'Receiving and sending could not be tested: no password was given.',
    ],
    [
      'broken',
      'broken',
      null,
      'certificate-expired',
      'Neither receiving nor sending works: the server’s certificate is out of date.',
    ],
    [
      'works',
      'cannot-tell',
      'temporary',
      'greylisted',
      'You can receive mail. Sending could not be tested: the server asks to try again later.',
    ],
  ] as const)('incoming %s, outgoing %s, %s, %s', (incoming, outgoing, reason, code, expected) => {
    const conclusions = code === null ? [] : [problem({ code, server: incoming === 'works' ? 'outgoing' : null })]
    const verdict = { incoming, outgoing, overall: later(incoming, outgoing), reason }
    expect(headlineOf(diagnosis({ verdict, conclusions }))).toBe(expected)
  })

  it('stays within twenty words for every answer there can be', () => {
    const long: string[] = []
    const changes = [0, 1, 12].map((count) => [
      ...Array.from({ length: count }, () => change('outgoing.port')),
      ...Array.from({ length: count }, () => change('incoming.port')),
    ])
    for (const incoming of verdicts)
      for (const outgoing of verdicts)
        for (const reason of [null, ...verdictReasons])
          for (const code of findingCodes)
            for (const server of ['incoming', 'outgoing', null] as const)
              for (const list of changes) {
                const headline = headlineOf(
                  diagnosis({
                    verdict: { incoming, outgoing, overall: later(incoming, outgoing), reason },
                    conclusions: [problem({ code, server })],
                    recommended: { incoming: null, outgoing: null, changes: list },
                  }),
                )
                const calm = /^[A-Z].*\.$/.test(headline) && !/[!?]|undefined|null|\.\./.test(headline)
                if (headline.split(/\s+/).length > 20 || !calm) long.push(headline)
              }
    expect([...new Set(long)]).toEqual([])
  })

  it.each<[string, Endings, string]>([
    [
      'the side that could not be tested',
      { outgoing: 'the server closed the connection' },
      'You can receive mail. Sending could not be tested: the server closed the connection.',
    ],
    ['nothing known of it', {}, 'You can receive mail. Sending could not be tested: there was no answer that tells.'],
  ])('says how the check ended: %s', (_name, endings, expected) => {
    const verdict = {
      incoming: 'works',
      outgoing: 'cannot-tell',
      overall: 'cannot-tell',
      reason: 'unanswered',
    } as const
    expect(headlineOf(diagnosis({ verdict }), endings)).toBe(expected)
  })
})
