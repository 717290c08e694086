import { describe, expect, it } from 'vitest'
import type { CheckFacts, SendTestFacts, Step } from '../../../../electron/contract/facts.ts'
import { diagnose } from '../../../../electron/diagnose/diagnose.ts'
import { imap, imapCheck, run, smtp, smtpCheck, stubCauseOf } from '../facts.ts'

const out = smtpCheck()
const into = imapCheck()

const arrived: SendTestFacts = {
  through: out.id,
  watched: into.id,
  withheld: null,
  accepted: true,
  refused: null,
  arrivedIn: 'inbox',
  ms: 900,
  lookedToTheEnd: true,
  sawJunk: true,
  deleted: true,
}
const lost: SendTestFacts = { ...arrived, arrivedIn: null, deleted: false }
const refused: SendTestFacts = { ...lost, accepted: false, refused: 'message', lookedToTheEnd: false }

const step = (name: Step['name'], ok: boolean, reply: string | null): Step => ({ name, ok, ms: 1, reply, error: null })
const withSteps = (...steps: Step[]): CheckFacts => ({ ...out, steps: [...out.steps, ...steps] })
const refusedWith = (reply: string): CheckFacts => withSteps(step('deliver', false, reply))

describe.each<[string, CheckFacts, SendTestFacts | null, string[], string, string]>([
  ['not asked for', out, null, ['works info'], 'works', 'accepted'],
  ['arrived', out, arrived, ['works info'], 'works', 'accepted'],
  ['arrived as junk', out, { ...arrived, arrivedIn: 'junk' }, ['delivered-to-junk warning'], 'works', 'accepted'],
  [
    'lost',
    withSteps(step('deliver', true, '250 OK'), step('arrive', false, null)),
    lost,
    ['sent-but-not-delivered problem'],
    'broken',
    'sent-but-not-delivered',
  ],
  ['not looked for to the end', out, { ...lost, lookedToTheEnd: false }, ['works info'], 'works', 'accepted'],
  [
    'refused as spam',
    refusedWith('554 [content-rejected]'),
    refused,
    ['content-rejected problem'],
    'broken',
    'content-rejected',
  ],
  [
    'refused without a word why',
    refusedWith('554 no'),
    refused,
    ['content-rejected problem'],
    'broken',
    'content-rejected',
  ],
  [
    'put off without a word why',
    refusedWith('451 no'),
    refused,
    ['temporary-failure problem'],
    'cannot-tell',
    'temporary-failure',
  ],
  ['greylisted', refusedWith('451 [greylisted]'), refused, ['greylisted problem'], 'cannot-tell', 'greylisted'],
  ['own mailbox full', refusedWith('552 [mailbox-full]'), refused, ['mailbox-full warning'], 'works', 'accepted'],
  [
    'envelope refused without a word why',
    refusedWith('550 no'),
    { ...refused, refused: 'envelope' },
    [],
    'cannot-tell',
    'unknown',
  ],
  [
    'the connection ended',
    withSteps({ ...step('deliver', false, null), error: 'closed' }),
    { ...refused, refused: null },
    ['works info'],
    'works',
    'accepted',
  ],
  [
    'none was sent',
    out,
    { ...refused, refused: null, through: null, withheld: 'no-way-out' },
    ['works info'],
    'works',
    'accepted',
  ],
])('%s', (_, check, sendTest, findings, verdict, outcome) => {
  it(`gives ${findings.join(', ') || 'nothing'}, and ${verdict}`, () => {
    const told = diagnose(run({ incoming: imap(), outgoing: smtp() }, [into, check], { sendTest }), stubCauseOf)
    expect(told.conclusions.map(({ code, severity }) => `${code} ${severity}`)).toEqual(findings)
    expect(told.verdict.outgoing).toBe(verdict)
    expect(told.outcomes[check.id]).toBe(outcome)
  })
})

it('is not recommended where another endpoint of the same server lost the message', () => {
  const set = smtpCheck({ port: 25, security: 'none', wire: ['connect', 'refused'] })
  const sibling = { ...out, role: 'sibling' } as const
  const account = { incoming: imap(), outgoing: smtp({ port: 25, security: 'none' }) }
  const told = diagnose(run(account, [into, set, sibling], { sendTest: lost }), stubCauseOf)
  expect(told.recommended.outgoing).toBeNull()
  expect(told.conclusions.map(({ code }) => code)).toContain('sent-but-not-delivered')
  const without = diagnose(run(account, [into, set, sibling]), stubCauseOf)
  expect(without.recommended.outgoing).toMatchObject({ port: 465 })
})
