/** What the lab's networks must look like before any scenario is believed, where it takes more than to ask for ports: seen with other people's programs. */
import { namespaceOf, type NetworkName } from './networks.ts'
import { addressesOf, hostOf } from './servers/variants.ts'
import { inside, run } from './shell.ts'

interface Sight {
  network: NetworkName
  name: string
  ask: readonly [command: string, ...args: string[]]
  /** Each must be found in what was answered. */
  says: readonly RegExp[]
  never?: readonly RegExp[]
}

const host = hostOf('hosting')
const hello = (server: string, port: number, ...more: string[]) =>
  ['swaks', '--server', server, '--port', String(port), '--quit-after', 'EHLO', ...more] as const
const page = ['curl', '-sS', '-i', '--max-time', '5', 'http://detectportal.firefox.com/success.txt'] as const
const shakeHands = (port: number, ...more: string[]) =>
  ['timeout', '3', 'openssl', 's_client', '-connect', `${host}:${port}`, '-servername', host, ...more] as const
const addressOf = (name: string) => ['sh', '-c', `timeout 2 getent ahosts ${name}; echo ended with $?`] as const
const knock = (address: string, port: number) =>
  ['sh', '-c', `timeout 2 bash --norc -c 'exec 3<>/dev/tcp/${address}/${port}'; echo ended with $?`] as const
/** The first and the second control host on 25 (servers/controls.ts). */
const [down, lying] = ['gmail-smtp-in.l.google.com', 'outlook-com.olc.protection.outlook.com']

