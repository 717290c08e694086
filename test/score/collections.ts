/** The labelled texts at hand; what each file holds says README.md. */
import { fileURLToPath } from 'node:url'
import { knownReplies } from '../electron/diagnose/causes/known-replies.ts'
import { sharedData } from '../shared-data.ts'
import { samplesOf } from './samples.ts'
import type { Sample } from './samples.ts'

const here = (name: string) => fileURLToPath(new URL(`texts/${name}.jsonl`, import.meta.url))

/** Real texts, and such as were written for tests. */
const wordings = (): Sample[] => samplesOf(here('wordings'))

/** Real texts, collected blind and kept apart by who collected them. */
const collected = (): Sample[] => samplesOf(here('collected'))

/** Texts in our own words, to widen the vocabulary. */
export const ownWords = (): Sample[] => samplesOf(here('own-words'))

/** The replies that the tests of single causes know. */
const known = (): Sample[] =>
  knownReplies.flatMap(({ cause, replies }) =>
    replies.map(({ kind, text }) => ({ id: text, family: text, protocol: kind, text, cause })),
  )

/** Those that the rows were written for, or that real servers sent. */
export const provenTexts = (): Sample[] => [...wordings(), ...collected(), ...known()]

export const ourTexts = (): Sample[] => [...provenTexts(), ...ownWords()]

/** None where ../shared/data is absent. */
export const sharedTexts = (): Sample[] => (sharedData === null ? [] : samplesOf(`${sharedData}replies.dev.jsonl`))
