/**
 * `wrong-server`: it answers, and is not (or no longer) the one for this account. The server itself must say that it does
 * not know the account's address or domain; an MX that names somebody else makes a bare refusal say as much.
 */
import type { Conclusion } from '../../contract/report.ts'
import { pointsElsewhere } from './domain.ts'
import { isAboutAddress, type Answer } from '../relay.ts'
import { ids, isSameHost, sidesOf, type Run, type Seen } from '../run.ts'

export function wrongServer(run: Pick<Run, 'account' | 'incoming' | 'outgoing' | 'domain'>): Conclusion[] {
  const { account, incoming, outgoing } = run
  const { mx } = run.domain
  const isMovedAway = mx !== null && pointsElsewhere(mx)
  return outgoing.all.flatMap((each): Conclusion[] => {
    const { own } = each.relay
    if (!own || own.ok || each.proof !== null) return []
    const here = sidesOf(run).flatMap(({ all }) => all.filter(({ check }) => isSameHost(check.host, each.check.host)))
    // A server that lets this account in knows it, whatever it says of the address.
    if (here.some(({ check }) => check.signedIn === true)) return []
    const rejected = here.filter(isRejected)
    const knowsNot =
      saysUnknown(own) ||
      // A stranger's mail for the own domain is refused where the domain is no longer at home.
      (own.cause === 'relay-denied' &&
        ((isMovedAway && each.check.signIn === null) ||
          isOwnDomainsServer(each, account.email, incoming.settings?.host ?? null)))
    if (!knowsNot) return []
    const offersSignIn = here.some(
      ({ check }) => check.side === 'outgoing' && (check.offers.beforeTls?.signIn || check.offers.afterTls?.signIn),
    )
    // Where one can sign in, a stranger's refusal says little: then the sign-in must have been refused as well.
    if (offersSignIn && rejected.length === 0) return []
    const server = rejected.some(({ check }) => check.side === 'incoming') ? null : 'outgoing'
    const evidence = [...ids(each, ...rejected), ...(isMovedAway ? [mx.id] : [])]
    return [{ code: 'wrong-server', severity: 'problem', server, evidence }]
  })
}

/** No such user or domain here: in words, or by a code that says so without them (RFC 3463, X.1.1–X.1.3). */
function saysUnknown(own: Answer): boolean {
  if (own.cause === 'unknown') return own.reply.startsWith('5') && isAboutAddress(own)
  return own.cause === 'recipient-unknown' || own.cause === 'recipient-misrouted'
}

/**
 * On port 25 a domain's own server takes mail for the domain from anyone (RFC 5321). That holds for the machine
 * that keeps the mailbox or bears the domain's name; a provider's separate outgoing server need not know the domain.
 */
function isOwnDomainsServer({ check }: Seen, email: string, mailboxHost: string | null): boolean {
  if (check.port !== 25 || check.signIn !== null) return false
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  const host = check.host.toLowerCase()
  const inDomain = domain !== '' && (host === domain || host.endsWith(`.${domain}`))
  return inDomain || (mailboxHost !== null && isSameHost(host, mailboxHost))
}

function isRejected({ check, cause }: Seen): boolean {
  return (
    check.signedIn !== true &&
    check.stopped?.by === 'reply' &&
    check.stopped.step === 'sign-in' &&
    (cause === 'credentials-rejected' || cause === 'recipient-unknown')
  )
}
