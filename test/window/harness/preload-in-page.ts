/** The built preload as Electron runs it: a script with a `require` that knows `electron` alone, and a bridge that clones. */

export function preloadInPage(preload: string): string {
  return `(${host.toString()})(function (require, module, exports) {\n${preload}\n})`
}

interface PageWithMain {
  toMain: (channel: string, args: unknown[]) => Promise<unknown>
  fromMain: (message: [string, ...unknown[]]) => void
}

/** Runs in the page. `toMain` and `fromMain` are the harness's ends. */
function host(preload: (require: (name: string) => unknown, module: object, exports: object) => void): void {
  const page = window as unknown as PageWithMain & Record<string, unknown>
  const { toMain } = page
  const listeners = new Map<string, ((...args: unknown[]) => void)[]>()
  page.fromMain = ([channel, ...args]) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, bridge: Record<string, (...args: unknown[]) => unknown>) => {
        const cloned = (value: unknown): unknown => (typeof value === 'function' ? value : structuredClone(value))
        const crossing = Object.entries(bridge).map(([key, act]) => [
          key,
          (...args: unknown[]) => act(...args.map(cloned)),
        ])
        page[name] = Object.freeze(Object.fromEntries(crossing))
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => toMain(channel, args),
      send: (channel: string, ...args: unknown[]) => void toMain(channel, args),
      on: (channel: string, listener: (...args: unknown[]) => void) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      },
    },
  }
  const exports = {}
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload has no ${name}`)
      return electron
    },
    { exports },
    exports,
  )
}
