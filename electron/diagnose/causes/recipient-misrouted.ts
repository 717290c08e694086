/** Texts that mean: a remote server that should take mail for the recipient's domain says that it does not. */
import type { CauseRows } from './row.ts'

export const recipientMisrouted: CauseRows = {
  cause: 'recipient-misrouted',
  rows: [
    {
      certainty: 'definite',
      from: 'bounces that name the routing error itself (sendmail, Exim, Postfix, qmail, X.400)',
      phrases: [
        'mail loop* .. back|myself|local|mx',
        'mail for .. loops back',
        'loops back to myself',
        'lowest numbered mx .. local|points',
        'mx .. points .. localhost|local|to',
        'best preference mx',
        'mx record* .. point*|points',
        'mx .. non existent|nonexistent',
        'routing loop',
        'mail loop',
        'misrouted|misrouting',
        'too many hops',
        'loop .. detected',
        'sorry .. i thought .. domain',
        'cname .. loop',
        'although im listed as a best preference mx',
      ],
    },
  ],
}
