/**
 * The places that the lab's client can be in, as data: one row per way in which networks stand between people and their
 * mail. What the words of a row do to packets stands in topology.ts and middle/.
 */
import type { Network } from './networks.ts'

const mail = 'tcp dport { 25, 465, 587, 143, 993, 110, 995 }'
const allMail = [25, 465, 587, 143, 993, 110, 995] as const
const only = (ports: string) => `meta l4proto tcp tcp dport != { ${ports} } drop`
const drops25 = { rules: ['tcp dport 25 drop'] } as const
const rejects25 = { rules: ['tcp dport 25 reject with tcp reset'] } as const
const rejects465 = { rules: ['tcp dport 465 reject with tcp reset'] } as const
const prohibits25 = { rules: ['tcp dport 25 reject with icmpx type admin-prohibited'] } as const
const dropsMail = { rules: [`${mail} drop`] } as const
const masks = { middle: [{ ports: [25, 587], does: 'masks-starttls' }] } as const
const proxy25 = { middle: [{ ports: [25], does: 'relays-itself' }] } as const
const proxy587 = { middle: [{ ports: [587], does: 'relays-itself' }] } as const
const swallows = { middle: [{ ports: [25, 465, 587], does: 'swallows' }] } as const
const readsAll = { middle: [{ ports: allMail, does: 'reads-along' }] } as const
const oneAddress = { resolver: 'one-address' } as const

/** In each, one control server of a port is down and another lies: it answers where others cannot, or is itself where others are not. */
const withOddControls = {
  'odd-home': { number: 60, title: 'home, a control down, one refusing', controls: 'one-down-one-refuses' },
  'odd-drops-25': { number: 61, title: 'drops 25', ...drops25, controls: 'one-down-one-open' },
  'odd-rejects-25': { number: 62, title: 'rejects 25', ...rejects25, controls: 'one-down-one-open' },
  'odd-drops-mail': { number: 63, title: 'drops all mail', ...dropsMail, controls: 'one-down-one-open' },
  'odd-proxy-25': { number: 64, title: 'a proxy on 25', ...proxy25, controls: 'one-down-one-open' },
  'odd-masks': { number: 65, title: 'masks STARTTLS', ...masks, controls: 'one-down-one-open' },
  'odd-reads': { number: 66, title: 'reads along', ...readsAll, controls: 'one-down-one-open' },
  'odd-swallows': { number: 67, title: 'swallows', ...swallows, controls: 'one-down-one-open' },
  'odd-one-address': { number: 68, title: 'one address', ...oneAddress, controls: 'one-down-one-open' },
  'odd-prohibits-25': { number: 70, title: 'prohibits 25', ...prohibits25, controls: 'one-down-one-open' },
  'odd-rejects-465': { number: 71, title: 'resets 465', ...rejects465, controls: 'one-down-one-open' },
  'odd-proxy-587': { number: 72, title: 'a proxy on 587', ...proxy587, controls: 'one-down-one-open' },
  'odd-shunned-sending': {
    number: 73,
    title: 'shut out from sending by a server',
    shunnedBy: [{ server: 'exim', ports: [25, 465, 587] }],
    controls: 'one-down-one-refuses',
  },
  'odd-shunned': {
    number: 69,
    title: 'shut out by a server',
    shunnedBy: [{ server: 'exim', ports: allMail }],
    controls: 'one-down-one-refuses',
  },
} as const satisfies Record<string, Network>

