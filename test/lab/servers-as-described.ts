/** What the lab's servers must say before any scenario is believed: asked with swaks, curl and openssl, not with the program. */
import { namespaceOf, type NetworkName } from './networks.ts'
import { inside, run } from './shell.ts'
import { swaks } from './retry.ts'
import { domainOf, hostOf, type VariantName } from './servers/variants.ts'

interface Described {
  name: string
  network?: NetworkName
  server: VariantName
  /** swaks arguments, or the protocol port and lines for a plain conversation. */
  ask: { swaks: string[] } | { port: number; say: string[] } | { verify: number }
  /** Each must be found in what was answered. */
  says: readonly RegExp[]
  never?: readonly RegExp[]
}

export const outside = 'postmaster@outside.example'
const relay = (server: VariantName, to: 'own' | 'outside', ...more: string[]) => ({
  swaks: [
    ...['--server', hostOf(server), '--from', `lab@${domainOf(server)}`, '--quit-after', 'RCPT'],
    ...['--to', to === 'own' ? `other@${domainOf(server)}` : outside, ...more],
  ],
})

/** Exim breaks the lines where they grow too long: where, depends on the length of the client's name. */
const cpanel =
  /550-Please turn on SMTP Authentication in your mail client\.\s[^]*\[[0-9a-f.:]+\]:\d+ is not permitted to relay\s[^]*550 .*authentication\./

