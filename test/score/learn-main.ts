/**
 * `npm run learn`: makes assets/learned-words.json from all labelled texts at hand: those beside this file, and the shared sample
 * where it is there.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ourTexts, sharedTexts } from './collections.ts'
import { learn, lessonOf } from './training.ts'

const weightsFile = fileURLToPath(new URL('../../assets/learned-words.json', import.meta.url))

export async function main(): Promise<string> {
  const samples = [...ourTexts(), ...sharedTexts()]
  const lessons = await Promise.all(samples.map(lessonOf))
  const weights = learn(lessons)
  // A feature a line, so that a change shows what it changed.
  const text = `${JSON.stringify(weights).replaceAll('","', '",\n"')}\n`
  writeFileSync(weightsFile, text)
  return `learned from ${samples.length} texts: ${weights.features.length} words, pairs, stems and notions; ${Math.round(text.length / 1024)} KiB\n`
}
