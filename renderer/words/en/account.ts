/** Words of the account screen. */
import type { CandidateSource } from '../../../electron/contract/found.ts'
import { counted } from './common.ts'

export const account = {
  title: 'Are these your settings?',
  titleUnknown: 'What are your settings?',
  titleLooking: 'Looking up your settings',
  looking: (domain: string) => `Asking ${domain} which settings it recommends. This takes a few seconds at most.`,
  skipLooking: 'Type them myself',
  nothingFound: (domain: string) =>
    `No published settings were found for ${domain}. Copy them from your mail program: they stand in its account settings.`,
  otherAddress: 'Other address',
  password: 'Password',
  passwordNote: 'Used for this check, never saved.',
  passwordMissing: 'Type the password, or check without one.',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  change: (side: string) => `Change the settings for ${side.toLowerCase()}`,
  changeShort: 'Change',
  done: 'Done',
  leaveOut: 'Leave this server out',
  bringIn: 'Add a server',
  missing: 'Not known yet',
  leftOut: 'Left out of this check',
  portOf: (port: number | string) => `Port ${port}`,
  signsInAs: (name: string) => `signs in as ${name}`,
  signsInAsAddress: 'signs in as your address',
  noSignIn: 'no sign-in',
  originTyped: 'As typed by you',
  originProgram: (program: string, profile: string) =>
    profile === '' ? `As set in ${program}` : `As set in ${program} (${profile})`,
  originFile: (name: string) => `From the file ${name}`,
  changedByYou: (count: number) => `${counted(count, 'value', 'values')} changed by you`,
  originText: 'Server and port from the error message; please check the rest',
  origins: {
    handout: 'Handed out by your organisation',
    'provider-table': 'From our list of providers',
    autoconfig: 'Published by the provider',
    ispdb: 'From Mozilla’s list of providers',
    srv: 'Published by the provider (DNS)',
    autodiscover: 'Published by the provider',
    mx: 'Worked out from the provider’s mail servers',
    guess: 'A good guess: please compare it with your mail program',
  } satisfies Record<CandidateSource, string>,
  chooseFrom: 'Which settings',
  confirm: (host: string, domain: string) =>
    `${host} does not belong to ${domain}. It is my provider: the password may go there.`,
  go: 'Check now',
  goWithout: 'Check without a password',
  goWithoutNote: 'Tests everything but the sign-in.',
  sendTest: 'Also send one message to myself',
  sendTestNote: 'Your inbox is then watched for up to half a minute, and the message deleted when found.',
  disagree: 'Not everyone says the same',
  browserTitle: 'This provider wants sign-in in the browser',
  browserNote:
    'Signing in that way is not possible here yet. Everything up to the sign-in is tested: the network, the servers, and the encryption.',
  appPasswordTitle: 'This provider wants a password made for mail programs',
  appPasswordNote: (provider: string) =>
    `${provider} does not take the normal password here. Create an “app password” on its website, and type that one.`,
  appPasswordLink: 'Where to create one',
  problems: {
    host: 'Type the name of the server, such as mail.example.com.',
    port: 'A port is a number from 1 to 65535.',
    username: 'Type the user name, often the whole address.',
    nothing: 'At least one server is needed for a check.',
  },
}
