/** Replies that mean: SPF, DKIM or DMARC of the sender's domain failed. */
import type { CauseRows } from './row.ts'

export const senderDomainPolicy: CauseRows = {
  cause: 'sender-domain-policy',
  rows: [
    {
      certainty: 'definite',
      from: 'RFC 7208, RFC 6376, RFC 7489, RFC 7372; Gmail, Outlook.com, Yahoo and others by name',
      phrases: [
        'spf',
        'dmarc',
        'dkim',
        'openspf',
        'sender policy framework',
        'sender id .. fail*|pass*|check|permerror|not',
        'domainkeys',
        'senderid',
        'not .. designated|authorized|permitted sender',
        'designate* .. sender',
        'domain .. owner|policy .. reject*|discourages|prohibits|forbids',
        'domain .. not .. designate|authorize|permit .. host|ip|sender|address|server',
        'unauthenticated email|mail .. from .. domain|not|is|accepted',
        'email|mail|message from .. lacks|fails|failed|not|doesnt|missing|requires .. authentication|authenticated',
        'lacks|fails|failed .. authentication .. information|checks|domain',
        'domain alignment|authentication',
        'sender authentication',
        'arc .. fail*',
        'policy of .. senders domain',
        'p reject',
      ],
    },
  ],
}
