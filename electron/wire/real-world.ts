/** The real world: the system's resolver, TCP, the clocks. All other worlds are pretend. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { defaultControlHosts } from './control-hosts.ts'
import { wireFailureOf } from './errors.ts'
import { lookUpAddresses } from './lookup.ts'
import { queryRecords } from './query.ts'
import { onAbort } from './run-clock.ts'
import { realSurroundings } from './surroundings.ts'
import { defaultWebPages } from './web-pages.ts'
import { WireFailure } from './world.ts'
import type { ControlHost, World } from './world.ts'

export interface RealWorldOptions {
  /** PEM certificates trusted beside the built-in ones. */
  authorities?: readonly string[]
  /** Instead of the well-known ones. */
  controlHosts?: readonly ControlHost[]
}

export function realWorld(options: RealWorldOptions = {}): World {
  return {
    resolve: (host, family, signal) => lookUpAddresses(host, family, signal),
    query: (name, type, signal) => queryRecords(name, type, signal),
    connect: ({ address, port }, signal) => connectTo(address, port, signal),
    authorities: options.authorities ?? [],
    controlHosts: options.controlHosts ?? defaultControlHosts,
    webPages: defaultWebPages,
    surroundings: realSurroundings,
    now: () => Date.now(),
    monotonicMs: () => performance.now(),
  }
}

/** The signal ends the attempt; once connected, the socket is the caller's. Rejects with WireFailure. */
export function connectTo(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelled())
      return
    }
    // Commands are short and wait for their answers: Nagle's algorithm would only delay them.
    const socket = connect({ host: address, port, noDelay: true, autoSelectFamily: false })
    const letGo = (): void => {
      letSignalGo()
      socket.off('connect', onConnect)
      socket.off('error', onError)
    }
    const onConnect = (): void => {
      letGo()
      resolve(socket)
    }
    const onError = (error: Error): void => {
      letGo()
      reject(wireFailureOf(error))
    }
    socket.on('connect', onConnect)
    socket.on('error', onError)
    const letSignalGo = onAbort(signal, () => {
      letGo()
      socket.on('error', ignoreLate)
      socket.destroy()
      reject(cancelled())
    })
  })
}

function ignoreLate(): void {}

function cancelled(): WireFailure {
  return new WireFailure('cancelled', 'the run was cancelled')
}
