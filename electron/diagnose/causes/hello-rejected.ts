/** Replies that mean: the name in HELO or EHLO is not acceptable. */
import type { CauseRows } from './row.ts'

export const helloRejected: CauseRows = {
  cause: 'hello-rejected',
  rows: [
    {
      certainty: 'definite',
      from: 'Postfix, Exim, Sendmail, qmail and others: HELO and EHLO by name',
      phrases: [
        'helo|ehlo .. rejected|invalid|refused|denied|required|syntactically|require*|not|must|should|bad|mismatch|resolve|name|argument*|fqdn|forged|wrong|incorrect|impersonat*|spoof*|first|blocked|restricted|hostname|failed|unacceptable|violat*',
        'invalid|bad|illegal|forged|faked|improper|unqualified|unacceptable|wrong|no|missing|fake|syntactically|suspicious .. helo|ehlo',
        'in|your|the|of helo|ehlo',
        'hello .. rejected|invalid|first|name',
        'need fully qualified hostname',
        'fully qualified .. hostname|host',
        'hostname .. not|invalid .. fully|qualified',
        'helo|ehlo command rejected',
        'helo|ehlo is|was|from',
        'helohost*|ehlohost*',
        'host names|name .. dns label*',
        'my name was rejected',
      ],
    },
    {
      certainty: 'vague',
      from: 'a reply that speaks of HELO at all',
      phrases: ['helo|ehlo'],
    },
  ],
}
