/**
 * Learns the weights of `electron/diagnose/causes/learned` from labelled texts: multinomial logistic regression by AdaGrad
 * (Duchi, Hazan, Singer 2011). The same texts give the same weights: the generator that shuffles them is our own.
 */
import { causes } from '../../electron/contract/words.ts'
import type { Cause } from '../../electron/contract/words.ts'
import { everything, tellByRows } from '../../electron/diagnose/causes/by-rows.ts'
import { judgeWith } from '../../electron/diagnose/causes/cause-of-text.ts'
import { featuresOf } from '../../electron/diagnose/causes/learned/features.ts'
import { sharesOf, written } from '../../electron/diagnose/causes/learned/leanings.ts'
import type { Weights } from '../../electron/diagnose/causes/learned/leanings.ts'
import { partsOf } from '../../electron/diagnose/explain/explain.ts'
import type { Sample } from './samples.ts'

/** A feature that fewer texts have is left out: it would be learned by heart. */
const leastTexts = 5
const rounds = 8
const rate = 0.2
/** Pulls weights that nothing needs towards 0. */
const decay = 1e-3
/** Weights are rounded to this part of 1; those below `leastWeight` of these parts are left out. */
const scale = 20
const leastWeight = 8

export interface Lesson {
  features: readonly (readonly string[])[]
  cause: Cause
}

const judge = judgeWith(everything, null)
const tell = tellByRows(everything)

/** What of a text decides, and the cause that it is to teach. */
export async function lessonOf({ text, cause }: Sample): Promise<Lesson> {
  const { kind, body, report } = await partsOf(text)
  const diagnostic = report?.diagnostic ?? null
  const reading = judge.decidingOf({
    kind: diagnostic === null ? kind : 'bounce',
    step: null,
    text: diagnostic ?? body,
  })
  const told = tell(reading).cause
  // Said by another server, known by the words around it: the quoted reply itself teaches what it says.
  const isQuoted = cause === 'recipient-misrouted' && (told === 'relay-denied' || told === 'auth-required')
  return { features: featuresOf(reading), cause: isQuoted ? told : cause }
}

/** From 0 to 1, the same on every machine: a linear congruential generator (Numerical Recipes). */
function draws(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function shuffled<Value>(list: readonly Value[], draw: () => number): Value[] {
  const order = [...list]
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(draw() * (i + 1))
    const other = order[j]!
    order[j] = order[i]!
    order[i] = other
  }
  return order
}

function knownFeatures(lessons: readonly Lesson[]): Map<string, number> {
  const texts = new Map<string, number>()
  for (const { features } of lessons)
    for (const feature of features.flat()) texts.set(feature, (texts.get(feature) ?? 0) + 1)
  const known = [...texts].filter(([, count]) => count >= leastTexts).map(([feature]) => feature)
  return new Map(known.sort().map((feature, row) => [feature, row]))
}

interface Example {
  /** Rows of the weights, and how much of each; the last is the bias. */
  rows: Int32Array
  shares: Float64Array
  cause: number
  /** A rare cause counts more. */
  worth: number
}

function examplesOf(lessons: readonly Lesson[], known: ReadonlyMap<string, number>): Example[] {
  const countOf = new Map(causes.map((cause) => [cause, lessons.filter((lesson) => lesson.cause === cause).length]))
  return lessons.map((lesson) => {
    const shares = sharesOf(lesson.features, (feature) => known.has(feature))
    return {
      rows: Int32Array.from([...shares.map(([feature]) => known.get(feature)!), known.size]),
      shares: Float64Array.from([...shares.map(([, share]) => share), 1]),
      cause: causes.indexOf(lesson.cause),
      worth: Math.sqrt(lessons.length / (causes.length * countOf.get(lesson.cause)!)),
    }
  })
}

/** How likely each cause is by the weights so far, minus what is so: written into `slopes`. */
function askWeights({ rows, shares, cause, worth }: Example, weights: Float64Array, slopes: Float64Array): void {
  slopes.fill(0)
  rows.forEach((row, at) => {
    const from = row * slopes.length
    for (let c = 0; c < slopes.length; c += 1) slopes[c]! += shares[at]! * weights[from + c]!
  })
  const most = Math.max(...slopes)
  let total = 0
  for (let c = 0; c < slopes.length; c += 1) total += slopes[c] = Math.exp(slopes[c]! - most)
  for (let c = 0; c < slopes.length; c += 1) slopes[c] = worth * (slopes[c]! / total - (c === cause ? 1 : 0))
}

function step({ rows, shares }: Example, slopes: Float64Array, weights: Float64Array, squares: Float64Array): void {
  rows.forEach((row, at) => {
    const from = row * slopes.length
    for (let c = 0; c < slopes.length; c += 1) {
      const slope = slopes[c]! * shares[at]! + decay * weights[from + c]!
      squares[from + c]! += slope * slope
      weights[from + c]! -= (rate * slope) / Math.sqrt(squares[from + c]!)
    }
  })
}

export function learn(lessons: readonly Lesson[]): Weights {
  const known = knownFeatures(lessons)
  const examples = examplesOf(lessons, known)
  const weights = new Float64Array((known.size + 1) * causes.length)
  const squares = new Float64Array(weights.length).fill(1e-6)
  const slopes = new Float64Array(causes.length)
  const draw = draws()
  for (let round = 0; round < rounds; round += 1) {
    for (const example of shuffled(examples, draw)) {
      askWeights(example, weights, slopes)
      step(example, slopes, weights, squares)
    }
  }
  // Only differences between causes count: measured from the middle one, most of a row is nearly 0.
  const rounded = (row: number) => {
    const all = weights.subarray(row * causes.length, (row + 1) * causes.length)
    const middle = all.toSorted()[causes.length >> 1]!
    return [...all].map((weight) => Math.round((weight - middle) * scale))
  }
  const features = [...known].flatMap(([feature, row]) => {
    const some = rounded(row).map((weight) => (Math.abs(weight) < leastWeight ? 0 : weight))
    return some.some((weight) => weight !== 0) ? [written(feature, some)] : []
  })
  return { causes, scale, bias: rounded(known.size), features }
}