export const networks = {
  home: { number: 1, title: 'a home network that hinders nothing' },
  'hotel-drops-25': { number: 2, title: 'a hotel that drops port 25', ...drops25 },
  'hotel-rejects-25': { number: 3, title: 'a hotel that rejects port 25', ...rejects25 },
  'hotel-prohibits-25': {
    number: 4,
    title: 'a hotel whose firewall says that port 25 is prohibited',
    ...prohibits25,
  },
  'hotel-drops-mail': { number: 5, title: 'a hotel that drops all mail ports', ...dropsMail, isMute: true },
  'hotel-drops-sending': {
    number: 6,
    title: 'a hotel that drops every port for sending',
    rules: ['tcp dport { 25, 465, 587 } drop'],
  },
  office: { number: 7, title: 'the network that the provider trusts' },
  'second-home': { number: 8, title: 'a home from which nobody fetched mail yet' },
  'third-home': { number: 10, title: 'another of these' },
  workbench: { number: 9, title: 'where the lab itself looks at its servers from' },

  'rejects-465': { number: 11, title: 'resets 465 only', ...rejects465 },
  'prohibits-submission': {
    number: 12,
    title: 'prohibits 465 and 587 and says so',
    rules: ['tcp dport { 465, 587 } reject with icmpx type admin-prohibited'],
  },
  'web-only': {
    number: 13,
    title: 'lets the web through and nothing else',
    rules: [only('53, 80, 443')],
    isMute: true,
  },
  'proxy-only': {
    number: 14,
    title: 'a company where the web works through its proxy alone',
    rules: [only('53')],
    environment: { https_proxy: 'http://proxy.company.example:3128' },
    isMute: true,
  },
  'cut-off': { number: 15, title: 'a gateway that works, and no line behind it', rules: ['drop'], isMute: true },
  'cut-off-with-names': {
    number: 16,
    title: 'the same, where the gateway still answers for names',
    rules: [only('53')],
    isMute: true,
  },
  'no-way-out': {
    number: 17,
    title: 'a gateway that says that there is no way to anywhere',
    rules: ['meta l4proto { tcp, udp } reject with icmpx type no-route'],
  },
  shunned: { number: 18, title: 'one that a server shuts out', shunnedBy: [{ server: 'exim', ports: allMail }] },
  'shunned-sending': {
    number: 19,
    title: 'one that a server shuts out from sending',
    shunnedBy: [{ server: 'exim', ports: [25, 465, 587] }],
  },
  listed: { number: 20, title: 'one whose address stands on a blocklist', isListed: true },

  'captive-rejects': {
    number: 21,
    title: 'a sign-in page for the web, a reset for the rest',
    rules: ['meta l4proto tcp reject with tcp reset'],
    middle: [{ ports: [80], does: 'sign-in-page' }],
  },
  'captive-drops': {
    number: 22,
    title: 'a sign-in page for the web, silence for the rest',
    rules: ['meta l4proto tcp drop'],
    middle: [{ ports: [80], does: 'sign-in-page' }],
    isMute: true,
  },
  'captive-answers': {
    number: 23,
    title: 'a sign-in page for everything, whatever it is',
    middle: [{ ports: [80, 443, ...allMail], does: 'sign-in-page' }],
  },
  'proxy-25': { number: 24, title: 'a gateway that answers on 25 for everybody', ...proxy25 },
  'proxy-587': { number: 25, title: 'the same on 587', ...proxy587 },
  masks: { number: 26, title: 'an inspecting firewall: XXXXXXXA for STARTTLS', ...masks },
  strips: {
    number: 27,
    title: 'one that takes STARTTLS out',
    middle: [{ ports: [25, 587, 143, 110], does: 'strips-starttls' }],
  },
  'stars-and-masks': {
    number: 28,
    title: 'an inspecting firewall: stars for the greeting, too',
    middle: [{ ports: [25, 587], does: 'stars-and-masks' }],
  },
  stars: { number: 29, title: 'one that only stars out greetings', middle: [{ ports: [25, 587], does: 'stars' }] },
  reads: { number: 30, title: 'a company that reads along, by its own authority', ...readsAll },
  'reads-submission': {
    number: 31,
    title: 'one that reads along on the ports of SSL/TLS only',
    middle: [{ ports: [465, 993, 995], does: 'reads-along' }],
  },
  swallows: { number: 32, title: 'one that takes every connection for sending and says nothing', ...swallows },

  'one-address': { number: 33, title: 'a resolver with one address for everything', ...oneAddress },
  'private-address': {
    number: 34,
    title: 'a resolver with a private address for what it does not like',
    resolver: 'private-address',
  },
  'private-address-alone': {
    number: 35,
    title: 'the same for everything, where nobody elsewhere can be asked',
    resolver: 'private-for-all',
    rules: ['tcp dport 443 drop'],
  },
  'dead-resolver': { number: 36, title: 'a resolver that does not answer', resolver: 'dead', isMute: true },
  'portal-by-name': { number: 50, title: 'a sign-in page behind every name', resolver: 'portal' },
  forgetful: { number: 37, title: 'a resolver that knows the host no more', resolver: 'forgets' },
  company: { number: 38, title: 'a company with its own address for its own server', resolver: 'company' },

  'four-only': { number: 39, title: 'no IPv6', families: [4] },
  'six-only': { number: 40, title: 'no IPv4', families: [6] },
  'six-black-hole': { number: 41, title: 'IPv6 that leads nowhere', rules: ['meta nfproto ipv6 drop'], goesBy: 4 },
  'six-refused': {
    number: 42,
    title: 'IPv6 that is refused for mail',
    rules: [`meta nfproto ipv6 ${mail} reject with tcp reset`],
    goesBy: 4,
  },
  slow: {
    number: 43,
    title: 'a long and lossy way: 300 ms there and back, 2 % of packets lost',
    delayMs: 150,
    rules: ['numgen inc mod 50 == 7 drop'],
    returning: ['numgen inc mod 50 == 31 drop'],
  },
  'small-packets': {
    number: 44,
    title: 'one that loses large packets and says nothing',
    returning: ['meta l4proto tcp meta length > 600 drop'],
  },
  'no-web': { number: 45, title: 'one without the web', rules: ['tcp dport { 80, 443 } drop'] },
  vpn: { number: 46, title: 'a VPN that lets all through', tunnel: 'open' },
  'vpn-without-sending': { number: 47, title: 'a VPN that drops the ports for sending', tunnel: 'drops-sending' },
  'years-ahead': { number: 48, title: 'home, by a clock that is six years ahead', clock: '+6 years' },
  'years-behind': { number: 49, title: 'home, by a clock that is six years behind', clock: '-6 years' },
  'captive-but-one': {
    number: 51,
    title: 'a sign-in page that lets one vendor’s page through, so that its devices stay quiet',
    rules: ['meta l4proto tcp reject with tcp reset'],
    middle: [{ ports: [80], does: 'sign-in-page' }],
    spares: 'captive.apple.com',
  },
  'smart-host': {
    number: 52,
    title: 'a provider’s gateway that takes all mail on 25 and 587, by its own certificate',
    middle: [{ ports: [25, 587], does: 'relays-for-all' }],
  },
  'strips-and-drops': {
    number: 53,
    title: 'takes STARTTLS out and drops 465',
    middle: [{ ports: [25, 587], does: 'strips-starttls' }],
    rules: ['tcp dport 465 drop'],
  },
  'proxy-and-drops': {
    number: 54,
    title: 'answers on 25 for everybody, drops 465 and 587',
    middle: [{ ports: [25], does: 'relays-itself' }],
    rules: ['tcp dport { 465, 587 } drop'],
  },
  'inside-only': {
    number: 55,
    title: 'a company whose resolver knows nothing outside, since its proxy does that',
    resolver: 'knows-nothing',
    rules: [only('53')],
    environment: { https_proxy: 'http://10.1.2.3:3128' },
  },
  ...withOddControls,
} as const satisfies Record<string, Network>
