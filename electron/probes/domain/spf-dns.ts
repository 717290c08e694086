/** DNS as SPF asks it, over the run's world: each question once, and "nothing there" kept apart from "not known". */
import { WireFailure, type World } from '../../wire/world.ts'

/** `failed`: it cannot be known now. Empty: a void lookup (RFC 7208 section 4.6.4). */
export type DnsAnswer = string[] | 'failed'

export interface SpfDns {
  txt(name: string): Promise<DnsAnswer>
  /** Host names, the best first. */
  mx(name: string): Promise<DnsAnswer>
  addresses(name: string, family: 4 | 6): Promise<DnsAnswer>
  /** `name`: as of in-addr.arpa. */
  ptr(name: string): Promise<DnsAnswer>
}

export function spfDns(world: World, signal: AbortSignal): SpfDns {
  const known = new Map<string, Promise<DnsAnswer>>()
  const once = (key: string, ask: () => Promise<string[]>): Promise<DnsAnswer> => {
    const asked = known.get(key) ?? answered(ask)
    known.set(key, asked)
    return asked
  }
  return {
    txt: (name) => once(`TXT ${name}`, () => world.query(name, 'TXT', signal)),
    mx: (name) =>
      once(`MX ${name}`, async () => {
        const records = await world.query(name, 'MX', signal)
        return records.toSorted((one, other) => one.preference - other.preference).map(({ host }) => host)
      }),
    addresses: (name, family) => once(`${family} ${name}`, () => world.resolve(name, family, signal)),
    ptr: (name) => once(`PTR ${name}`, () => world.query(name, 'PTR', signal)),
  }
}

/** Not there is an answer; all else that goes wrong is none. */
export async function answered(ask: () => Promise<string[]>): Promise<DnsAnswer> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
    return error.word === 'dns-not-found' || error.word === 'dns-no-address' ? [] : 'failed'
  }
}
