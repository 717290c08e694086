/** Words for encryption, certificates, and settings that do not match what is spoken. */
import { begin, change, endpoint, port, server } from './entry.ts'
import type { Cause, FindingCode } from '../../contract/words.ts'
import type { Entry, WordContext } from './entry.ts'

export const encryptionWords = {
  'encryption-required': {
    brief: 'the server asks for an encrypted connection',
    title: () => 'The server asks for an encrypted connection',
    explanation: (c) =>
      `The settings use no encryption, and ${server(c)} does not go on without it. ${change(c, 'In the mail program, set the connection security to SSL/TLS or STARTTLS.')}`,
  },
  'not-encrypted': {
    brief: 'the settings send the password unprotected',
    title: () => 'The settings send the password unprotected',
    explanation: (c) =>
      `With these settings anyone on the way can read the password and the mail. ${change(c, `Nothing encrypted was found at ${server(c)}. Ask the provider for a server with SSL/TLS, and do not use these settings in a network that you do not know.`)}`,
  },
  'security-mismatch': {
    brief: 'the encryption setting does not fit the port',
    title: (c) =>
      c.knowsNoExtensions
        ? `${begin(server(c))} knows no encryption on ${port(c)}`
        : 'The kind of encryption does not fit the port',
    explanation: (c) =>
      c.knowsNoExtensions
        ? `The settings want encryption by STARTTLS, and what answers at ${endpoint(c)} is so old or so reduced that it knows neither that nor sign-in. ${change(c, 'Ask the provider for a port with SSL/TLS.')}`
        : `${begin(endpoint(c))} answers, and starts encryption in another way than the settings say: SSL/TLS and STARTTLS are not the same. ${change(c, 'Try the other of the two in the mail program’s connection security.')}`,
  },
  'wrong-protocol': {
    brief: 'something other than mail answers on this port',
    title: (c) => `${begin(port(c))} is for something else`,
    explanation: (c) =>
      `What answers at ${endpoint(c)} does not speak what the settings expect; perhaps the ports of two kinds of server were swapped. ${change(c, 'Compare server name and port with what the provider publishes.')}`,
  },
  'certificate-untrusted': {
    brief: 'the server’s certificate comes from nobody trusted',
    title: () => 'The server cannot prove who it is',
    explanation: (c) =>
      `The certificate of ${server(c)} was not issued by anyone this computer trusts, so the password was not sent. ${change(c, 'Do not accept it by hand in a network that you do not know. Whoever runs the server has to install a proper certificate; a company’s own authority can be given to this check.')}`,
  },
  'certificate-wrong-host': {
    brief: 'the server’s certificate is for another name',
    title: () => 'The server’s certificate is for another name',
    explanation: (c) =>
      `What answers as ${server(c)} shows a certificate for another name, so the password was not sent. ${change(c, 'The provider usually publishes the right server name: use that one. If the name is right, whoever runs the server has to correct the certificate.')}`,
  },
  'certificate-expired': {
    brief: 'the server’s certificate is out of date',
    title: () => 'The server’s certificate is out of date',
    explanation: (c) =>
      `The certificate of ${server(c)} is not valid today, so the password was not sent. ${change(c, 'Whoever runs the server has to renew it, which usually happens within a day: tell them. If several servers seem out of date, check this computer’s date.')}`,
  },
  'starttls-stripped': {
    brief: 'something on the way removes the encryption',
    title: () => 'Something on the way removes the encryption',
    explanation: (c) =>
      `${begin(server(c))} offers encryption, and here the offer arrives missing or garbled. Something between switches it off${c.hints?.culprit ? `, by its traces ${c.hints.culprit}` : ''}, so the password was not sent. ${change(c, 'Use port 465 or 993 with SSL/TLS if the provider has them, a VPN or another network.')}`,
  },
  'tls-intercepted': {
    brief: 'something on the way opens encrypted connections',
    title: () => 'Something on the way opens encrypted connections',
    explanation: (c) =>
      `Encrypted connections do not end at ${server(c)}, but at something in between: ${c.hints?.culprit ? `by its name ${c.hints.culprit}` : 'an antivirus program, a company’s proxy or this network’s gateway'}. ${change(c, 'Switch off the mail scanning of the antivirus program, or ask IT. In a network that you do not know, use a VPN or another network.')}`,
  },
  'clock-wrong': {
    brief: 'this computer’s date or time is wrong',
    title: () => 'This computer’s date or time is wrong',
    explanation: (c) =>
      `Safe connections need the right date, and this computer’s clock is ${off(c)}. Set date and time (best: automatically), then check again.`,
  },
} satisfies Partial<Record<Cause | FindingCode, Entry>>

/** "about 3 years ahead" */
function off({ hints }: WordContext): string {
  const seconds = hints?.clockSeconds ?? null
  if (seconds === null) return 'far off'
  const hours = Math.abs(seconds) / 3600
  const units = [
    ['year', 24 * 365.25],
    ['month', 24 * 30.4],
    ['day', 24],
    ['hour', 1],
  ] as const
  const [unit, size] = units.find(([, each]) => hours >= each) ?? ['hour', 1]
  const count = Math.max(1, Math.round(hours / size))
  return `about ${count} ${unit}${count === 1 ? '' : 's'} ${seconds > 0 ? 'ahead' : 'behind'}`
}
