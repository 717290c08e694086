/** This page is not, or no longer, the window of a running program: what happened and what to do, and nothing to press in vain. */
import { Page } from '../parts/Page.tsx'
import type { Failure } from '../state/screen.ts'
import { words } from '../words/words.ts'

export function GoneScreen({ failure }: { failure: Failure }) {
  return (
    <Page title={words.common.goneTitle} lead={failure.message}>
      {null}
    </Page>
  )
}
