/** Learning, on texts made for the test; and that the weights which ship are those that the collections teach. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Weights } from '../../electron/diagnose/causes/learned/leanings.ts'
import { leanBy } from '../../electron/diagnose/causes/learned/leanings.ts'
import { readingOf } from '../../electron/diagnose/causes/reading.ts'
import { sharedData } from '../shared-data.ts'
import { ourTexts, sharedTexts } from './collections.ts'
import type { Sample } from './samples.ts'
import { learn, lessonOf } from './training.ts'

const sample = (text: string, cause: Sample['cause']): Sample => ({
  id: text,
  family: text,
  protocol: 'smtp',
  text,
  cause,
})

const few: readonly Sample[] = ['one', 'two', 'three', 'four', 'five'].flatMap((each) => [
  sample(`550 zork ${each}`, 'mailbox-full'),
  sample(`550 blip ${each}`, 'greylisted'),
])

const lessonsOf = (samples: readonly Sample[]) => Promise.all(samples.map(lessonOf))

describe('learning', () => {
  it('tells words apart that it was told to', async () => {
    const lean = leanBy(learn(await lessonsOf(few)))
    const said = (text: string) => lean(readingOf({ kind: 'smtp', step: null, text }))
    expect(said('550 zork six')['mailbox-full']).toBeGreaterThan(said('550 zork six').greylisted!)
    expect(said('550 blip six').greylisted).toBeGreaterThan(said('550 blip six')['mailbox-full']!)
  })

  it('learns the same from the same texts', async () => {
    expect(learn(await lessonsOf(few))).toEqual(learn(await lessonsOf(few)))
  })

  it('learns no word by heart that only four texts have', async () => {
    const words = (samples: readonly Sample[]) => lessonsOf(samples).then((all) => learn(all).features.join('\n'))
    expect(await words(few)).toContain('zork|')
    expect(await words(few.filter(({ text }) => text !== '550 zork five'))).not.toContain('zork|')
  })
})

describe('what a text teaches', () => {
  const report =
    'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; b@y.example\nAction: failed\nStatus: 5.2.2\n'
  const bounce = `This is the mail system.\n\n${report}Diagnostic-Code: smtp; 552 5.2.2 zork blip\n`
  const quoted = (reply: string) => `<b@y.example>: host mx.y.example said: ${reply} (in reply to RCPT TO command)`

  it('the reply of a report, and not the words around it', async () => {
    const features = (await lessonOf(sample(bounce, 'mailbox-full'))).features.flat()
    expect(features).toContain('zork')
    expect(features).not.toContain('system')
  })

  it.each<[string, string, Sample['cause'], Sample['cause']]>([
    [
      'what another server said of relaying',
      quoted('554 5.7.1 Relay access denied'),
      'recipient-misrouted',
      'relay-denied',
    ],
    [
      'what another server said of a sign-in',
      quoted('530 Authentication required'),
      'recipient-misrouted',
      'auth-required',
    ],
    ['what another server said besides', quoted('550 mail loops back'), 'recipient-misrouted', 'recipient-misrouted'],
    ['its label', '554 Relay access denied', 'mailbox-full', 'mailbox-full'],
  ])('%s', async (_name, text, label, taught) => {
    expect((await lessonOf(sample(text, label))).cause).toBe(taught)
  })
})

describe.skipIf(sharedData === null)('the weights that ship (skipped where ../shared/data is absent)', () => {
  it('are what the collections teach; else run npm run learn', { timeout: 120_000 }, async () => {
    const file = fileURLToPath(new URL('../../assets/learned-words.json', import.meta.url))
    const shipped = JSON.parse(readFileSync(file, 'utf8')) as Weights
    const learned = new Set(learn(await lessonsOf([...ourTexts(), ...sharedTexts()])).features)
    // Another Node may round a few of them otherwise.
    const others = shipped.features.filter((line) => !learned.has(line))
    expect(others.length).toBeLessThan(shipped.features.length / 100)
    expect(learned.size).toBeGreaterThan(shipped.features.length * 0.99)
    expect(learned.size).toBeLessThan(shipped.features.length * 1.01)
  })
})
