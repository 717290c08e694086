/** A world farther away: every question to it, and every byte to and fro, takes its share of a round trip. */
import { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { World } from '../../electron/wire/world.ts'

/** `roundTripMs`: for a name, for a connection, and for each exchange over it. */
export function distantWorld(world: World, roundTripMs: number): World {
  if (roundTripMs === 0) return world
  const near = async (signal: AbortSignal): Promise<void> => pause(roundTripMs, undefined, { signal }).catch(() => {})
  return {
    ...world,
    async resolve(host, family, signal) {
      await near(signal)
      return world.resolve(host, family, signal)
    },
    async query(name, type, signal) {
      await near(signal)
      return world.query(name, type, signal)
    },
    async connect(target, signal) {
      await near(signal)
      return new Distant(await world.connect(target, signal), roundTripMs / 2)
    },
  }
}

class Distant extends Duplex {
  readonly #near: Duplex
  readonly #oneWayMs: number

  constructor(near: Duplex, oneWayMs: number) {
    super()
    this.#near = near
    this.#oneWayMs = oneWayMs
    // The server hears of the connection with the last of its three packets, and may speak first only then.
    near.pause()
    this.#later(() => near.resume())
    near.on('data', (data: Buffer) => this.#later(() => this.push(data)))
    near.on('end', () => this.#later(() => this.push(null)))
    near.on('error', (error) => this.destroy(error))
    near.on('close', () => this.#later(() => this.destroy()))
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#later(() => this.#near.write(chunk))
    done()
  }

  override _final(done: () => void): void {
    this.#later(() => this.#near.end())
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // What was written before still arrives.
    setTimeout(() => this.#near.destroy(), this.#oneWayMs)
    done(error)
  }

  /** Timers of one length keep their order. */
  #later(act: () => void): void {
    setTimeout(() => {
      if (!this.destroyed) act()
    }, this.#oneWayMs)
  }
}
