/** Forgets every network, after asking once, in place. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useFocus } from '../../state/use-focus.ts'
import { words } from '../../words/words.ts'

const { networks } = words

export function ForgetAll({ onForget }: { onForget: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const keep = useFocus<HTMLButtonElement>(isAsking)
  if (!isAsking) {
    return (
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {networks.forgetAll}
      </Button>
    )
  }
  return (
    <fieldset className="sure">
      <legend className="unseen">{networks.forgetAll}</legend>
      <p>{networks.sure}</p>
      <Button ref={keep} variant="default" onClick={() => setAsking(false)}>
        {networks.no}
      </Button>
      <Button variant="outline" className="danger" onClick={onForget}>
        {networks.yes}
      </Button>
    </fieldset>
  )
}
