/**
 * Which findings are about receiving and sending alike (`server: null`): one fault, one finding. About the host
 * where both sides name the same one, about the account where both sign in with the same name.
 */
import type { Conclusion } from '../contract/report.ts'
import type { FindingCode, Side } from '../contract/words.ts'
import { isSameHost, sidesOf, wantsSignIn, type Run } from './run.ts'

type Sides = Pick<Run, 'incoming' | 'outgoing'>

const aboutHost: ReadonlySet<FindingCode> = new Set([
  'dns-failure',
  'server-unreachable',
  'certificate-untrusted',
  'certificate-wrong-host',
  'certificate-expired',
  'tls-intercepted',
] as const)

/** Seen on one side, they hold for the other: it would be given the same name and password. */
const aboutAccount: ReadonlySet<FindingCode> = new Set([
  'credentials-rejected',
  'app-password-required',
  'account-locked',
] as const)

export function aboutBothSides(conclusions: readonly Conclusion[], run: Sides): Conclusion[] {
  return conclusions.map((conclusion) => {
    const { code, server } = conclusion
    if (server === null) return conclusion
    const twin = conclusions.some(
      (other) => other.code === code && other.server !== server && other.severity === conclusion.severity,
    )
    const hostOfBoth = aboutHost.has(code) && twin && hasOneHost(run)
    return hostOfBoth || (aboutAccount.has(code) && hasOneName(run, server))
      ? { ...conclusion, server: null }
      : conclusion
  })
}

function hasOneHost({ incoming, outgoing }: Sides): boolean {
  return (
    incoming.settings !== null &&
    outgoing.settings !== null &&
    isSameHost(incoming.settings.host, outgoing.settings.host)
  )
}

/** Both sides' settings sign in with one name, and the other side did not let just that name in. */
function hasOneName(run: Sides, rejecting: Side): boolean {
  const { incoming, outgoing } = run
  const names = sidesOf(run).map(({ settings, configured }) => configured?.check.signIn?.username || settings?.username)
  if (!wantsSignIn(incoming) || !wantsSignIn(outgoing)) return false
  if (!names[0] || names[0] !== names[1]) return false
  const other = rejecting === 'incoming' ? outgoing : incoming
  return !other.all.some(({ check }) => check.signedIn === true && check.signIn?.username === names[0])
}
