/** The test message in the practice networks, whole runs through the API: where it went, what is concluded, what is said. */
import { describe, expect, it } from 'vitest'
import { api } from '../../electron/api.ts'
import { reportSchema } from '../../electron/contract/parse/report-schema.ts'
import type { Progress } from '../../electron/contract/progress.ts'
import type { CheckAnswer } from '../../electron/contract/api.ts'
import { practiceRows } from '../../electron/practice/networks.ts'

async function run(name: string, waitMs = 1000): Promise<CheckAnswer & { told: Progress[] }> {
  const told: Progress[] = []
  const answer = await api.checkPractice(
    { name, timeoutMs: 3000, allowClearText: false, recipient: null, sendTest: { waitMs } },
    { signal: new AbortController().signal, onProgress: (progress) => told.push(progress) },
  )
  return { ...answer, told }
}

describe.each([
  [
    'home',
    30_000,
    { accepted: true, arrivedIn: 'inbox', deleted: true },
    'smtp:smtp.proseware.example:465:tls:password',
  ],
  [
    'junk',
    30_000,
    { accepted: true, arrivedIn: 'junk', deleted: true },
    'smtp:smtp.proseware.example:465:tls:password',
  ],
  [
    'silent-drop',
    1000,
    { accepted: true, arrivedIn: null, deleted: false },
    'smtp:smtp.proseware.example:465:tls:password',
  ],
  // Through the endpoint that was proven, not through the one that is set.
  [
    'relay-denied',
    30_000,
    { accepted: true, arrivedIn: 'inbox', deleted: true },
    'smtp:smtp.proseware.example:465:tls:password',
  ],
  // POP3: seen at the next sign-in, deleted with QUIT.
  [
    'pop-before-smtp',
    30_000,
    { accepted: true, arrivedIn: 'inbox', deleted: true },
    'smtp:smtp.proseware.example:25:none:none:after-fetch',
  ],
] as const)('in the practice network %s', (name, waitMs, sendTest, through) => {
  it('is sent once, looked for and deleted, and judged as an expert would', async () => {
    const { report, told } = await run(name, waitMs)
    expect(reportSchema.safeParse(JSON.parse(JSON.stringify(report))).error).toBeUndefined()
    expect(report.sendTest).toMatchObject(sendTest)
    const row = practiceRows.find((each) => each.name === name)
    const { verdict, first } = row?.expectedOfTest ?? row?.expected ?? {}
    expect({ verdict: report.verdict, first: report.findings[0]?.code }).toEqual({ verdict, first })
    const steps = report.checks.flatMap(({ id, steps }) =>
      steps.flatMap(({ name, ok }) => (isOfTest(name) ? `${id} ${name} ${ok}` : [])),
    )
    const arrived = sendTest.arrivedIn !== null
    expect(steps).toEqual([`${through} deliver true`, `${through} arrive ${arrived}`])
    // The window can say what is waited for.
    const heard = told.flatMap((each) =>
      each.kind === 'step' && isOfTest(each.step.name) ? `${each.check} ${each.step.name}` : [],
    )
    expect(heard).toEqual([`${through} deliver`, `${through} arrive`])
  })
})

const isOfTest = (name: string): boolean => name === 'deliver' || name === 'arrive'

it('is not sent where nothing was proven, and says so', async () => {
  const { report, words } = await run('wrong-password')
  expect(report.sendTest).toBeNull()
  expect(words.sendTest).toMatch(/^No test message was sent: /)
  expect(report.signIns).toEqual({ sent: 2, rejected: 2 })
})

it('is never sent without being asked for', async () => {
  const answer = await api.checkPractice(
    { name: 'silent-drop', timeoutMs: 3000, allowClearText: false, recipient: null },
    { signal: new AbortController().signal, onProgress: () => {} },
  )
  expect(answer.report.sendTest).toBeNull()
  expect(answer.words.sendTest).toBeUndefined()
  expect(answer.report.verdict.overall).toBe('works')
})
