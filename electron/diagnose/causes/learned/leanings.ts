/**
 * Which causes does a text lean to, by all labelled texts taken together? A linear model (multinomial logistic regression) over
 * `features.ts`: each word speaks for some causes and against others, and the sum counts. The weights are made by `npm run learn`.
 */
import type { Cause } from '../../../contract/words.ts'
import type { Reading } from '../reading.ts'
import { featuresOf } from './features.ts'

export interface Weights {
  /** The first is written as `a`, the second as `b`, …, the 27th as `A`. */
  causes: readonly Cause[]
  /** The whole numbers below are this many times the weights. */
  scale: number
  /** By cause; what holds before any word is read. */
  bias: readonly number[]
  /** `relay denied|c41d-7`: a feature, then a letter and a number for each cause that it speaks for or against. */
  features: readonly string[]
}

/** By cause: how much more speaks for it than for others, as natural logarithms of odds. */
export type Leanings = Readonly<Partial<Record<Cause, number>>>

export type Lean = (reading: Reading) => Leanings

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** One line of `Weights.features`; a weight of 0 is not written. */
export function written(feature: string, weights: readonly number[]): string {
  return `${feature}|${weights.map((weight, at) => (weight === 0 ? '' : `${letters[at]}${weight}`)).join('')}`
}

/** The features of each group share a weight of 1 in the Euclidean norm, so that long texts do not shout. */
export function sharesOf(
  groups: readonly (readonly string[])[],
  isKnown: (feature: string) => boolean,
): [feature: string, share: number][] {
  return groups.flatMap((group) => {
    const known = group.filter(isKnown)
    return known.map((feature): [string, number] => [feature, 1 / Math.sqrt(known.length)])
  })
}

function featureAndWeights(line: string): [feature: string, weights: string] {
  const bar = line.indexOf('|')
  return [line.slice(0, bar), line.slice(bar + 1)]
}

/** Linear in the number of words. A feature without weights counts nothing, and takes no share of those that have some. */
export function leanBy({ causes, bias, features, scale }: Weights): Lean {
  const weightsOf = new Map(features.map(featureAndWeights))
  return (reading) => {
    const sums = [...bias]
    for (const [feature, share] of sharesOf(featuresOf(reading), (each) => weightsOf.has(each))) {
      for (const [, letter, weight] of (weightsOf.get(feature) ?? '').matchAll(/([a-zA-Z])(-?\d+)/g)) {
        const at = letters.indexOf(letter!)
        sums[at] = sums[at]! + share * Number(weight)
      }
    }
    return Object.fromEntries(causes.map((cause, at) => [cause, sums[at]! / scale]))
  }
}
