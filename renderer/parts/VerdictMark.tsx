/** A verdict's sign: each has another form, so that nothing depends on colour. */
import { Ban, Check, CircleQuestionMark, KeyRound, Wrench, X } from 'lucide-react'
import type { Verdict } from '../../electron/contract/words.ts'

const signs: Record<Verdict, { Sign: typeof Check; tone: 'good' | 'warn' | 'bad' | 'quiet' }> = {
  works: { Sign: Check, tone: 'good' },
  'works-with-changes': { Sign: Wrench, tone: 'warn' },
  'cannot-tell': { Sign: CircleQuestionMark, tone: 'quiet' },
  broken: { Sign: X, tone: 'bad' },
  'blocked-here': { Sign: Ban, tone: 'bad' },
  'cannot-sign-in': { Sign: KeyRound, tone: 'bad' },
}

export function VerdictMark({ verdict, size }: { verdict: Verdict; size: 'large' | 'small' }) {
  const { Sign, tone } = signs[verdict]
  return (
    <span className={`verdict-mark verdict-${size} tone-${tone}`} aria-hidden="true">
      <Sign size={size === 'large' ? '1.875rem' : '1.125rem'} strokeWidth={2.25} />
    </span>
  )
}
