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

export interface World {
  /** Addresses of one family. Rejects with WireFailure (`dns-…`, `cancelled`). */
  resolve(host: string, family: Family, signal: AbortSignal): Promise<string[]>
  /** A connected byte stream. Rejects with WireFailure (`refused`, `unreachable`, `cancelled`, …); never settles for a dropped port until the signal aborts. `host` is for a pretend world's map only. */
  connect(target: { host: string; address: string; port: number }, signal: AbortSignal): Promise<Duplex>
  /** PEM certificates trusted as roots beside the built-in ones (`--ca`, practice's own authority). */
  authorities: readonly string[]
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
