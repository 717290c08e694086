/** What could not be read, collected: each line once, nothing in it that a terminal would act on. */
import type { FoundWarning, MailProgram } from '../../contract/found.ts'
import type { Warn } from '../read/files.ts'

/** A hostile folder must not fill the screen. */
const mostOfOneProgram = 50

export interface Warnings {
  of(source: MailProgram | null): Warn
  /** In the order of the programs given, what belongs to none of them last. */
  inOrder(programs: readonly MailProgram[]): FoundWarning[]
}

/** Control and formatting characters and lone halves of pairs become dots. */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·')
}

export function warningsFor(): Warnings {
  const all: FoundWarning[] = []
  const seen = new Set<string>()
  return {
    of: (source) => (file, text) => {
      const key = JSON.stringify([source, file, text])
      const count = all.filter((each) => each.source === source).length
      if (seen.has(key) || count > mostOfOneProgram) return
      seen.add(key)
      if (count < mostOfOneProgram) all.push({ source, file, text: shown(text) })
      else all.push({ source, file: null, text: 'more could not be read; the rest is not listed' })
    },
    inOrder: (programs) => all.toSorted((a, b) => place(programs, a.source) - place(programs, b.source)),
  }
}

function place(programs: readonly MailProgram[], source: MailProgram | null): number {
  const index = source === null ? -1 : programs.indexOf(source)
  return index < 0 ? programs.length : index
}
