/** From what was found for an address to drafts of the account screen. */
import type { Candidate, FindAnswer } from '../../electron/contract/found.ts'
import { emptyFields, fieldsOf, type Draft } from './draft.ts'

/** What the form starts with: the best candidate where there is one, else two empty servers to fill in. */
export function draftFrom(draft: Draft, candidate: Candidate | undefined): Draft {
  if (draft.incoming || draft.outgoing) return draft
  if (!candidate) {
    return { ...draft, incoming: emptyFields('incoming', draft.email), outgoing: emptyFields('outgoing', draft.email) }
  }
  const given = {
    incoming: candidate.incoming && fieldsOf(candidate.incoming),
    outgoing: candidate.outgoing && fieldsOf(candidate.outgoing),
  }
  return {
    ...draft,
    ...given,
    given,
    origin: draft.origin.kind === 'file' ? draft.origin : { kind: 'published', source: candidate.source },
    // The hosts of a hand-out were shown when it was confirmed.
    foreign:
      candidate.confirm === null || candidate.source === 'handout'
        ? null
        : { domain: candidate.confirm, isConfirmed: false },
  }
}

export function usableCandidates(found: FindAnswer | null): Candidate[] {
  return found?.candidates.filter(({ incoming, outgoing }) => incoming || outgoing) ?? []
}
