/** The table's client: the preload's bridge in the desktop window, else loopback. The rest of the window sees `Engine` only. */
import type { Bridge } from '../electron/contract/bridge.ts'
import type { Engine } from '../electron/contract/engine.ts'
import { bridgeEngine } from './carriers/bridge-engine.ts'
import { webEngine } from './carriers/web-engine.ts'

declare global {
  interface Window {
    mailCheck?: Bridge
  }
}

let chosen: Engine | null = null

/** Always the same one. Call it when the page starts: in a browser it then takes the ticket out of the address. */
export function engine(): Engine {
  chosen ??= window.mailCheck ? bridgeEngine(window.mailCheck) : webEngine()
  return chosen
}
