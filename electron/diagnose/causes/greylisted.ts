/** Replies that mean: try again in a few minutes, on purpose. "Try again later" alone does not. */
import type { CauseRows } from './row.ts'

export const greylisted: CauseRows = {
  cause: 'greylisted',
  rows: [
    {
      certainty: 'definite',
      from: 'Postgrey, milter-greylist, Exim greylistd, rspamd, SpamTitan and others',
      phrases: [
        'graulist*|grauliste*',
        'greylist*|graylist*',
        'grey|gray listed|listing|list',
        'postgrey',
        'greylisted|greylistd',
        'intentionally|deliberately|purposely .. delay*|defer*|reject*',
        'temporarily|temporary .. delay* .. first|new|unknown|spam',
        'first time .. sender|seen|you|from',
        'not seen .. before|sender',
        'graue* liste',
        'liste grise',
        'lista gris|grigia|cinza',
        'szara lista',
        'серы* список|списки',
        '灰名单',
      ],
    },
  ],
}

/** A delay in minutes, where no other reason is stated: asked after those ("mailbox full, try again in an hour"). */
export const delayStated: CauseRows = {
  cause: 'greylisted',
  rows: [
    {
      certainty: 'usual',
      from: 'Postgrey, milter-greylist, Exim greylistd, rspamd, SpamTitan and others',
      phrases: [
        'try in|after .. seconds|minutes|minute',
        'retry|again|back|wait .. in|after|for .. seconds|minutes|minute|sec|secs|min|mins',
        'please .. try|retry|resend|come .. minutes|seconds',
        'delayed .. minutes|seconds',
        'try again in .. minutes|seconds',
      ],
    },
  ],
}
