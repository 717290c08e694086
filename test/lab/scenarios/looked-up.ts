/** A row with nothing but an address: what its domain publishes is found, checked and proven. */
import { choice, type Scenario } from '../scenario.ts'
import { works } from './usual.ts'

export const lookedUp: readonly Scenario[] = [
  {
    name: 'nothing but an address',
    why: 'The domain publishes its settings, by its own page and in DNS, and they work: nothing is to be changed, only to be written down.',
    network: 'home',
    server: 'looked',
    user: 'lea',
    password: 'right',
    expect: {
      ...works,
      first: ['works'],
      recommended: {
        incoming: [choice('imap', 993, 'tls', {})],
        outgoing: [choice('smtp', 465, 'tls', {})],
      },
      rejected: 0,
    },
  },
]
