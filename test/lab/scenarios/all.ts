/** The lab's whole table, in the order in which the rows are started: the slowest first, since they run side by side. */
import type { Scenario } from '../scenario.ts'
import { between } from './between.ts'
import { delivery } from './delivery.ts'
import { encryption } from './encryption.ts'
import { healthy } from './healthy.ts'
import { lookedUp } from './looked-up.ts'
import { oddButWell } from './odd-but-well.ts'
import { oddControls } from './odd-controls.ts'
import { ports } from './ports.ts'
import { relay } from './relay.ts'
import { shut } from './shut.ts'
import { signIn } from './sign-in.ts'
import { surroundings } from './surroundings.ts'

export const scenarios: readonly Scenario[] = [
  ...ports,
  ...delivery,
  ...shut,
  ...between,
  ...surroundings,
  ...oddControls,
  ...encryption,
  ...relay,
  ...signIn,
  ...lookedUp,
  ...oddButWell,
  ...healthy,
]
