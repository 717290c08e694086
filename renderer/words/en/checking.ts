/** Words of the running check. */
import type { StepName } from '../../../electron/contract/words.ts'
import { counted } from './common.ts'

export const checking = {
  title: 'Checking the way',
  titlePractice: (name: string) => `Practice: ${name}`,
  starting: 'Getting ready',
  /** After the step that was answered last. */
  nextAfter: {
    resolve: 'connecting to',
    connect: 'waiting for a greeting from',
    tls: 'talking to',
    greeting: 'introducing ourselves to',
    hello: 'talking to',
    starttls: 'switching on encryption with',
    'sign-in': 'signed in to',
    sender: 'asking to send at',
    'recipient-own': 'asking to send at',
    'recipient-outside': 'finishing with',
    deliver: 'waiting for the message at',
    arrive: 'finishing with',
  } satisfies Record<StepName, string>,
  first: 'looking up',
  step: (side: string, doing: string, host: string, port: number) => `${side}: ${doing} ${host}, port ${port}`,
  comparing: 'Comparing with other servers, to tell whether it is this network',
  finishing: 'Putting the answer together',
  atMost: (seconds: number) => `At most ${counted(seconds, 'second', 'seconds')} left, usually far less`,
  anyMoment: 'The answer comes at any moment',
  progress: 'Time used',
  known: 'Known so far',
  cancelling: 'Stopping. What is known so far comes next.',
  facts: {
    signedIn: (host: string) => `Receiving works: ${host} accepted the password.`,
    signedInSending: (host: string) => `${host} accepted the password for sending.`,
    sends: (host: string, port: number) => `Sending works through ${host} on port ${port}.`,
    rejected: (host: string) => `${host} did not accept the sign-in.`,
    certificate: (host: string) => `The certificate of ${host} could not be verified, so no password was sent.`,
    answers: (host: string, port: number) => `${host} answers on port ${port}.`,
    silent: (host: string, port: number) => `${host} gives no answer on port ${port}.`,
    noName: (host: string) => `The name ${host} was not found.`,
  },
}
