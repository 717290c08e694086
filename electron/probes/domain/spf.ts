/**
 * check_host() of RFC 7208: may this address send for this domain? Pure over the DNS it is given. Own, because the one
 * well-kept library (mailauth 7) wants Node 22 and brings an HTTP client and a second schema library for this one function.
 */
import { isInNetwork, ipOf, type Ip } from './ip-network.ts'
import type { DnsAnswer, SpfDns } from './spf-dns.ts'
import { expanded, type MacroValues } from './spf-macros.ts'
import { isSpf, parseSpf, type Mechanism } from './spf-record.ts'

export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror'

export interface SpfAnswer {
  result: SpfResult
  /** The mechanism that decided, as written; `null`: none did. */
  matched: string | null
  /** Why it is an error. */
  reason: string | null
  /** All names that the record refers to, in order: whose servers are meant. */
  names: string[]
  /** Networks named in it, as written (`ip4:…`). */
  networks: string[]
}

/** Section 4.6.4. */
const mostLookups = 10
const mostVoidLookups = 2
const mostMxHosts = 10

/** Thrown to end an evaluation; nobody outside `checkHost` sees it. */
class SpfError extends Error {
  readonly result: 'temperror' | 'permerror'

  constructor(result: 'temperror' | 'permerror', reason: string) {
    super(reason)
    this.result = result
  }
}

interface Evaluation {
  dns: SpfDns
  ip: Ip
  sender: string
  hello: string
  lookups: number
  voids: number
  names: Set<string>
  networks: Set<string>
}

/** `address`: of whoever sends. `hello`: the name it introduces itself with. */
export async function checkHost(
  dns: SpfDns,
  asked: { address: string; domain: string; sender: string; hello: string },
): Promise<SpfAnswer> {
  const ip = ipOf(asked.address)
  if (ip === null) throw new Error('an address of the server is an IP address')
  const { sender, hello } = asked
  const evaluation = {
    dns,
    ip,
    sender,
    hello,
    lookups: 0,
    voids: 0,
    names: new Set<string>(),
    networks: new Set<string>(),
  }
  const told = (): Pick<SpfAnswer, 'names' | 'networks'> => ({
    names: [...evaluation.names],
    networks: [...evaluation.networks],
  })
  try {
    const found = await evaluate(evaluation, asked.domain)
    return { ...found, reason: null, ...told() }
  } catch (error) {
    if (!(error instanceof SpfError)) throw error
    return { result: error.result, matched: null, reason: error.message, ...told() }
  }
}

async function evaluate(
  evaluation: Evaluation,
  domain: string,
): Promise<{ result: SpfResult; matched: string | null }> {
  if (!isName(domain)) return { result: 'none', matched: null }
  const texts = known(await evaluation.dns.txt(domain), `the entries of ${domain} could not be read`)
  const records = texts.filter(isSpf)
  const [text] = records
  if (text === undefined) return { result: 'none', matched: null }
  if (records.length > 1) throw new SpfError('permerror', `${domain} has more than one SPF entry`)
  const record = parseSpf(text)
  if (record === null) throw new SpfError('permerror', `the SPF entry of ${domain} is not well-formed`)
  for (const mechanism of record.mechanisms) {
    if (await matches(evaluation, mechanism, domain)) return { result: mechanism.qualifier, matched: mechanism.text }
  }
  if (record.redirect === null || record.mechanisms.some(({ kind }) => kind === 'all'))
    return { result: 'neutral', matched: null }
  const target = await nameOf(evaluation, record.redirect, domain)
  countLookup(evaluation)
  evaluation.names.add(target)
  const redirected = await evaluate(evaluation, target)
  if (redirected.result === 'none') throw new SpfError('permerror', `${target} has no SPF entry`)
  return redirected
}

