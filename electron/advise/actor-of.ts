/**
 * Who can mend it in this very situation: the one place where a check, or the whole of a pasted text, refines what usually holds
 * (`actors.ts`).
 */
import type { Conclusion } from '../contract/report.ts'
import type { Actor, Cause, FindingCode } from '../contract/words.ts'
import { usualActors } from './actors.ts'
import { isRunByOrganisation } from './provider-pages.ts'
import type { ProviderPages } from './provider-pages.ts'
import type { WordContext } from './words/entry.ts'

/** Switches and locks of accounts that an organisation runs for its people. */
const ofOrganisations: ReadonlySet<Cause | FindingCode> = new Set<Cause>(['protocol-disabled', 'account-locked'])

/**
 * What Microsoft 365 and others say of a switch or a rule that only an administrator has: of the mailbox or the whole organisation. "Contact
 * your administrator" alone is said by many servers that have none; with 5.7.139 Microsoft 365 says it.
 */
const administrators: readonly string[] = [
  'smtp_?client_?auth(?:entication)? is disabled|smtp_auth_disabled|disabled for the (?:tenant|organi[sz]ation)',
  'security[ -]defaults|conditional[ -]access|did not meet the criteria to be authenticated',
  '(?:locked|blocked|disabled|restricted|not allowed) by (?:your (?:organi[sz]ation|administrator|admin|company)|the organi[sz]ation)',
  'organi[sz]ation(?:.?s|al)? (?:[\\w-]{1,20} ){0,3}polic|polic(?:y|ies) of your organi[sz]ation|your administrator has (?:disabled|blocked|turned)',
  'Richtlinien? Ihre[rs] (?:Organisation|Unternehmens)|(?:stratégie|politique)s? de votre organisation|(?:política|directiva)s? de su organización',
  '5\\.7\\.139\\b.{0,400}contact your administrator',
]

const administratorsSwitch = new RegExp(administrators.join('|'), 'is')

/** Of a check's finding. */
export function actorOf(conclusion: Conclusion, context: WordContext): Actor {
  const { code, severity, server } = conclusion
  // Proven settings are there to be used: nobody else needs to act first.
  if (context.proven && severity !== 'info') return 'you'
  // A recipient's full mailbox is not ours to empty; the own one is.
  if (code === 'mailbox-full' && server === null) return 'provider'
  // Signed in, and still refused: there is nothing left to set.
  if (code === 'relay-denied' && context.signedIn === true) return 'provider'
  const isOrganisations = context.provider !== null && isRunByOrganisation(context.provider.id)
  if (ofOrganisations.has(code) && (isOrganisations || administratorsSwitch.test(context.reply ?? ''))) return 'it'
  return usualActors[code]
}

/** In a bounce, what the other side says is of the sending server's doing, or the recipient's. */
const inBounces: Partial<Record<Cause, Actor>> = {
  'ip-blocklisted': 'provider',
  'hello-rejected': 'provider',
  'mailbox-full': 'provider',
}

/** Of a pasted text. `quote`: the words that decided. */
export function actorOfText(
  cause: Cause,
  { isBounce, quote, provider }: { isBounce: boolean; quote: string; provider: ProviderPages | null },
): Actor {
  if (ofOrganisations.has(cause) && (provider?.isManaged === true || administratorsSwitch.test(quote))) return 'it'
  return (isBounce ? inBounces[cause] : undefined) ?? usualActors[cause]
}