export const sights: readonly Sight[] = [
  { network: 'home', name: 'the page of a vendor', ask: page, says: [/200 OK/, /^success$/m] },
  { network: 'home', name: 'a control greets', ask: hello(lying, 25), says: [/220 outlook-com/, /250-STARTTLS/] },
  { network: 'captive-rejects', name: 'its own page', ask: page, says: [/302 Found/, /login\.hotel\.example/] },
  { network: 'portal-by-name', name: 'its own page', ask: page, says: [/200 OK/], never: [/success/] },
  {
    network: 'captive-answers',
    name: 'its own certificate',
    ask: shakeHands(993),
    says: [/CN = login\.hotel\.example/],
  },
  {
    network: 'proxy-25',
    name: 'a stranger for the server',
    ask: hello(host, 25),
    says: [/220 mail\.gateway\.example/],
  },
  { network: 'proxy-25', name: 'and for a control', ask: hello(down, 25), says: [/220 mail\.gateway\.example/] },
  { network: 'proxy-25', name: 'and not on 587', ask: hello(host, 587), says: [/220 mail\.hosting\.example/] },
  { network: 'proxy-587', name: 'a stranger', ask: hello(host, 587), says: [/220 mail\.gateway/], never: [/STARTTLS/] },
  { network: 'smart-host', name: 'a stranger', ask: hello(host, 25), says: [/220 mail\.smarthost\.example/] },
  { network: 'captive-but-one', name: 'its own page', ask: page, says: [/302 Found/] },
  { network: 'inside-only', name: 'no name at all', ask: addressOf(host), says: [/ended with 2/] },
  { network: 'home', name: 'another name on 25', ask: hello(hostOf('names'), 25), says: [/220 mx25\.pool/] },
  { network: 'masks', name: 'crosses', ask: hello(host, 587), says: [/250-XXXXXXXA/], never: [/STARTTLS/] },
  { network: 'strips', name: 'a gap', ask: hello(host, 587), says: [/250-PIPELINING/], never: [/STARTTLS|XXXX/] },
  { network: 'stars', name: 'stars', ask: hello(host, 587), says: [/220 \*{9,}/, /250-STARTTLS/] },
  { network: 'stars', name: 'and TLS', ask: hello(host, 587, '--tls'), says: [/TLS started with cipher/] },
  { network: 'stars-and-masks', name: 'both', ask: hello(host, 587), says: [/220 \*{9,}/, /250-XXXXXXXA/] },
  { network: 'reads', name: 'its own issuer', ask: shakeHands(993), says: [/issuer=CN = Gateway Authority/] },
  {
    network: 'reads',
    name: 'the same after STARTTLS',
    ask: shakeHands(587, '-starttls', 'smtp'),
    says: [/issuer=CN = Gateway Authority/],
  },
  {
    network: 'reads-submission',
    name: 'the server’s own after STARTTLS',
    ask: shakeHands(587, '-starttls', 'smtp'),
    says: [/issuer=CN = Lab Authority/],
  },
  {
    network: 'swallows',
    name: 'not a word',
    ask: hello(host, 587, '--timeout', '2'),
    says: [/Connected/],
    never: [/220/],
  },
  {
    network: 'small-packets',
    name: 'no certificate',
    ask: shakeHands(465),
    says: [],
    never: [/BEGIN CERT/],
  },
  { network: 'one-address', name: 'one address', ask: addressOf('imap.gmail.com'), says: [/^203\.0\.113\.230/m] },
  { network: 'private-address', name: 'a private one', ask: addressOf(host), says: [/^192\.168\.7\.7/m] },
  { network: 'private-address', name: 'others as ever', ask: addressOf('imap.gmail.com'), says: [/^198\.51\.100\./m] },
  { network: 'private-address-alone', name: 'for all', ask: addressOf('imap.gmail.com'), says: [/^192\.168\.7\.7/m] },
  { network: 'dead-resolver', name: 'nothing', ask: addressOf(host), says: [/ended with 124/] },
  { network: 'forgetful', name: 'no such name', ask: addressOf(host), says: [/ended with 2/] },
  { network: 'company', name: 'its own', ask: addressOf(hostOf('company')), says: [/^10\.99\.0\.10/m] },
  { network: 'vpn', name: 'the way', ask: ['ip', 'route', 'get', '198.41.0.4'], says: [/dev tun0/] },
  {
    network: 'slow',
    name: 'seconds for a page, names not counted',
    ask: [
      'curl',
      '-s',
      '-4',
      '-o',
      '/dev/null',
      '-w',
      '%{time_connect}',
      `telnet://${addressesOf('qmail')[0]}:25`,
      '-m',
      '2',
    ],
    says: [/^(0\.[3-9]|[1-9])/],
  },
  { network: 'listed', name: 'on the list', ask: hello(hostOf('listed'), 587, '-4'), says: [/JunkMail rejected/] },
  { network: 'listed', name: 'by IPv6, too', ask: hello(hostOf('listed'), 587, '-6'), says: [/JunkMail rejected/] },
  { network: 'home', name: 'not on the list', ask: hello(hostOf('listed'), 587), says: [/250-STARTTLS/] },
  { network: 'shunned', name: 'shut out', ask: knock(addressesOf('exim')[0], 993), says: [/ended with 124/] },
  { network: 'shunned', name: 'by one', ask: knock(addressesOf('hosting')[0], 993), says: [/ended with 0/] },
  { network: 'odd-drops-25', name: 'open for one', ask: hello(lying, 25), says: [/220 outlook-com/] },
  {
    network: 'odd-drops-25',
    name: 'and for no other',
    ask: hello(host, 25, '--timeout', '2'),
    says: [],
    never: [/220/],
  },
  { network: 'odd-home', name: 'one down', ask: hello(down, 25, '--timeout', '2'), says: [], never: [/220/] },
  { network: 'odd-home', name: 'one refuses', ask: hello(lying, 25), says: [/Connection refused/] },
  { network: 'odd-proxy-25', name: 'itself for one', ask: hello(lying, 25), says: [/220 outlook-com/] },
]

/** What was answered. */
export async function look({ network, ask }: Sight): Promise<string> {
  const [program, ...words] = ask
  const [command, all] = inside(namespaceOf(network), program, words)
  const ran = await run(command, all, { boundMs: 20_000 })
  return ran.stdout + ran.stderr
}
