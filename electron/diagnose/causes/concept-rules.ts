/**
 * What notions mean together when no known sentence matched: the general grammar of refusals. "Must" beside "sign in" is
 * a missing sign-in in any wording and language; "mailbox" beside "full" a full mailbox. Asked after the definite and usual
 * rows, since it is coarser than they are. First rule that holds wins.
 */
import type { Cause } from '../../contract/words.ts'
import type { Concept } from './concepts.ts'

export interface ConceptRule {
  cause: Cause
  /** All of these stand close to one another (one of each group). */
  all: readonly (readonly Concept[])[]
  /** None of these stands there. */
  none?: readonly Concept[]
  /** As in `CauseRow`. */
  when?: 'sign-in' | 'other'
  /** So sure that it is asked before all sentences. */
  firm?: true
}

/** What is said of a sign-in beside "failed": these, and not the password, are then the reason. */
export const reasonsBesidePassword: ReadonlySet<Cause> = new Set<Cause>([
  'app-password-required',
  'oauth-required',
  'encryption-required',
  'protocol-disabled',
  'auth-method-unsupported',
  'network-not-allowed',
  'ip-blocklisted',
  'rate-limited',
  'account-locked',
  'temporary-failure',
  'network-blocks-smtp',
])

/** What is said of something that is so "temporarily", "for now" or "for ten minutes": these are the reason, and that is none. */
export const reasonsBesideTemporary: ReadonlySet<Cause> = new Set<Cause>([
  'account-locked',
  'mailbox-full',
  'rate-limited',
  'network-not-allowed',
])

/** How many words may lie between the first and the last of the notions: a long sentence. */
export const widestSentence = 16

