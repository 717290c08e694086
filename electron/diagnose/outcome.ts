/** The one word for how a check ended (`outcome` in command-line.md). Compares nothing: that is what findings are for. */
import type { CauseOf } from '../contract/cause-of.ts'
import type { CheckFacts, SignInRule } from '../contract/facts.ts'
import type { Outcome, WireError } from '../contract/words.ts'
import { meaningOf } from './meaning.ts'
import { isLetIn, isMethodOffered, unofferedCode } from './method.ts'
import { relayAnswerOf } from './relay.ts'

/** `accepted`: all that was asked was taken, also where a rule left the rest out as not needed. */
export function outcomeOf(check: CheckFacts, causeOf: CauseOf, cancelled: boolean): Outcome {
  const { stopped } = check
  const relay = check.asksRelay ? relayAnswerOf(check, causeOf) : null
  if (relay?.result === 'inconclusive') return 'recipient-inconclusive'
  if (relay?.result === 'refused' && relay.refusal) return relay.refusal.cause
  if (stopped === null) return 'accepted'
  switch (stopped.by) {
    case 'wire':
      return wireOutcome(stopped.error, cancelled)
    case 'reply': {
      if (relay?.result === 'accepted') return 'accepted'
      const cause = meaningOf({ protocol: check.protocol, step: stopped.step, text: stopped.reply }, causeOf)
      return cause === 'accepted' ? 'unknown' : cause
    }
    case 'rule':
      return ruleOutcome(stopped.rule, check)
    case 'not-offered':
      return stopped.step === 'sender' ? 'sender-not-allowed' : 'security-mismatch'
    default: {
      const never: never = stopped
      return never
    }
  }
}

function ruleOutcome(rule: SignInRule, check: CheckFacts): Outcome {
  const method = check.signIn?.authentication ?? 'password'
  switch (rule) {
    case 'no-password':
    case 'not-needed':
      return 'accepted'
    case 'not-encrypted':
    case 'clear-text-not-agreed':
      return 'not-encrypted'
    case 'method-not-offered':
    case 'sign-in-not-offered':
      return isLetIn(check) ? 'unknown' : unofferedCode(check, method)
    case 'method-not-performable':
      return isMethodOffered(check, method) === false ? unofferedCode(check, method) : 'unknown'
    // The server was not asked, so nothing can be told about it.
    case 'rejected-before':
    case 'unconfirmed':
      return 'unknown'
    default: {
      const never: never = rule
      return never
    }
  }
}

function wireOutcome(error: WireError, cancelled: boolean): Outcome {
  switch (error) {
    case 'timeout':
    case 'refused':
    case 'unreachable':
      return error
    case 'not-permitted':
      return 'refused'
    case 'reset':
    case 'closed':
      return 'closed'
    case 'dns-not-found':
    case 'dns-no-address':
    case 'dns-failed':
    case 'dns-timeout':
      return 'dns-failure'
    case 'tls-not-spoken':
      return 'security-mismatch'
    case 'certificate-untrusted':
    case 'certificate-wrong-host':
    case 'certificate-expired':
      return error
    // Out of its dates, from the other end.
    case 'certificate-not-yet-valid':
      return 'certificate-expired'
    case 'tls-version':
    case 'tls-failed':
    case 'line-too-long':
    case 'too-much-data':
    case 'garbled':
    case 'injected':
      return 'garbled'
    // Cancelled by the run's own bound is silence; by the user, nothing can be told.
    case 'cancelled':
      return cancelled ? 'unknown' : 'timeout'
    case 'other':
      return 'unknown'
    default: {
      const never: never = error
      return never
    }
  }
}
