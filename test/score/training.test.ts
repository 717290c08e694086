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
    expect(await words(few)).toContain('zork\t')
    expect(await words(few.filter(({ text }) => text !== '550 zork five'))).not.toContain('zork\t')
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
