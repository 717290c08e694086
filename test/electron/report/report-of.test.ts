import { describe, expect, it } from 'vitest'
import { adviseOn } from '../../../electron/advise/advise.ts'
import { reportSchema } from '../../../electron/contract/parse/report-schema.ts'
import type { Report } from '../../../electron/contract/report.ts'
import { reportOf } from '../../../electron/report/report-of.ts'
import { allWell, diagnosis, facts, hotel, refused } from '../advise/run.ts'

function report(run: ReturnType<typeof hotel>): Report {
  return reportOf(run.facts, run.diagnosis, adviseOn(run.facts, run.diagnosis).findings)
}

describe('the report', () => {
  it.each([
    ['a hotel', hotel()],
    ['a refusal', refused()],
    ['all well', allWell()],
    ['nothing at all', { facts: facts({ account: { email: 'ann@proseware.example' } }), diagnosis: diagnosis() }],
  ])('keeps to the contract: %s', (_name, run) => {
    const result = reportSchema.safeParse(JSON.parse(JSON.stringify(report(run))))
    expect(result.error?.issues ?? []).toEqual([])
  })

  it('keeps to itself whom it asked for and what resolved', () => {
    const steps = report(hotel()).checks.flatMap((check) => check.steps)
    expect(new Set(steps.flatMap((step) => Object.keys(step)))).toEqual(
      new Set(['name', 'ok', 'ms', 'reply', 'error', 'addresses']),
    )
    expect(steps.filter((step) => 'addresses' in step).map(({ name }) => name)).toEqual([
      'connect',
      'connect',
      'connect',
    ])
  })

  it('has no fields in the account for what is not set', () => {
    const account = {
      email: 'ann@proseware.example',
      incoming: undefined,
      outgoing: { host: 'h', port: 25, security: 'none', username: '', authentication: undefined },
    }
    const made = reportOf(facts({ account: account as never }), diagnosis(), [])
    expect(Object.keys(made.account)).toEqual(['email', 'outgoing'])
    expect(Object.keys(made.account.outgoing ?? {})).not.toContain('authentication')
  })

  it('will not report a check that nobody judged', () => {
    const run = hotel()
    expect(() => reportOf(run.facts, { ...run.diagnosis, outcomes: {} }, [])).toThrow('no outcome')
  })
})

describe('the schema refuses', () => {
  const good = report(hotel())
  const recommended = good.recommended
  it.each<[string, object]>([
    ['a further field', { extra: 1 }],
    ['a word that is not of the vocabulary', { verdict: { ...good.verdict, outgoing: 'fine' } }],
    ['an overall that does not follow', { verdict: { ...good.verdict, overall: 'works' } }],
    ['evidence that does not exist', { findings: [{ ...good.findings[0], evidence: ['smtp:x:1:tls:none'] }] }],
    ['a third rejection', { signIns: { sent: 3, rejected: 3 } }],
    ['more rejections than sign-ins', { signIns: { sent: 0, rejected: 1 } }],
    ['an id of other fields', { checks: good.checks.map((check) => ({ ...check, port: 26 })) }],
    ['two checks of one id', { checks: [...good.checks, good.checks[0]] }],
    [
      'a further field in a step',
      { checks: good.checks.map((check) => ({ ...check, steps: [{ ...check.steps[0], recipient: 'a' }] })) },
    ],
    [
      'a recommendation that nothing proved',
      { recommended: { ...recommended, outgoing: { ...recommended.outgoing, evidence: [good.checks[1]?.id] } } },
    ],
    [
      'a recommendation for another port',
      { recommended: { ...recommended, outgoing: { ...recommended.outgoing, port: 465 } } },
    ],
    [
      'a recommendation without sign-in',
      { recommended: { ...recommended, outgoing: { ...recommended.outgoing, authentication: 'none' } } },
    ],
    ['changes to nothing', { recommended: { ...recommended, outgoing: null } }],
  ])('%s', (_name, change) => {
    expect(reportSchema.safeParse(good).success).toBe(true)
    expect(reportSchema.safeParse({ ...good, ...change }).success).toBe(false)
  })
})
