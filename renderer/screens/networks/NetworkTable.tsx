/** Networks by ports: a sign and a word in every cell, never colour alone. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { HistoryEntry } from '../../../electron/contract/history.ts'
import type { PortState } from '../../../electron/contract/report.ts'
import { shortDayOf } from '../../state/dates.ts'
import { useFocus } from '../../state/use-focus.ts'
import { words } from '../../words/words.ts'

const { networks, answer, common } = words

const signs: Record<PortState, { sign: string; tone: string }> = {
  open: { sign: '✓', tone: 'tone-good' },
  blocked: { sign: '✗', tone: 'tone-bad' },
  intercepted: { sign: '!', tone: 'tone-warn' },
  unknown: { sign: '?', tone: 'tone-quiet' },
}

interface NetworkTableProps {
  entries: readonly HistoryEntry[]
  onForget: (network: string) => void
  onRename: (from: string, to: string) => void
}

export function NetworkTable({ entries, onForget, onRename }: NetworkTableProps) {
  const ports = [...new Set(entries.flatMap((entry) => Object.keys(entry.ports)))].toSorted(
    (a, b) => Number(a) - Number(b),
  )
  return (
    <div className="scroller">
      <table className="networks">
        <thead>
          <tr>
            <th scope="col">{networks.network}</th>
            {(['incoming', 'outgoing'] as const).map((side) => (
              <th scope="col" key={side}>
                {common.sides[side]}
              </th>
            ))}
            {ports.map((port) => (
              <th scope="col" key={port}>
                {answer.port(port)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{networks.forgetShort}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.network}>
              <th scope="row">
                <NetworkName entry={entry} onRename={onRename} />
              </th>
              <td data-label={common.sides.incoming}>{answer.verdicts[entry.verdict.incoming]}</td>
              <td data-label={common.sides.outgoing}>{answer.verdicts[entry.verdict.outgoing]}</td>
              {ports.map((port) => (
                <PortCell key={port} label={answer.port(port)} state={entry.ports[port]} />
              ))}
              <td>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={networks.forget(entry.network)}
                  onClick={() => onForget(entry.network)}
                >
                  {networks.forgetShort}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PortCell({ label, state }: { label: string; state: PortState | undefined }) {
  if (state === undefined) {
    return (
      <td className="quiet" data-label={label}>
        {networks.notAsked}
      </td>
    )
  }
  const { sign, tone } = signs[state]
  return (
    <td className={tone} data-label={label}>
      <span>
        <span aria-hidden="true" className="port-sign">
          {sign}
        </span>{' '}
        {answer.portStates[state]}
      </span>
    </td>
  )
}

function NetworkName({ entry, onRename }: { entry: HistoryEntry; onRename: NetworkTableProps['onRename'] }) {
  const [name, setName] = useState<string | null>(null)
  const field = useFocus<HTMLInputElement>(name !== null)
  if (name === null) {
    return (
      <>
        <button
          type="button"
          className="link network-name"
          title={networks.rename(entry.network)}
          onClick={() => setName(entry.network)}
        >
          {entry.network}
        </button>
        <span className="quiet network-seen">{shortDayOf(entry.lastSeen)}</span>
      </>
    )
  }
  return (
    <form
      className="rename"
      onSubmit={(event) => {
        event.preventDefault()
        const wanted = name.trim()
        if (wanted !== '' && wanted !== entry.network) onRename(entry.network, wanted)
        setName(null)
      }}
    >
      <TextInput
        size="sm"
        ref={field}
        aria-label={networks.newName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setName(null)}
      />
      <Button size="sm" type="submit">
        {networks.save}
      </Button>
    </form>
  )
}
