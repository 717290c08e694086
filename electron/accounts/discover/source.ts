/** What every source is given to ask with. */
import type { Contacted } from '../../wire/contacted.ts'
import type { World } from '../../wire/world.ts'
import type { Address } from './address.ts'

export interface Asking {
  world: World
  address: Address
  contacted: Contacted
  /** Milliseconds for one request. */
  requestMs: number
  patienceMs: number
  /** From 0 to below 1, for SRV's weights. */
  random: () => number
}
