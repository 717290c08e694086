/**
 * Does a text contain a phrase? Phrases are written as plain words with four signs, so that rows read like what servers say:
 * `relay*` begins with · `denied|refused` either · `..` up to five words between · all else literally.
 * No regular expressions and no backtracking: linear in the text.
 */
import { fold, wordsOf } from './tokens.ts'

/** The most words a `..` may stand for. */
const widestGap = 5

type WordTest = { exact: ReadonlySet<string>; prefixes: readonly string[] }
type Part = { gap: true } | { gap: false; test: WordTest }

export interface Phrase {
  readonly written: string
  readonly parts: readonly Part[]
  /** The parts after the first. */
  readonly rest: readonly Part[]
}

const gapSign = '..'

function partOf(sign: string): Part[] {
  if (sign === gapSign) return [{ gap: true }]
  const alternatives = sign.split('|')
  const prefixes = alternatives.filter((each) => each.endsWith('*')).map((each) => fold(each.slice(0, -1)))
  const exact = alternatives.filter((each) => !each.endsWith('*'))
  if (alternatives.length === 1 && exact.length === 1) {
    // A single literal may fall into several words (`5-7`, ideographs).
    return wordsOf(sign).map((each) => ({ gap: false, test: { exact: new Set([each]), prefixes: [] } }))
  }
  const words = exact.map((each) => wordsOf(each))
  if (words.some((each) => each.length !== 1)) throw new Error(`an alternative is one word: "${sign}"`)
  return [{ gap: false, test: { exact: new Set(words.flat()), prefixes } }]
}

/** Throws where a phrase starts with a gap or has more than three: a row that is slow or never matches is a mistake of ours. */
export function phrase(written: string): Phrase {
  const parts = written.split(' ').flatMap(partOf)
  const first = parts[0]
  if (first === undefined || first.gap) throw new Error(`a phrase begins with a word: "${written}"`)
  if (parts.filter((part) => part.gap).length > 3) throw new Error(`a phrase has three gaps at most: "${written}"`)
  return { written, parts, rest: parts.slice(1) }
}

function accepts(test: WordTest, word: string): boolean {
  return test.exact.has(word) || test.prefixes.some((prefix) => word.startsWith(prefix))
}

/** Does the rest of a phrase follow from this word on? */
function matchesAt(parts: readonly Part[], words: readonly string[], wordAt: number): boolean {
  // All positions that the parts so far can have led to; a gap widens, a word narrows. No backtracking.
  let reached = [wordAt]
  for (const part of parts) {
    if (part.gap) {
      const last = reached[reached.length - 1]! + widestGap
      const wider: number[] = []
      let next = reached[0]!
      for (const from of reached) {
        for (next = Math.max(next, from); next <= Math.min(from + widestGap, last); next += 1) wider.push(next)
      }
      reached = wider
    } else {
      reached = reached.filter((at) => at < words.length && accepts(part.test, words[at]!)).map((at) => at + 1)
      if (reached.length === 0) return false
    }
  }
  return true
}

interface Entry<Row> {
  phrase: Phrase
  row: Row
}

/** A phrase is tried at this many of the places where its first word stands; a sentence that decides comes earlier. */
const mostTries = 4096

/**
 * Calls back for every place where a phrase begins, row by row. Indexed by first words: built once, asked often.
 * Linear in the words: each phrase is tried at `mostTries` places at most.
 */
export function phraseFinder<Row>(
  entries: readonly Entry<Row>[],
): (words: readonly string[], onFound: (row: Row, at: number) => void, isDone?: (row: Row) => boolean) => void {
  const byWord = new Map<string, Entry<Row>[]>()
  const byPrefix = new Map<string, Entry<Row>[]>()
  const prefixLengths = new Set<number>()
  for (const entry of entries) {
    const first = entry.phrase.parts[0]
    if (first === undefined || first.gap) continue
    for (const each of first.test.exact) push(byWord, each, entry)
    for (const each of first.test.prefixes) {
      push(byPrefix, each, entry)
      prefixLengths.add(each.length)
    }
  }
  return (words, onFound, isDone = () => false) => {
    const tries = new Map<Entry<Row>[], number>()
    const collect = (candidates: Entry<Row>[] | undefined, at: number) => {
      if (candidates === undefined) return
      const tried = (tries.get(candidates) ?? 0) + 1
      if (tried > mostTries) return
      tries.set(candidates, tried)
      for (const {
        phrase: { rest },
        row,
      } of candidates) {
        if (!isDone(row) && matchesAt(rest, words, at + 1)) onFound(row, at)
      }
    }
    words.forEach((word, at) => {
      collect(byWord.get(word), at)
      for (const length of prefixLengths) {
        if (word.length >= length) collect(byPrefix.get(word.slice(0, length)), at)
      }
    })
  }
}

/** Tells, for the words of a text, every row of which a phrase occurs. */
export function phraseBook<Row>(entries: readonly Entry<Row>[]): (words: readonly string[]) => Set<Row> {
  const find = phraseFinder(entries)
  return (words) => {
    const found = new Set<Row>()
    find(
      words,
      (row) => found.add(row),
      (row) => found.has(row),
    )
    return found
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
