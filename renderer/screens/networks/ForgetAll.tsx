/** Forgets every network, after asking once, in place. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { words } from '../../words/words.ts'

const { networks } = words

export function ForgetAll({ onForget }: { onForget: () => void }) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {networks.forgetAll}
      </Button>
    )
  }
  return (
    <div className="sure" role="group" aria-label={networks.forgetAll}>
      <p>{networks.sure}</p>
      <Button autoFocus variant="default" onClick={() => setAsking(false)}>
        {networks.no}
      </Button>
      <Button variant="outline" className="danger" onClick={onForget}>
        {networks.yes}
      </Button>
    </div>
  )
}
