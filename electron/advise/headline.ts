/**
 * One sentence of at most twenty words for a whole run: what works, and what stops the rest.
 * From verdicts and the first finding only; nothing is decided here.
 */
import type { Conclusion, Diagnosis } from '../contract/report.ts'
import type { Side, Verdict, VerdictReason } from '../contract/words.ts'
import { wordsFor } from './words.ts'

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

const verb = { incoming: 'receive', outgoing: 'send' } as const
const noun = { incoming: 'receiving', outgoing: 'sending' } as const

/** Completes "Sending could not be tested: …"; at most nine words. */
const reasons: Record<VerdictReason, string> = {
  'no-password': 'no password was given',
  temporary: 'the server asks to try again later',
  'clear-text': 'only an unprotected sign-in is possible',
  'sign-in-method': 'the settings want a sign-in this program cannot do',
  unconfirmed: 'the servers that were found need your confirmation',
  stopped: 'a rejected sign-in stopped the other tries',
  'no-settings': 'the settings of the server are missing',
  unanswered: 'there was no answer that tells',
  cancelled: 'the check was cancelled',
}

type Way = 'good' | 'change' | 'untold' | 'bad'

function wayOf(verdict: Verdict): Way {
  switch (verdict) {
    case 'works':
      return 'good'
    case 'works-with-changes':
      return 'change'
    case 'cannot-tell':
      return 'untold'
    case 'broken':
    case 'blocked-here':
    case 'cannot-sign-in':
      return 'bad'
    default: {
      const never: never = verdict
      return never
    }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function settings(count: number): string {
  if (count === 0) return 'use the settings shown here'
  return `change ${numbers[count] ?? String(count)} ${count === 1 ? 'setting' : 'settings'}`
}

function changesOf(diagnosis: Diagnosis, side: Side): number {
  return diagnosis.recommended.changes.filter((change) => change.setting.startsWith(`${side}.`)).length
}

/** The first problem of the side, or of both sides together. */
function firstOf(conclusions: readonly Conclusion[], side: Side): Conclusion | undefined {
  const mine = conclusions.filter((each) => each.code !== 'works' && (each.server === side || each.server === null))
  return mine.find((each) => each.severity === 'problem') ?? mine.find((each) => each.severity === 'warning')
}

/** For a side that nothing is known of but how its check ended (`what-stopped.ts`), that in at most nine words. */
export type Endings = Partial<Record<Side, string>>

function whyUntold(reason: VerdictReason, first: Conclusion | undefined, side: Side, endings: Endings): string {
  if (reason === 'unanswered') return endings[side] ?? endings.incoming ?? endings.outgoing ?? reasons.unanswered
  // A port in trouble asks for nothing.
  return reason === 'temporary' && first?.code === 'temporary-failure' ? wordsFor(first.code).brief : reasons[reason]
}

function whyOf(diagnosis: Diagnosis, side: Side, endings: Endings): string {
  const { verdict, conclusions } = diagnosis
  const decides = verdict[side] === verdict.overall
  const first = firstOf(conclusions, side)
  if (wayOf(verdict[side]) === 'untold' && decides && verdict.reason !== null) {
    return whyUntold(verdict.reason, first, side, endings)
  }
  if (first !== undefined) return wordsFor(first.code).brief
  return decides && verdict.reason !== null ? reasons[verdict.reason] : 'there was no clear answer'
}

function trouble(diagnosis: Diagnosis, sides: readonly Side[], endings: Endings): string {
  const [first, second] = sides
  if (first === undefined) return ''
  const ways = sides.map((side) => wayOf(diagnosis.verdict[side]))
  const untold = ways.every((way) => way === 'untold')
  const why = whyOf(diagnosis, first, endings)
  if (second === undefined) {
    return `${capital(noun[first])} ${untold ? 'could not be tested' : 'does not work'}: ${why}.`
  }
  if (untold) return `Receiving and sending could not be tested: ${why}.`
  // The side that stands worse gives the reason; of one that was not tried nothing is claimed.
  const worse = sides.find((side) => diagnosis.verdict[side] === diagnosis.verdict.overall) ?? first
  const both = ways.every((way) => way === 'bad')
  if (both) return `Neither receiving nor sending works: ${whyOf(diagnosis, worse, endings)}.`
  const untried = worse === first ? second : first
  return `${capital(noun[worse])} does not work: ${whyOf(diagnosis, worse, endings)}. ${capital(noun[untried])} could not be tested.`
}

function works(diagnosis: Diagnosis): string {
  const { recommended, conclusions } = diagnosis
  if (recommended.changes.length > 0) return 'You can receive and send mail here. Safer settings were found, too.'
  const warned = conclusions.some((each) => each.severity !== 'info' && each.code !== 'works')
  return `You can receive and send mail from here.${warned ? ' One thing deserves a look.' : ''}`
}

export function headlineOf(diagnosis: Diagnosis, endings: Endings = {}): string {
  const sides: readonly Side[] = ['incoming', 'outgoing']
  const by = (way: Way) => sides.filter((side) => wayOf(diagnosis.verdict[side]) === way)
  const good = by('good')
  const change = by('change')
  const failing = [...by('bad'), ...by('untold')].toSorted((a, b) => sides.indexOf(a) - sides.indexOf(b))
  if (good.length === 2) return works(diagnosis)
  if (change.length === 2) {
    return `To receive and send mail from this network, ${settings(diagnosis.recommended.changes.length)}.`
  }
  const can = good.map((side) => `You can ${verb[side]} mail.`)
  // Beside a reason there is no room for the number of settings: the table right below has them.
  const could = change.map((side) =>
    failing.length > 0
      ? `${capital(noun[side])} works with changes.`
      : `To ${verb[side]} from this network, ${settings(changesOf(diagnosis, side))}.`,
  )
  return [...can, ...could, trouble(diagnosis, failing, endings)].filter((part) => part !== '').join(' ')
}
