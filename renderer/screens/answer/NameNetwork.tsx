/** A quiet question after a check in a network that has no name yet. Nothing where the engine keeps no list. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ask } from '../../state/expected-calls.ts'
import { unnamedNetwork } from '../../state/unnamed-network.ts'
import { useLoad } from '../../state/use-load.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { networks, common } = words

export function NameNetwork({ startedAt }: { startedAt: string }) {
  const { engine, announce } = useWindow()
  const { loaded } = useLoad((signal) =>
    ask(engine, 'history', { history: 'default', forget: null, rename: null }, signal),
  )
  const [name, setName] = useState('')
  const [given, setGiven] = useState<string | null>(null)
  const unnamed = loaded.state === 'ready' ? unnamedNetwork(loaded.value, startedAt) : null
  if (unnamed === null) return null
  if (given !== null) return <p className="quiet">{networks.named(given)}</p>
  return (
    <form
      className="name-network"
      onSubmit={(event) => {
        event.preventDefault()
        const to = name.trim()
        if (to === '') return
        ask(engine, 'history', { history: 'default', forget: null, rename: { from: unnamed, to } }).then(
          () => {
            setGiven(to)
            announce(networks.named(to))
          },
          () => announce(common.saveFailed),
        )
      }}
    >
      <TextInput
        label={networks.askName}
        description={networks.askNameNote}
        placeholder={networks.askNameExample}
        maxLength={100}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {networks.save}
      </Button>
    </form>
  )
}
