/**
 * THE order of precedence: when several rows match one reply, the first cause of this list wins.
 * Within it specific comes before general: what names a special reason ("app password", "disabled", "greylisted") before what
 * only says that something failed ("authentication failed", "try again later").
 * All `definite` rows are asked in this order first, then precise response codes, then all `usual` rows in this order, then
 * precise enhanced codes, then `vague` rows, then general codes. Rules about notions (`concept-rules.ts`) come before all where
 * they are firm, else after the usual rows.
 * How much each counts beside what was learned: `weigh.ts`. Before all of it, in texts of programs that quote no server: a connection that
 * broke (`broken-connection.ts`) is `unknown`, where no row names a reason of its own.
 */
import { accountLocked } from './account-locked.ts'
import { appPasswordRequired } from './app-password-required.ts'
import { authMethodUnsupported } from './auth-method-unsupported.ts'
import { authRequired } from './auth-required.ts'
import { contentRejected } from './content-rejected.ts'
import { credentialsRejected } from './credentials-rejected.ts'
import { encryptionRequired } from './encryption-required.ts'
import { delayStated, greylisted } from './greylisted.ts'
import { helloRejected } from './hello-rejected.ts'
import { ipBlocklisted } from './ip-blocklisted.ts'
import { mailboxFull } from './mailbox-full.ts'
import { mailboxInUse } from './mailbox-in-use.ts'
import { messageTooLarge } from './message-too-large.ts'
import { networkBlocksSmtp } from './network-blocks-smtp.ts'
import { networkNotAllowed } from './network-not-allowed.ts'
import { oauthRequired } from './oauth-required.ts'
import { popBeforeSmtp } from './pop-before-smtp.ts'
import { protocolDisabled } from './protocol-disabled.ts'
import { rateLimited } from './rate-limited.ts'
import { recipientMisrouted } from './recipient-misrouted.ts'
import { recipientPolicy } from './recipient-policy.ts'
import { recipientUnknown } from './recipient-unknown.ts'
import { relayDenied } from './relay-denied.ts'
import type { CauseRows } from './row.ts'
import { senderDomainPolicy } from './sender-domain-policy.ts'
import { senderNotAllowed } from './sender-not-allowed.ts'
import { forNow, temporaryFailure } from './temporary-failure.ts'
import { wholeSentences } from './whole-sentences.ts'

export const order: readonly CauseRows[] = [
  ...wholeSentences,
  appPasswordRequired,
  oauthRequired,
  // Before switched-off protocols: "IMAP access disabled via insecure connection".
  encryptionRequired,
  // Before switched-off protocols, too: "SMTP is blocked on this network" is about the way, not the mailbox.
  networkBlocksSmtp,
  // Before auth-required: these texts, too, speak of logging in first. Before relay-denied: they add it.
  popBeforeSmtp,
  protocolDisabled,
  authMethodUnsupported,
  greylisted,
  helloRejected,
  // Before auth-required: "authentication required" about the recipient.
  recipientPolicy,
  senderDomainPolicy,
  mailboxFull,
  mailboxInUse,
  // "Too many failures, now locked" is a lock; without that word it is a rate. Numbers of messages before their size.
  accountLocked,
  rateLimited,
  messageTooLarge,
  // "Not logged in" beside a refused From address means the sign-in.
  authRequired,
  // A list of countries or networks is not a blocklist.
  networkNotAllowed,
  senderNotAllowed,
  relayDenied,
  ipBlocklisted,
  contentRejected,
  recipientMisrouted,
  recipientUnknown,
  credentialsRejected,
  temporaryFailure,
  // "Try again in ten minutes" beside a reason does not change it; "temporarily" says less than either.
  delayStated,
  forNow,
]
