/** Reads labelled texts (the format of ../shared/data/replies.dev.jsonl) and judges them. Prints nothing. */
import { readFileSync } from 'node:fs'
import { causes } from '../../electron/contract/words.ts'
import type { Cause } from '../../electron/contract/words.ts'
import type { TextKind } from '../../electron/diagnose/causes/reading.ts'

export interface Sample {
  id: string
  protocol: TextKind
  text: string
  cause: Cause
  family: string
}

export interface Judged {
  sample: Sample
  got: Cause
}

const kinds: readonly string[] = ['smtp', 'imap', 'pop3', 'bounce', 'client']

function sampleOf(line: string, at: number): Sample {
  const row = JSON.parse(line) as Partial<Sample>
  if (
    typeof row.text !== 'string' ||
    !causes.some((cause) => cause === row.cause) ||
    !kinds.includes(`${row.protocol}`)
  )
    throw new Error(`line ${at + 1}: wants text, a cause of the vocabulary and a protocol (${kinds.join(', ')})`)
  return { id: row.id ?? `${at + 1}`, family: row.family ?? row.id ?? `${at + 1}`, ...row } as Sample
}

export function samplesOf(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(sampleOf)
}

export function judged(samples: readonly Sample[], causeOf: (sample: Sample) => Cause): Judged[] {
  return samples.map((sample) => ({ sample, got: causeOf(sample) }))
}

/** The mean over the labels that occur of 2·tp / (2·tp + fp + fn). */
export function macroF1(rows: readonly Judged[]): number {
  const labels = [...new Set(rows.map(({ sample }) => sample.cause))]
  const each = labels.map((cause) => {
    const right = rows.filter((row) => row.sample.cause === cause && row.got === cause).length
    const wrong = rows.filter((row) => (row.sample.cause === cause) !== (row.got === cause)).length
    return (2 * right) / (2 * right + wrong)
  })
  return each.reduce((sum, value) => sum + value, 0) / each.length
}

export function accuracy(rows: readonly Judged[]): number {
  return rows.filter(({ sample, got }) => sample.cause === got).length / rows.length
}

/** A reply's words without its code, tag and response code. */
export function sentenceOf(text: string): string {
  return text
    .replace(/^(?:[45]\d\d[- ])?(?:[45]\.\d{1,3}\.\d{1,3} )?/, '')
    .replace(/^(?:\S{1,8} |\* )(?:NO|BYE|BAD) /, '')
    .replace(/^-ERR /, '')
    .replace(/^\[[A-Z/-]+\] /, '')
}
