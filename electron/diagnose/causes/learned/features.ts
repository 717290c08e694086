/**
 * What is counted of a text when its cause is weighed by what was learned: its words and pairs of words, their beginnings
 * (words of one stem, in any language that has endings), the notions in them, and the codes.
 */
import { notionsIn } from '../by-concepts.ts'
import type { Reading } from '../reading.ts'

/** Of a longer text, the beginning: a reply that decides is shorter. */
const mostWords = 400

/** A stem may be short or long; several beginnings of a word are taken. */
const beginnings = [3, 4, 5, 6, 7] as const

/** Those of Outlook, too (`0x80042109`): what a number of its means by itself says `explain/outlook-codes.ts`, from Microsoft's documents. */
const isNumber = /^(?:[\d.]+|0x[\da-f]+)$/

function codesOf({ shape: { code, enhanced, responseCode } }: Reading): string[] {
  return [
    ...(code === null ? [] : [`${code}`, `${Math.floor(code / 100)}xx`]),
    // As a temporary refusal or a permanent one, and whatever it is.
    ...(enhanced === null ? [] : [enhanced, `x${enhanced.slice(1)}`]),
    ...(responseCode === null ? [] : [responseCode]),
  ]
}

/** Three groups that weigh the same, however long the text is; each feature once. */
export function featuresOf(reading: Reading): readonly (readonly string[])[] {
  const words = reading.words.slice(0, mostWords).map((word) => (isNumber.test(word) ? '0' : word))
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`)
  const stems = words.flatMap((word) =>
    beginnings.flatMap((length) => (word.length > length ? [`${word.slice(0, length)}*`] : [])),
  )
  const { code } = reading.shape
  // "Cannot verify" is another thing for now (4xx) than for good (5xx).
  const notions = [...notionsIn(words)].flatMap((notion) =>
    code === null ? [`<${notion}>`] : [`<${notion}>`, `<${notion} ${Math.floor(code / 100)}xx>`],
  )
  return [
    [...new Set([...words, ...pairs])],
    [...new Set(stems)],
    [...notions, ...codesOf(reading).map((each) => `<${each}>`)],
  ]
}
