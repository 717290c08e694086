/** Replies that mean: the server has a problem of its own for now. "Try again later" alone does not (design/causes.md, 7). */
import type { CauseRows } from './row.ts'

export const temporaryFailure: CauseRows = {
  cause: 'temporary-failure',
  rows: [
    {
      certainty: 'definite',
      from: 'RFC 4954 (454 4.7.0), Dovecot ([UNAVAILABLE]), Cyrus, Courier: sign-in cannot be checked now',
      phrases: [
        'verify|check|validate .. credentials|password|login|user .. time|now|moment',
        'temporary auth* .. fail*|error|problem',
        'temporary .. auth*|login .. failure|error|problem',
        'auth*|login .. temporar* .. fail*|unavailable|problem|error|not',
        'auth* .. server|service|backend|database .. unavailable|down|not|error|unreachable|timeout',
        'auth* server|service|backend|database timed out',
        'i cant auth',
        // Exchange (421 4.3.2): a component is put out of service.
        'service not active',
        'user services are disabled',
        'too much|high|heavy load',
        'mail|delivery|file system full',
        'internal .. error|failure',
        'authentication .. unavailable|not available temporarily',
      ],
    },
    {
      certainty: 'usual',
      from: 'RFC 5321 (421, 451, 452), Postfix, Exim, Sendmail, Exchange and others',
      phrases: [
        'service|server|system|resource*|database|host .. not available|unavailable|down|busy|overloaded|shutting|unreachable|maintenance|temporarily|closing',
        'service|server|system|temporarily .. unavailable|busy|overloaded|offline',
        'temporar* .. failure|error|problem|unavailable|lookup|local|server|system',
        'local .. error|problem .. processing|in',
        'error in processing',
        'server|system|service .. misconfigur*',
        'not be saved|stored|written|queued',
        'server|system|internal|configuration|database|ldap|mysql|sql|disk|io|backend|software .. error|failure|problem|fault|trouble',
        'insufficient system|disk|storage|resources',
        'insufficient .. storage|space|resources|memory',
        'not enough .. space|storage|memory|disk',
        'no space left|out',
        'disk full',
        'out of memory|disk|resources',
        'resources .. exhausted|unavailable|temporarily',
        'lookup .. failure|failed|error|deferred|problem',
        'dns .. failure|error|timeout|problem|lookup|server|temporar*',
        'maintenance|wartung*|manutenzione|manutencao|mantenimiento|onderhoud|konserwac*',
        'server|system shutting|going',
        'shutting down',
        'unable to .. write|create|read|queue|process',
        'could not .. write|create|queue',
        'could|unable|cannot not|to|open open|read|write .. file|queue|database|mailbox|spool',
        'name server|dns timeout',
        'failed to be replicated',
        'no healthy|available|secondary server',
        'dns|nameserver timeout',
        'queue|mail|message .. file|write|spool .. error|full|failed',
        'service|server currently|is down|unavailable|busy',
        'load .. too high|average',
        'overloaded|overload',
        'cannot .. processed|verified .. time|now|moment',
        'right now',
        'vorubergehend* .. nicht|storung|fehler|problem',
        'temporar* .. nicht|fehler',
        'temporairement .. indisponible',
        'temporalmente|temporaneamente|temporariamente',
        'tymczasow* .. blad|niedostepn*|problem',
        'временн* .. недоступ*|ошибк*|проблем*|нe|не',
        '系统繁忙',
        '服务器忙',
        'しばらく',
        '一時的',
      ],
    },
  ],
}

/** That it is so for now, and no word of what: asked after a delay that is stated. */
export const forNow: CauseRows = {
  cause: 'temporary-failure',
  rows: [
    {
      certainty: 'usual',
      from: 'RFC 5321 (421, 451, 452): general wording',
      phrases: ['temporarily', 'temporar* .. fail|failed|unable|deferred|suspended|rejected|reject|not'],
    },
  ],
}
