/** Words of the answer. What was found stands in the report; here are only headings, labels and names of steps. */
import type { Actor, StepName, Verdict } from '../../../electron/contract/words.ts'
import type { PortState } from '../../../electron/contract/report.ts'

export const answer = {
  verdicts: {
    works: 'Works',
    'works-with-changes': 'Works with changes',
    'cannot-tell': 'Not known',
    broken: 'Does not work',
    'blocked-here': 'Blocked here',
    'cannot-sign-in': 'Sign-in refused',
  } satisfies Record<Verdict, string>,
  summary: 'Result for each direction',
  changes: 'What to change',
  changesLead: 'Open the account settings of your mail program and set these. Each value was just tested from here.',
  found: 'Settings that work',
  foundLead: 'Just tested from here. Copy them into your mail program.',
  columns: { setting: 'Setting', now: 'Now', to: 'Change to', value: 'Value' },
  copyAll: 'Copy all',
  allCopied: 'All settings copied.',
  keep: 'Nothing to change. Your settings are fine as they are.',
  why: 'Why',
  way: 'The way of your mail',
  alternatives: 'What else you can do',
  actors: {
    you: 'You can mend this',
    it: 'Your IT department can mend this',
    provider: 'The mail provider can mend this',
    network: 'Whoever runs this network can mend this',
  } satisfies Record<Actor, string>,
  severities: { problem: 'Problem', warning: 'Worth a look', info: 'Good to know' },
  again: 'Check again',
  otherPassword: 'Try another password',
  withPassword: 'Check with the password',
  changeSettings: 'Change settings',
  otherAccount: 'Another account',
  otherPractice: 'Another practice network',
  clearText: 'Sign in without protection, once',
  clearTextNote: 'Only in a network that is your own: anyone on the way can read the password.',
  details: 'Details for your IT department',
  detailsLead: 'Every check with its steps and the servers’ exact words. No password stands anywhere in it.',
  shorten: 'Shorten addresses, user names and server names',
  copyReport: 'Copy report',
  saveText: 'Save as text',
  saveHtml: 'Save as web page',
  saveJson: 'Save as JSON',
  reportCopied: 'Report copied.',
  yours: 'your settings',
  outcome: 'Result',
  accepted: 'accepted',
  stepColumns: { step: 'Step', result: 'Result', time: 'Time', reply: 'The server’s words' },
  ok: 'fine',
  failed: 'stopped',
  notAsked: 'Nothing was asked.',
  steps: {
    resolve: 'Look up the name',
    connect: 'Connect',
    tls: 'Start encryption',
    greeting: 'Greeting',
    hello: 'Introduction',
    starttls: 'Ask for encryption',
    'sign-in': 'Sign in',
    sender: 'Name the sender',
    'recipient-own': 'Recipient: own address',
    'recipient-outside': 'Recipient: someone elsewhere',
    deliver: 'Deliver',
    arrive: 'Arrive',
  } satisfies Record<StepName, string>,
  ports: 'Ports in this network',
  port: (port: string) => `Port ${port}`,
  portStates: {
    open: 'open',
    blocked: 'blocked',
    intercepted: 'intercepted',
    unknown: 'not known',
  } satisfies Record<PortState, string>,
  contacted: 'Connections were opened to',
  signIns: (sent: number, rejected: number) =>
    sent === 0
      ? 'No password was sent.'
      : `A password was sent ${times(sent)} and ${rejected === 0 ? 'never rejected' : `rejected ${times(rejected)}`}.`,
  when: (date: string, seconds: string) => `Checked on ${date}, in ${seconds} s.`,
  milliseconds: (ms: number) => `${Math.round(ms)} ms`,
  failedTitle: 'This check could not be finished',
  failedLead:
    'A mistake in this program stopped it, not your settings and not the network. Everything you typed is still there.',
  failedDetails: 'What the program says about it',
  failedSave: 'Save a report of it',
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
