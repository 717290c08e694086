/**
 * What a check looks up, and when. An account with both servers: our own table only, which asks nobody; the network is
 * asked once a side turns out not to work (`later`), so that the happy path asks no third party anything. Without
 * servers: all sources, before anything else, and the best candidate of each side stands in the account.
 */
import type { Account } from '../../contract/account.ts'
import type { Candidate, FindAnswer } from '../../contract/found.ts'
import type { Handout } from '../../contract/handout.ts'
import type { Side } from '../../contract/words.ts'
import { Contacted } from '../../wire/contacted.ts'
import type { World } from '../../wire/world.ts'
import { withHandout } from '../handout.ts'
import { addressOf, baseDomainOf, plainHost } from './address.ts'
import { findOffline } from './find-offline.ts'
import { providerByDomain, providerByServer } from './provider-table.ts'
import { foreignDomainOf, isConfirmed, isVouchedFor } from './trust.ts'

export interface CheckLookUp {
  answer: FindAnswer
  /** Candidates in the order in which a check tries them. */
  candidates: Candidate[]
  filledIn: Side[]
  alsoWhenFine: string[]
}

export interface LookUpInput {
  account: Account
  acceptDomains: readonly string[]
  /** One that speaks for this account. */
  handout: Handout | null
  world: World
  signal: AbortSignal
  contacted: Contacted
  /** Milliseconds. */
  boundMs: number
}

/** Before the check. */
export async function lookUpFirst(input: LookUpInput): Promise<CheckLookUp> {
  const { account, handout } = input
  const filledIn = (['incoming', 'outgoing'] as const).filter((side) => account[side] === undefined)
  const offline = withHandout(withProvider(findOffline(account.email), account), handout, input)
  const needsNetwork = filledIn.some((side) => offline.candidates.every((candidate) => candidate[side] === null))
  const isGuessing = handout === null && filledIn.length > 0 && isHint(account)
  const answer = needsNetwork || isGuessing ? await lookUpLater(input) : offline
  return {
    answer,
    candidates: inOrderOfTrust(answer.candidates, input),
    filledIn,
    alsoWhenFine: [...handedOutOther(handout, account), ...surelyOther(answer, account)],
  }
}

/** From the network, once the check needs it. */
export async function lookUpLater(input: LookUpInput): Promise<FindAnswer> {
  const { account, world, signal, contacted, boundMs } = input
  // Loaded when it is needed: most checks ask nobody.
  const { findSettings } = await import('./find.ts')
  const address = addressOf(account.email)
  // Our table is the best source and there at once: who asks the network all the same wants to hear the others.
  const lingerMs = address && providerByDomain(address.ascii) ? hintLingerMs : 0
  const answer = await findSettings(account.email, { world, signal, contacted, boundMs, lingerMs })
  return withHandout(withProvider(answer, account), input.handout, input)
}

/** Milliseconds. */
const hintLingerMs = 1500

/** Only whose rules hold for the account: where nothing known says so, its domain's MX is asked for. */
export async function lookUpProvider(input: LookUpInput, before: CheckLookUp): Promise<FindAnswer> {
  const address = addressOf(input.account.email)
  if (before.answer.provider !== null || address === null) return before.answer
  const { providerBehind } = await import('./mx.ts')
  const provider = await providerBehind(input.world, address, input.signal)
  return { ...before.answer, provider: provider?.rules ?? null }
}

/** Those that may be sent the password without another word come first: an unconfirmed one proves nothing. */
export function inOrderOfTrust(
  candidates: readonly Candidate[],
  asked: Pick<LookUpInput, 'account' | 'acceptDomains'>,
): Candidate[] {
  const waits = (candidate: Candidate): boolean =>
    [candidate.incoming, candidate.outgoing].some(
      (server) => server !== null && isUnconfirmed(server.host, asked, [candidate]),
    )
  return candidates.toSorted((one, other) => Number(waits(one)) - Number(waits(other)))
}

/**
 * No password goes to a looked-up host outside the address's domain and the known providers, nor by the word of a stranger,
 * unless the user confirmed it: where `confirm` of a candidate names a domain, it is waited for.
 */
export function isUnconfirmed(
  host: string,
  asked: Pick<LookUpInput, 'account' | 'acceptDomains'>,
  candidates: readonly Candidate[],
): boolean {
  const { account, acceptDomains } = asked
  const address = addressOf(account.email)
  const own = [account.incoming?.host, account.outgoing?.host].flatMap((each) =>
    each === undefined ? [] : plainHost(each),
  )
  if (address === null || own.includes(plainHost(host))) return false
  const naming = candidates.filter(({ published }) =>
    [...published.incoming, ...published.outgoing].some((server) => plainHost(server.host) === plainHost(host)),
  )
  if (naming.length > 0) return !naming.some((candidate) => isVouchedFor(host, candidate, address, acceptDomains))
  return foreignDomainOf(host, address) !== null && !isConfirmed(host, acceptDomains)
}

/** Whose rules hold: the provider of the address, else whoever runs the servers that are set. */
function withProvider(answer: FindAnswer, { incoming, outgoing }: Account): FindAnswer {
  const byServer = [incoming, outgoing].map((settings) => settings && providerByServer(settings.host))
  return { ...answer, provider: answer.provider ?? byServer.find(Boolean)?.rules ?? null }
}

/** One source only names the servers of this row: others are asked, too. */
function isHint({ email }: Account): boolean {
  const address = addressOf(email)
  const provider = address && providerByDomain(address.ascii)
  return !provider || provider.checked < 2 || provider.status !== 'open'
}

/** Hosts that the organisation hands out where the account is set to something else: both are measured. */
function handedOutOther(handout: Handout | null, account: Account): string[] {
  return (['incoming', 'outgoing'] as const).flatMap((side) => {
    const [own, right] = [account[side], handout?.[side]]
    if (!own || !right) return []
    const isSame = plainHost(own.host) === right.host && own.port === right.port && own.security === right.security
    return isSame ? [] : [right.host]
  })
}

/**
 * Hosts of the table that are worth a sign-in of their own although the account's servers work: those are run under
 * another domain by now, and more than one source says so.
 */
function surelyOther(answer: FindAnswer, account: Account): string[] {
  if (isHint(account)) return []
  const best = answer.candidates.find(({ source }) => source !== 'handout')
  if (best?.source !== 'provider-table') return []
  return (['incoming', 'outgoing'] as const).flatMap((side) => {
    const own = account[side]
    const [first] = best.published[side]
    if (own === undefined || first === undefined) return []
    const bases = best.published[side].map(({ host }) => baseDomainOf(host))
    return bases.includes(baseDomainOf(plainHost(own.host))) ? [] : [first.host]
  })
}
