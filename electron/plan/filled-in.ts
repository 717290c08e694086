/** The account with its missing sides filled in by what was looked up: what a check then tries and judges. Pure. */
import type { Account, OutgoingSettings } from '../contract/account.ts'
import type { Candidate, PublishedServer } from '../contract/found.ts'
import type { Side } from '../contract/words.ts'
import { performableOf, type LookedUp } from './published-checks.ts'

/** A side that nobody publishes stays away. */
export function filledIn(
  account: Account,
  { candidates, filledIn: sides }: Pick<LookedUp, 'candidates' | 'filledIn'>,
): Account {
  const has = (side: Side) => (candidate: Candidate) => sides.includes(side) && candidate[side] !== null
  const receiving = candidates.find(has('incoming'))?.incoming
  const sending = candidates.find(has('outgoing'))?.outgoing
  const filled: Account = { email: account.email }
  const incoming = account.incoming ?? receiving
  const outgoing = account.outgoing ?? sending
  if (incoming) filled.incoming = incoming === receiving ? performable(incoming, 'incoming', candidates) : incoming
  if (outgoing) filled.outgoing = outgoing === sending ? performable(outgoing, 'outgoing', candidates) : outgoing
  return filled
}

/** As published, but with a way of signing in that this program can perform, where one is named. */
function performable<Settings extends OutgoingSettings>(
  settings: Settings,
  side: Side,
  candidates: readonly Candidate[],
): Settings {
  const servers: PublishedServer[] = candidates.flatMap(({ published }) => published[side])
  const same = servers.find(({ host, port, security }) => {
    return host === settings.host && port === settings.port && security === settings.security
  })
  return same === undefined ? settings : { ...settings, authentication: performableOf(same.authentication) }
}
