/**
 * Whom to call where one cannot help oneself, and what exactly to tell them: a sentence to read out or to paste. Only what
 * this run saw; the contact is the hand-out's where there is one.
 */
import type { Handout, HandoutContact } from '../contract/handout.ts'
import type { RunFacts } from '../contract/facts.ts'
import type { Conclusion, Diagnosis } from '../contract/report.ts'
import type { Actor, FindingCode } from '../contract/words.ts'
import { actorOf } from './actor-of.ts'
import { contextOf } from './context-of.ts'
import { endpoint } from './words/entry.ts'
import { wordsFor } from './words.ts'

/** Whoever answers for the mail of this account. */
export function whoProvides({ account }: RunFacts, handout: Handout | null): string {
  if (handout !== null) return handout.organisation
  return `whoever provides the mail for ${account.email.slice(account.email.lastIndexOf('@') + 1)}`
}

/** "Help desk (phone +1 555 0100, help@proseware.example, https://help.proseware.example)". */
export function spokenContact({ name, phone, email, url }: HandoutContact): string {
  const ways = [phone === null ? null : `phone ${phone}`, email, url].filter((each) => each !== null)
  return ways.length === 0 ? name : `${name} (${ways.join(', ')})`
}

/** The last alternative: to whom this report goes. */
export function callLine(facts: RunFacts, diagnosis: Diagnosis, handout: Handout | null): string {
  const shows = 'it shows what was tried and what each server said.'
  if (handout !== null && handout.contact !== null)
    return `Call the help desk of ${handout.organisation}: ${spokenContact(handout.contact)}. Give them this report, too: ${shows}`
  if (actorOfFirst(facts, diagnosis) === 'network')
    return `Give this report to whoever runs this network, or to your IT department: ${shows}`
  return `Give this report to ${whoProvides(facts, handout)}, or to your IT department: ${shows}`
}

function firstOf({ conclusions }: Diagnosis): Conclusion | null {
  return conclusions.find(({ severity, code }) => severity === 'problem' && code !== 'works') ?? null
}

function actorOfFirst(facts: RunFacts, diagnosis: Diagnosis): Actor | null {
  const first = firstOf(diagnosis)
  return first && actorOf(first, contextOf(facts, diagnosis, first))
}

/** What they can do about it, as a question. */
const questions: Partial<Record<FindingCode, string>> = {
  'no-internet': 'Is this network connected to the internet?',
  'port-blocked-by-network': 'Can this port be opened here?',
  'network-blocks-smtp': 'Can mail be let through here?',
  'smtp-intercepted': 'Can mail be let through here without anything in between?',
  'starttls-stripped': 'Can mail be let through here without changing it?',
  'tls-intercepted': 'Can mail be let through here without opening its encryption?',
  'dns-hijacked': 'Why does this network give another address for the server?',
  'port-blocked-by-server': 'On which port can I reach the server from here?',
  'server-unreachable': 'Is the server running, and can it be reached from my network?',
  'network-not-allowed': 'How can I send and receive from this network: is there a server with sign-in, or a VPN?',
  'local-network-only': 'Is there a sending server with sign-in that works from any network?',
  'ip-blocklisted': 'Can the address of this network be taken off the list, or can I sign in on another server?',
  'relay-denied': 'Which sending server, with sign-in, is meant for my account?',
  'account-locked': 'Can the account be opened again?',
  'protocol-disabled': 'Can this be switched on for my mailbox?',
  'certificate-expired': 'When will the server have a valid certificate?',
  'certificate-wrong-host': 'Which name of the server is its certificate for?',
  'certificate-untrusted': 'Who issued the certificate of this server?',
}

/** `null`: there is nothing that anybody would have to be told. */
export function tellOf(facts: RunFacts, diagnosis: Diagnosis): string | null {
  const first = firstOf(diagnosis)
  if (first === null) return null
  const context = contextOf(facts, diagnosis, first)
  const { email } = facts.account
  const what = first.server === null ? 'Mail' : first.server === 'incoming' ? 'Receiving mail' : 'Sending mail'
  const where = context.host === null ? '' : ` (${endpoint(context)})`
  const said = context.reply === null ? '' : ` The server’s words: “${context.reply.replace(/\.$/, '')}”.`
  const question = questions[first.code] ?? 'Can you tell me what to change, or mend it?'
  return `${what} does not work for ${email}${where}: ${wordsFor(first.code).brief}.${said} ${question}`
}
