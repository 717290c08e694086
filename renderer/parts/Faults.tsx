/** A mistake while a screen is drawn: a calm page with a way on, instead of an empty window. React wants a class here. */
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useWindow } from '../state/window-context.ts'
import { words } from '../words/words.ts'
import { Page } from './Page.tsx'

const { common, answer } = words

export class Faults extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error }
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Fault error={this.state.error} />
  }
}

function Fault({ error }: { error: Error }) {
  const { go } = useWindow()
  return (
    <Page title={common.brokenTitle} lead={common.brokenLead}>
      <div className="answer-actions">
        <Button onClick={() => go({ name: 'start' })}>{common.startOver}</Button>
      </div>
      <details className="details">
        <summary>{answer.failedDetails}</summary>
        <pre className="reply">{error.message}</pre>
      </details>
    </Page>
  )
}
