/**
 * The world a run happens in, as an argument: the real one, practice's pretend one, or a test's.
 * Everything that leaves this process goes through these; the rest of `wire` is built on them.
 */
import type { Duplex } from 'node:stream'
import type { WireError } from '../contract/words.ts'
import type { Surroundings } from './surroundings.ts'
import type { WebPage } from './web-pages.ts'

export type Family = 4 | 6

/** A failure below the protocols: its word, and the original text for the details. The only error `wire` lets out. */
export class WireFailure extends Error {
  readonly word: WireError

  constructor(word: WireError, text: string) {
    super(text)
    this.name = 'WireFailure'
    this.word = word
  }
}

export interface ControlHost {
  host: string
  port: number
  /** Who runs it; at least three different ones per port decide. */
  operator: string
}

/** RFC 2782. */
export interface SrvRecord {
  priority: number
  weight: number
  port: number
  /** Without a final dot; `.`: the service is not offered. */
  target: string
}

/** RFC 5321 section 5.1. */
export interface MxRecord {
  /** Lower first. */
  preference: number
  /** Without a final dot; `.`: the domain takes no mail (RFC 7505). */
  host: string
}

/** What `World.query` answers, by the type asked for. */
export interface DnsRecords {
  SRV: SrvRecord[]
  MX: MxRecord[]
  /** The strings of one record joined (RFC 7208 section 3.3). */
  TXT: string[]
  /** Host names of an address, asked for by its name under in-addr.arpa or ip6.arpa. */
  PTR: string[]
}

export interface ScopedAuthorities {
  /** ASCII, lower case; each with all that is under it. */
  domains: readonly string[]
  /** PEM certificates, one each. */
  authorities: readonly string[]
}

export interface World {
  /** Addresses of one family. Rejects with WireFailure (`dns-…`, `cancelled`). */
  resolve(host: string, family: Family, signal: AbortSignal): Promise<string[]>
  /**
   * Other records of DNS, never empty. Rejects with WireFailure: `dns-not-found` and `dns-no-address` say that there are
   * none, `dns-failed` and `dns-timeout` that it is not known, `cancelled`. The signal bounds it.
   */
  query<Type extends keyof DnsRecords>(name: string, type: Type, signal: AbortSignal): Promise<DnsRecords[Type]>
  /** A connected byte stream. Rejects with WireFailure (`refused`, `unreachable`, `cancelled`, …); never settles for a dropped port until the signal aborts. `host` is for a pretend world's map only. */
  connect(target: { host: string; address: string; port: number }, signal: AbortSignal): Promise<Duplex>
  /** PEM certificates trusted as roots beside the built-in ones (`--ca`, practice's own authority). */
  authorities: readonly string[]
  /** Authorities that count for hosts under these domains only, and for nobody else's (a hand-out's). */
  scopedAuthorities?: readonly ScopedAuthorities[]
  controlHosts: readonly ControlHost[]
  /** Where to see whether this network lets one out. Absent: nobody is asked (a pretend world). */
  webPages?: readonly WebPage[]
  /** What this computer itself knows of its network, without asking anybody. Absent: nothing is known (a pretend world). */
  surroundings?: () => Promise<Surroundings>
  /** Milliseconds since 1970, for certificates' dates and `startedAt`. */
  now(): number
  /** Milliseconds on a clock that never jumps, for durations. */
  monotonicMs(): number
}
