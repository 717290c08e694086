/** Where sources contradict each other, in words: the best one is used, and the user can see that others differ. */
import type { Candidate, CandidateSource } from '../../contract/found.ts'
import type { OutgoingSettings } from '../../contract/account.ts'

const names: Record<CandidateSource, string> = {
  handout: 'the hand-out',
  'provider-table': 'The built-in table',
  autoconfig: 'The domain’s own configuration',
  ispdb: 'Thunderbird’s database',
  srv: 'The domain’s DNS',
  autodiscover: 'The domain’s Autodiscover',
  mx: 'The provider behind the domain’s mail exchanger',
  guess: 'A guess by the usual names',
}

/** Candidates that agree were made one before. */
export function disagreementsOf(candidates: readonly Candidate[]): string[] {
  const [best, ...others] = candidates
  if (best === undefined) return []
  return others.flatMap((other) =>
    (['incoming', 'outgoing'] as const).flatMap((side) => {
      const [first, second] = [best[side], other[side]]
      if (first === null || second === null || wordsFor(first) === wordsFor(second)) return []
      const what = side === 'incoming' ? 'receiving' : 'sending'
      return [
        `${names[other.source]} names ${wordsFor(second)} for ${what}; ${lower(names[best.source])} names ${wordsFor(first)}.`,
      ]
    }),
  )
}

function wordsFor({ host, port, security }: OutgoingSettings): string {
  const how = { tls: 'SSL/TLS', starttls: 'STARTTLS', none: 'without encryption' }[security]
  return `${host}:${port} (${how})`
}

function lower(name: string): string {
  return name.replace(/^(The|A)\b/, (article) => article.toLowerCase())
}
