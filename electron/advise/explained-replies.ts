/**
 * Replies whose cause says too little of them, where their maker documents what is behind: these words then stand in place of the
 * cause's own. Data rows with their source; the cause itself is told in electron/diagnose/causes.
 */
import type { Actor, Cause } from '../contract/words.ts'

interface DocumentedReply {
  cause: Cause
  /** In the words that decided. */
  sign: RegExp
  source: string
  actor: Actor
  title: string
  means: string
  first: string
}

const rows: readonly DocumentedReply[] = [
  {
    cause: 'recipient-policy',
    sign: /\b5\.7\.520\b|external forwarding/i,
    source: 'https://learn.microsoft.com/en-us/defender-office-365/outbound-spam-policies-external-email-forwarding',
    actor: 'it',
    title: 'The organisation does not let mail be forwarded to the outside',
    means:
      'The message was passed on automatically to an address elsewhere, and the organisation whose mailbox does that forbids it.',
    first:
      'Write to the final address directly. If the forwarding is your own, ask your IT department for another way; it can allow it for single mailboxes.',
  },
  {
    cause: 'recipient-policy',
    sign: /\b5\.7\.51\b|RestrictDomainsTo|partner connector/i,
    source: 'https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/set-inboundconnector',
    actor: 'provider',
    title: 'The recipient’s organisation takes mail from certain servers only',
    means:
      'It wants mail to come through its own filter, or from servers that it has named, and this message came another way. Your own settings are not the reason.',
    first:
      'Tell the recipient in another way; their IT has to correct what it lets in, or your provider which server it delivers to.',
  },
  {
    cause: 'unknown',
    sign: /\b0x8004210[89a]\b|\b0x800ccc(?:0[def]|19)\b/i,
    source: 'Microsoft KB 813514: no connection, no host found, connection dropped, no answer in time',
    actor: 'you',
    title: 'The mail program did not reach the server',
    means:
      'It could not connect to the server, or got no answer from it. The number does not say why: the network, the server or the settings may be the reason.',
    first: 'See whether websites open in the browser, then run a check of the account: it asks the servers themselves.',
  },
]

export function documentedReply(cause: Cause, quote: string): DocumentedReply | null {
  return rows.find((row) => row.cause === cause && row.sign.test(quote)) ?? null
}
