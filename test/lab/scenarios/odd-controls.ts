/** Rows of attribution once more, where one control server of each port is down and another one lies. */
import type { NetworkName } from '../networks.ts'
import type { Scenario } from '../scenario.ts'
import { between } from './between.ts'
import { ports } from './ports.ts'
import { shut } from './shut.ts'
import { surroundings } from './surroundings.ts'

/** By the user of the row. */
const again: Readonly<Record<string, NetworkName>> = {
  rosa: 'odd-drops-25',
  stefan: 'odd-rejects-25',
  tina: 'odd-prohibits-25',
  agnes: 'odd-rejects-465',
  gustav: 'odd-proxy-587',
  irma: 'odd-shunned-sending',
  ulla: 'odd-drops-mail',
  wanda: 'odd-home',
  harald: 'odd-shunned',
  katja: 'odd-swallows',
  ernst: 'odd-proxy-25',
  helga: 'odd-masks',
  manfred: 'odd-reads',
  nadja: 'odd-reads',
  armin: 'odd-one-address',
}

export const oddControls: readonly Scenario[] = [...ports, ...shut, ...between, ...surroundings].flatMap(
  (row): Scenario[] => {
    const network = again[row.user]
    if (network === undefined) return []
    return [{ ...row, name: `${row.name} (one control down, one lying)`, network, user: `${row.user}2` }]
  },
)