export const conceptRules: readonly ConceptRule[] = [
  {
    cause: 'pop-before-smtp',
    all: [['collect'], ['before'], ['send', 'relay']],
    none: ['absent', 'off', 'app', 'encryption', 'temporary', 'wrong'],
    firm: true,
  },
  { cause: 'recipient-misrouted', all: [['loop']], firm: true },
  {
    cause: 'network-not-allowed',
    all: [['customer', 'place'], ['only'], ['relay', 'send', 'server']],
    none: ['group', 'signin', 'content', 'listed', 'off'],
    firm: true,
  },
  {
    cause: 'network-blocks-smtp',
    all: [['between'], ['barred', 'off', 'not'], ['outbound']],
    none: ['sender', 'spam', 'signin', 'account', 'relay', 'listed'],
    firm: true,
  },
  {
    cause: 'network-not-allowed',
    all: [['country'], ['denied', 'listed', 'unauthorized', 'allowed', 'off', 'locked']],
    none: ['relay'],
    firm: true,
  },
  { cause: 'greylisted', all: [['newcomer'], ['delay']], none: ['signin'], firm: true },
  { cause: 'network-blocks-smtp', all: [['port25'], ['barred', 'off']], none: ['listed'], firm: true },
  {
    cause: 'auth-required',
    all: [['only'], ['relay', 'send'], ['signin']],
    none: ['wrong', 'password', 'group', 'addressee', 'owned'],
    firm: true,
  },
  { cause: 'encryption-required', all: [['insecure'], ['off', 'denied', 'not']], none: ['modern'], firm: true },
  {
    cause: 'auth-required',
    all: [['relay'], ['signin'], ['must'], ['not', 'denied']],
    none: ['wrong', 'password', 'group', 'addressee', 'owned', 'place', 'collect'],
    firm: true,
  },
  { cause: 'account-locked', all: [['password'], ['expired']], firm: true },
  { cause: 'oauth-required', all: [['modern'], ['signin', 'password'], ['off', 'must', 'not', 'denied']] },
  { cause: 'app-password-required', all: [['app'], ['password'], ['must']], none: ['modern'] },
  { cause: 'encryption-required', all: [['encryption'], ['must']] },
  { cause: 'temporary-failure', all: [['signin'], ['passing'], ['wrong', 'not']], none: ['locked', 'place', 'ip'] },
  { cause: 'protocol-disabled', all: [['protocol'], ['off']], none: ['encryption', 'place'] },
  {
    cause: 'protocol-disabled',
    all: [['protocol'], ['not'], ['have']],
    none: ['encryption', 'place', 'sender', 'relay'],
  },
  {
    cause: 'pop-before-smtp',
    all: [['collect'], ['obliged']],
    none: ['absent', 'off', 'app', 'password', 'encryption', 'wrong', 'program'],
    when: 'other',
  },
  { cause: 'auth-method-unsupported', all: [['method', 'signin'], ['unsupported']] },
  { cause: 'auth-method-unsupported', all: [['method'], ['not'], ['supported']] },
  { cause: 'auth-method-unsupported', all: [['method'], ['not'], ['allowed'], ['other']] },
  { cause: 'hello-rejected', all: [['hello'], ['wrong', 'denied', 'must', 'not', 'fake']] },
  { cause: 'sender-domain-policy', all: [['domainCheck']] },
  { cause: 'mailbox-full', all: [['mailbox'], ['full']], none: ['count'] },
  { cause: 'mailbox-full', all: [['mailbox'], ['exceeded']], none: ['count', 'traffic', 'size', 'rate', 'signin'] },
  { cause: 'message-too-large', all: [['size'], ['exceeded']], none: ['count'] },
  { cause: 'rate-limited', all: [['count'], ['traffic', 'sender'], ['exceeded']] },
  { cause: 'rate-limited', all: [['rate'], ['exceeded']], none: ['size'] },
  { cause: 'network-not-allowed', all: [['place'], ['listed']] },
  { cause: 'network-not-allowed', all: [['ip'], ['unauthorized']] },
  { cause: 'ip-blocklisted', all: [['ip'], ['listed']] },
  { cause: 'network-not-allowed', all: [['place'], ['off', 'locked', 'denied'], ['signin', 'send']] },
  { cause: 'account-locked', all: [['account'], ['locked']], none: ['sender', 'addressee'], when: 'sign-in' },
  { cause: 'account-locked', all: [['submit'], ['account'], ['locked']], none: ['addressee'] },
  {
    cause: 'recipient-policy',
    all: [['group'], ['not', 'must', 'denied'], ['signin', 'allowed', 'send']],
    none: ['place', 'ip', 'relay'],
  },
  { cause: 'recipient-policy', all: [['by'], ['denied', 'not']], none: ['signin', 'owned'] },
  { cause: 'sender-not-allowed', all: [['sender'], ['fake']] },
  { cause: 'sender-not-allowed', all: [['sender'], ['not'], ['owned', 'allowed']], none: ['place', 'addressee'] },
  {
    cause: 'network-not-allowed',
    all: [['place'], ['not', 'denied', 'must', 'outside'], ['allowed', 'send', 'signin', 'denied', 'ip']],
  },
  { cause: 'auth-required', all: [['signin'], ['must']], none: ['wrong'], when: 'other' },
  { cause: 'auth-required', all: [['signin'], ['not'], ['send', 'relay', 'sender']], none: ['wrong', 'owned'] },
  {
    cause: 'network-blocks-smtp',
    all: [['between'], ['barred', 'off', 'not'], ['outbound']],
    none: ['sender', 'spam', 'account', 'relay', 'listed'],
  },
  { cause: 'relay-denied', all: [['relay'], ['not', 'denied']] },
  { cause: 'relay-denied', all: [['outside'], ['not', 'denied'], ['allowed', 'send', 'denied']] },
  { cause: 'ip-blocklisted', all: [['listed']] },
  { cause: 'ip-blocklisted', all: [['ip'], ['denied']], none: ['signin'] },
  { cause: 'ip-blocklisted', all: [['ipAddress'], ['denied']] },
  { cause: 'ip-blocklisted', all: [['banned']], none: ['attachment', 'content', 'spam'] },
  { cause: 'rate-limited', all: [['threshold'], ['exceeded']] },
  { cause: 'content-rejected', all: [['spam'], ['denied', 'not', 'wrong', 'exceeded']] },
  { cause: 'content-rejected', all: [['attachment'], ['not', 'denied']], none: ['size', 'exceeded'] },
  { cause: 'content-rejected', all: [['content'], ['wrong', 'denied']] },
  { cause: 'content-rejected', all: [['header'], ['not', 'wrong', 'denied', 'exceeded']] },
  {
    cause: 'unknown',
    all: [['connect'], ['not', 'wrong']],
    none: ['signin', 'password', 'addressee', 'ip', 'place', 'listed', 'temporary', 'allowed'],
  },
  { cause: 'recipient-unknown', all: [['account'], ['not'], ['have']], none: ['signin', 'relay'], when: 'other' },
  { cause: 'recipient-unknown', all: [['recipient', 'addressee'], ['absent']], when: 'other' },
  {
    cause: 'recipient-unknown',
    all: [['recipient', 'addressee'], ['not'], ['valid']],
    none: ['sender', 'signin', 'relay', 'password'],
    when: 'other',
  },
  { cause: 'recipient-unknown', all: [['addressee'], ['locked', 'absent']] },
  { cause: 'recipient-unknown', all: [['addressee'], ['denied']], none: ['sender', 'listed', 'signin', 'spam', 'not'] },
  { cause: 'credentials-rejected', all: [['password'], ['wrong', 'denied']], none: ['certificate'] },
  { cause: 'credentials-rejected', all: [['signin'], ['wrong', 'denied']], none: ['certificate'], when: 'sign-in' },
  { cause: 'credentials-rejected', all: [['signin'], ['wrong']], none: ['certificate'] },
  {
    cause: 'credentials-rejected',
    all: [['signin'], ['not']],
    none: ['place', 'group', 'off', 'locked', 'encryption', 'method', 'certificate', 'must', 'temporary'],
    when: 'sign-in',
  },
  { cause: 'temporary-failure', all: [['temporary']] },
  { cause: 'temporary-failure', all: [['ending'], ['temporary', 'off', 'not', 'server']] },
  { cause: 'temporary-failure', all: [['machinery'], ['wrong', 'not']], none: ['signin', 'password', 'addressee'] },
]
