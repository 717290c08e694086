/** The lab's whole table, in the order in which the rows are started: the slowest first, since they run side by side. */
import type { Scenario } from '../scenario.ts'
import { delivery } from './delivery.ts'
import { encryption } from './encryption.ts'
import { healthy } from './healthy.ts'
import { ports } from './ports.ts'
import { relay } from './relay.ts'
import { signIn } from './sign-in.ts'

export const scenarios: readonly Scenario[] = [...ports, ...delivery, ...encryption, ...relay, ...signIn, ...healthy]
