/**
 * Does a text contain a phrase? Phrases are written as plain words with four signs, so that rows read like what servers say:
 * `relay*` begins with · `denied|refused` either · `..` up to five words between · all else literally.
 * No regular expressions and no backtracking beyond those five words: linear in the text.
 */
import { fold, wordsOf } from './tokens.ts'

/** The most words a `..` may stand for. */
const widestGap = 5

type WordTest = { exact: ReadonlySet<string>; prefixes: readonly string[] }
type Part = { gap: true } | { gap: false; test: WordTest }

export interface Phrase {
  readonly written: string
  readonly parts: readonly Part[]
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
  return { written, parts }
}

function accepts(test: WordTest, word: string): boolean {
  return test.exact.has(word) || test.prefixes.some((prefix) => word.startsWith(prefix))
}

function matchesAt(parts: readonly Part[], words: readonly string[], partAt: number, wordAt: number): boolean {
  let at = wordAt
  for (let index = partAt; index < parts.length; index += 1) {
    const part = parts[index]!
    if (part.gap) {
      for (let skipped = 0; skipped <= widestGap; skipped += 1) {
        if (matchesAt(parts, words, index + 1, at + skipped)) return true
      }
      return false
    }
    const word = words[at]
    if (word === undefined || !accepts(part.test, word)) return false
    at += 1
  }
  return true
}

interface Entry<Row> {
  phrase: Phrase
  row: Row
}

/** Tells, for the words of a text, every row of which a phrase occurs. Indexed by first words: built once, asked often. */
export function phraseBook<Row>(entries: readonly Entry<Row>[]): (words: readonly string[]) => Set<Row> {
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
  return (words) => {
    const found = new Set<Row>()
    const collect = (candidates: readonly Entry<Row>[] | undefined, at: number) => {
      for (const { phrase: candidate, row } of candidates ?? []) {
        if (!found.has(row) && matchesAt(candidate.parts, words, 1, at + 1)) found.add(row)
      }
    }
    words.forEach((word, at) => {
      collect(byWord.get(word), at)
      for (const length of prefixLengths) {
        if (word.length >= length) collect(byPrefix.get(word.slice(0, length)), at)
      }
    })
    return found
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