async function matches(evaluation: Evaluation, mechanism: Mechanism, domain: string): Promise<boolean> {
  const { ip, dns } = evaluation
  switch (mechanism.kind) {
    case 'all':
      return true
    case 'ip':
      evaluation.networks.add(mechanism.text)
      return isInNetwork(ip, mechanism.network, mechanism.prefix)
    case 'include': {
      const target = await nameOf(evaluation, mechanism.domain, domain)
      countLookup(evaluation)
      evaluation.names.add(target)
      const { result } = await evaluate(evaluation, target)
      // Section 5.2.
      if (result === 'none') throw new SpfError('permerror', `${target} has no SPF entry`)
      return result === 'pass'
    }
    case 'a': {
      const target = await nameOf(evaluation, mechanism.domain ?? domain, domain)
      countLookup(evaluation)
      return hasAddress(evaluation, target, mechanism.prefix)
    }
    case 'mx': {
      const target = await nameOf(evaluation, mechanism.domain ?? domain, domain)
      countLookup(evaluation)
      const hosts = isName(target) ? notVoid(evaluation, await dns.mx(target), target) : []
      if (hosts.length > mostMxHosts) throw new SpfError('permerror', `${target} has more than ${mostMxHosts} MX hosts`)
      for (const host of hosts) if (await hasAddress(evaluation, host, mechanism.prefix)) return true
      return false
    }
    case 'exists': {
      const target = await nameOf(evaluation, mechanism.domain, domain)
      countLookup(evaluation)
      // Always IPv4 (section 5.7).
      return isName(target) && notVoid(evaluation, await dns.addresses(target, 4), target).length > 0
    }
    case 'ptr': {
      const target = await nameOf(evaluation, mechanism.domain ?? domain, domain)
      countLookup(evaluation)
      const names = await validatedNames(evaluation)
      return names.some((name) => isWithin(name, target))
    }
    default: {
      const never: never = mechanism
      return never
    }
  }
}

async function hasAddress(evaluation: Evaluation, name: string, prefix: { 4: number; 6: number }): Promise<boolean> {
  const { ip, dns } = evaluation
  evaluation.names.add(name)
  if (!isName(name)) return false
  const addresses = notVoid(evaluation, await dns.addresses(name, ip.family), name)
  return addresses.some((address) => {
    const network = ipOf(address)
    return network !== null && isInNetwork(ip, network, prefix[ip.family])
  })
}

/** Names of the address that lead back to it (section 5.5); none where that cannot be known. */
async function validatedNames({ dns, ip }: Evaluation): Promise<string[]> {
  const found = await dns.ptr(reverseName(ip))
  const names = found === 'failed' ? [] : found.slice(0, mostMxHosts)
  const back = await Promise.all(names.map((name) => dns.addresses(name, ip.family)))
  return names
    .filter((_, at) => {
      const addresses = back[at] ?? 'failed'
      return addresses !== 'failed' && addresses.some((address) => ipOf(address)?.bits === ip.bits)
    })
    .map((name) => name.toLowerCase().replace(/\.$/, ''))
}

function reverseName({ family, bits }: Ip): string {
  if (family === 6) return `${bits.toString(16).padStart(32, '0').split('').toReversed().join('.')}.ip6.arpa`
  return `${[0n, 8n, 16n, 24n].map((shift) => String((bits >> shift) & 0xffn)).join('.')}.in-addr.arpa`
}

async function nameOf(evaluation: Evaluation, spec: string, domain: string): Promise<string> {
  const values: MacroValues = {
    ip: evaluation.ip,
    sender: evaluation.sender,
    hello: evaluation.hello,
    domain,
    async validatedName() {
      const names = await validatedNames(evaluation)
      // Section 7.3: the domain itself, else a name under it, else any.
      return (
        names.find((name) => name === domain) ?? names.find((name) => isWithin(name, domain)) ?? names[0] ?? 'unknown'
      )
    },
  }
  return (await expanded(spec, values)).toLowerCase()
}

function countLookup(evaluation: Evaluation): void {
  evaluation.lookups += 1
  if (evaluation.lookups > mostLookups)
    throw new SpfError('permerror', `the SPF entry needs more than ${mostLookups} look-ups`)
}

function notVoid(evaluation: Evaluation, answer: DnsAnswer, name: string): string[] {
  const records = known(answer, `${name} could not be looked up`)
  if (records.length === 0) evaluation.voids += 1
  if (evaluation.voids > mostVoidLookups)
    throw new SpfError('permerror', `more than ${mostVoidLookups} names in the SPF entry lead nowhere`)
  return records
}

function known(answer: DnsAnswer, reason: string): string[] {
  if (answer === 'failed') throw new SpfError('temperror', reason)
  return answer
}

/** Section 4.3: at least two labels of 1 to 63 characters. */
function isName(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.')
  return name.length <= 254 && labels.length > 1 && labels.every((label) => label.length > 0 && label.length <= 63)
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`)
}
