/** A page that only has the engine: the transports are tested through it, without any screen in between. */
import type { Engine } from '../../../../electron/contract/engine.ts'
import { engine } from '../../../../renderer/api.ts'

declare global {
  interface Window {
    bare: Engine
  }
}

window.bare = engine()
