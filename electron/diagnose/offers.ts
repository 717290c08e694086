/** Whether a server offers to sign in at all, by all that its ports said. One check alone: method.ts. */
import type { CheckFacts } from '../contract/facts.ts'
import { offerOf } from './method.ts'
import { didConnect, isSameHost, type SideView } from './run.ts'

/**
 * Whether the configured server offers sign-in, there or on a sibling. `unknown`: no neighbour that could offer it
 * was heard, so the configured port's silence about it does not mean much.
 */
export function signInOffer({ settings, all, configured }: SideView): 'offered' | 'not-offered' | 'unknown' {
  const here = all.filter(({ check }) => settings !== null && isSameHost(check.host, settings.host))
  const offers = here.flatMap(({ check }) => [check.offers.beforeTls, check.offers.afterTls])
  if (offers.some((offer) => offer?.signIn)) return 'offered'
  const heard = here.some((each) => each !== configured && didConnect(each.check) && saidAll(each.check))
  const hidden = here.some((each) => each !== configured && each.check.stopped?.by === 'wire')
  return heard || (!hidden && offers.some((offer) => offer !== null)) ? 'not-offered' : 'unknown'
}

/** All that it would ever offer was seen: after encryption, or there is none. */
function saidAll(check: CheckFacts): boolean {
  return offerOf(check) !== null || check.stopped?.by === 'not-offered'
}