export const described: readonly Described[] = [
  {
    name: 'a web host’s Exim refuses in cPanel’s words',
    server: 'hosting',
    ask: relay('hosting', 'outside'),
    says: [cpanel],
  },
  {
    name: 'and takes mail for its own domain',
    server: 'hosting',
    ask: relay('hosting', 'own'),
    says: [/RCPT TO[^]*250 Accepted/],
  },
  {
    name: 'and offers no sign-in before encryption',
    server: 'hosting',
    ask: relay('hosting', 'own'),
    says: [/250-STARTTLS/],
    never: [/250-AUTH/],
  },
  {
    name: 'and offers one after it',
    server: 'hosting',
    ask: relay('hosting', 'own', '--tls'),
    says: [/~> [^]*250-AUTH PLAIN LOGIN/],
  },
  {
    name: 'plain Exim',
    server: 'exim',
    ask: relay('exim', 'outside', '--port', '587'),
    says: [/550 relay not permitted/],
  },
  {
    name: 'Postfix on 25',
    server: 'postfix',
    ask: relay('postfix', 'outside'),
    says: [/554 5\.7\.1 <postmaster@outside\.example>: Relay access denied/],
  },
  {
    name: 'Postfix on 587 before encryption',
    server: 'postfix',
    ask: relay('postfix', 'own', '--port', '587'),
    says: [/530 5\.7\.0 Must issue a STARTTLS command first/],
  },
  {
    name: 'Postfix on 587 without sign-in',
    server: 'postfix',
    ask: relay('postfix', 'own', '--port', '587', '--tls'),
    says: [/554 5\.7\.1 <.*>: .* rejected: Access denied/],
  },
  {
    name: 'qmail',
    server: 'qmail',
    ask: relay('qmail', 'outside'),
    says: [/553 sorry, that domain isn't in my list of allowed rcpthosts \(#5\.7\.1\)/],
    never: [/AUTH|STARTTLS/],
  },
  {
    name: 'an access provider from elsewhere',
    server: 'isp',
    ask: relay('isp', 'outside'),
    says: [/550 relay not permitted/],
    never: [/250-AUTH/],
  },
  {
    name: 'an access provider from its own network',
    network: 'office',
    server: 'isp',
    ask: relay('isp', 'outside'),
    says: [/250 Accepted/],
  },
  {
    name: 'fetching first, before it',
    server: 'fetchfirst',
    ask: relay('fetchfirst', 'outside'),
    says: [/550 relay not permitted/],
  },
  {
    name: 'the former provider and its former customer',
    server: 'former',
    ask: relay('former', 'own'),
    says: [/550 relay not permitted/],
  },
  {
    name: 'nothing encrypted: sending',
    server: 'clear',
    ask: relay('clear', 'own', '--port', '587'),
    says: [/250-AUTH PLAIN LOGIN/],
    never: [/STARTTLS/],
  },
  {
    name: 'nothing encrypted: receiving',
    server: 'clear',
    ask: { port: 143, say: ['a CAPABILITY', 'b LOGOUT'] },
    says: [/AUTH=PLAIN/],
    never: [/STARTTLS|LOGINDISABLED/],
  },
  {
    name: 'a web host’s IMAP refuses sign-in before encryption',
    server: 'hosting',
    ask: { port: 143, say: ['a CAPABILITY', 'b LOGOUT'] },
    says: [/STARTTLS/, /LOGINDISABLED/],
  },
  { name: 'POP3 offers STLS', server: 'hosting', ask: { port: 110, say: ['CAPA', 'QUIT'] }, says: [/STLS/] },
  {
    name: 'a large provider offers OAuth 2 beside passwords: receiving',
    server: 'modern',
    ask: { port: 143, say: ['a CAPABILITY', 'b LOGOUT'] },
    says: [/STARTTLS/],
  },
  {
    name: 'a large provider offers OAuth 2 beside passwords: sending',
    server: 'modern',
    ask: relay('modern', 'own', '--port', '587', '--tls'),
    says: [/~> [^]*250-AUTH .*PLAIN.*XOAUTH2|250-AUTH .*XOAUTH2.*PLAIN/],
  },
  { name: 'APOP is offered', server: 'digests', ask: { port: 110, say: ['QUIT'] }, says: [/^\+OK .*<.+@.+>/m] },
  {
    name: 'CRAM-MD5 is offered',
    server: 'digests',
    ask: relay('digests', 'own', '--port', '587', '--tls'),
    says: [/250-AUTH .*CRAM-MD5/],
  },
  { name: 'a good certificate', server: 'hosting', ask: { verify: 993 }, says: [/Verify return code: 0 \(ok\)/] },
  { name: 'the same for sending', server: 'postfix', ask: { verify: 465 }, says: [/Verify return code: 0 \(ok\)/] },
  {
    name: 'an expired one',
    server: 'expired',
    ask: { verify: 993 },
    says: [/Verify return code: 10 \(certificate has expired\)/],
  },
  {
    name: 'the same for sending',
    server: 'expired',
    ask: { verify: 465 },
    says: [/Verify return code: 10 \(certificate has expired\)/],
  },
  {
    name: 'a self-signed one',
    server: 'selfsigned',
    ask: { verify: 993 },
    says: [/Verify return code: 18 \(self-signed certificate\)/],
  },
  {
    name: 'one for another host',
    server: 'wronghost',
    ask: { verify: 993 },
    says: [/Verify return code: 62 \(hostname mismatch\)/],
  },
  {
    name: 'IPv6',
    server: 'hosting',
    ask: relay('hosting', 'outside', '-6'),
    says: [/\[2001:db8:77:9::2\]/],
  },
]

/** What the server answered, with what was asked before it. */
export async function askServer(row: Described, authority: string): Promise<string> {
  const network = row.network ?? 'workbench'
  const { ask } = row
  if ('swaks' in ask) {
    const ran = await swaks(network, ask.swaks)
    return ran.stdout + ran.stderr
  }
  const host = hostOf(row.server)
  if ('say' in ask) {
    // curl speaks to any port: it sends what it is given and prints what comes back until the server closes.
    const args = ['--silent', '--max-time', '10', `telnet://${host}:${ask.port}`]
    const [command, all] = inside(namespaceOf(network), 'curl', args)
    return (await run(command, all, { input: ask.say.map((line) => `${line}\r\n`).join('') })).stdout
  }
  const args = ['s_client', '-connect', `${host}:${ask.verify}`, '-CAfile', authority, '-verify_hostname', host]
  const [command, all] = inside(namespaceOf(network), 'openssl', [...args, '-servername', host])
  const ran = await run(command, all, { boundMs: 20_000 })
  return ran.stdout + ran.stderr
}
