/**
 * What stands in place of something that is not there: it is on its way, this program's other half does not have it,
 * or it could not be had and may be asked for again. What was loaded is the screen's to show.
 */
import { Button, Skeleton } from '@mantine/core'
import type { Loaded } from '../state/use-load.ts'
import { words } from '../words/words.ts'
import { Note } from './Note.tsx'

const { common } = words

interface Props {
  loaded: Loaded<unknown>
  again: () => void
  missing: string
  failed: string
  waiting: { heights: readonly number[]; className?: string }
}

export function NotLoaded({ loaded, again, missing, failed, waiting }: Props) {
  switch (loaded.state) {
    case 'ready':
      return null
    case 'loading':
      return <Waiting {...waiting} />
    case 'missing':
      return <Note kind="info">{missing}</Note>
    case 'failed':
      return (
        <>
          <Note kind="warn" title={failed}>
            {loaded.message}
          </Note>
          <Button variant="default" onClick={again}>
            {common.tryAgain}
          </Button>
        </>
      )
    default: {
      const never: never = loaded
      return never
    }
  }
}

interface WaitingProps {
  /** Of what is going to stand here, in pixels. */
  heights: readonly number[]
  className?: string
  /** For those who do not see it. */
  said?: string
}

export function Waiting({ heights, className, said = common.loading }: WaitingProps) {
  return (
    <div className={className} aria-busy="true">
      <span className="unseen">{said}</span>
      {heights.map((height, at) => (
        <Skeleton key={at} height={height} radius="md" />
      ))}
    </div>
  )
}
