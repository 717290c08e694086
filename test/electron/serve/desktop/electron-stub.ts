/**
 * A stand-in for Electron: what the shell uses of it, remembered instead of done. Each member satisfies Electron's own
 * types. What crosses between page and main is cloned as Electron does it. Imports nothing but Node: the built main runs over it, too.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import type Electron from 'electron'

type Listener = (...args: unknown[]) => unknown

class StubContents extends EventEmitter {
  readonly mainFrame = { url: '' }
  readonly sent: { channel: string; args: unknown[] }[] = []
  openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null = null
  reloads = 0

  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args: structuredClone(args) })
  }
  isDestroyed(): boolean {
    return false
  }
  reload(): void {
    this.reloads += 1
  }
  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.openHandler = handler
  }
}

export const windows: BrowserWindow[] = []

export class BrowserWindow extends EventEmitter {
  readonly webContents = new StubContents()
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly did: string[] = []
  bounds: Electron.Rectangle
  isMax = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.bounds = { x: options.x ?? 10, y: options.y ?? 10, width: options.width ?? 0, height: options.height ?? 0 }
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url
    this.did.push(`load ${url}`)
    this.emit('ready-to-show')
  }
  show(): void {
    this.did.push('show')
  }
  focus(): void {
    this.did.push('focus')
  }
  restore(): void {
    this.did.push('restore')
  }
  maximize(): void {
    this.did.push('maximize')
    this.isMax = true
  }
  isMinimized(): boolean {
    return true
  }
  isMaximized(): boolean {
    return this.isMax
  }
  isDestroyed(): boolean {
    return false
  }
  getNormalBounds(): Electron.Rectangle {
    return this.bounds
  }
}
type WindowUsed = 'show' | 'focus' | 'restore' | 'maximize' | 'isMinimized' | 'isMaximized' | 'getNormalBounds'
BrowserWindow.prototype satisfies Pick<Electron.BrowserWindow, WindowUsed | 'loadURL' | 'isDestroyed'>
StubContents.prototype satisfies Pick<Electron.WebContents, 'send' | 'isDestroyed' | 'setWindowOpenHandler' | 'reload'>

/** What was set, for tests to look at. */
export const seen = {
  userData: process.env['STUB_USER_DATA'] ?? tmpdir(),
  exits: [] as (number | undefined)[],
  sandboxed: false,
  schemes: [] as Electron.CustomScheme[],
  served: new Map<string, (request: Request) => Response | Promise<Response>>(),
  menu: [] as Electron.MenuItemConstructorOptions[],
  copied: [] as string[],
  opened: [] as string[],
  saveTo: null as string | null,
  proposed: [] as (string | undefined)[],
  permissions: [] as boolean[],
  cancelled: (_url: string): boolean => false,
  lock: process.env['STUB_RUNNING'] !== '1',
}

class StubApp extends EventEmitter {
  isPackaged = process.env['STUB_PACKAGED'] === '1'
  name = 'Mail Settings Checker'
  quit(): void {
    seen.exits.push(undefined)
  }
  exit(code?: number): void {
    seen.exits.push(code)
  }
  getPath(): string {
    return seen.userData
  }
  async whenReady(): Promise<void> {}
  requestSingleInstanceLock(): boolean {
    return seen.lock
  }
  enableSandbox(): void {
    seen.sandboxed = true
  }
}
StubApp.prototype satisfies Pick<
  Electron.App,
  'quit' | 'exit' | 'getPath' | 'whenReady' | 'requestSingleInstanceLock' | 'enableSandbox'
>
export const app = new StubApp()

const handlers = new Map<string, Listener>()
const listeners = new Map<string, Listener>()
class StubIpcMain {
  handle(channel: string, handler: (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown): void {
    if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
    handlers.set(channel, handler as Listener)
  }
  on(channel: string, listener: (event: Electron.IpcMainEvent, ...args: unknown[]) => void): this {
    listeners.set(channel, listener as Listener)
    return this
  }
}
StubIpcMain.prototype satisfies Pick<Electron.IpcMain, 'handle'>
export const ipcMain = new StubIpcMain()

/** The page's end of the bridge. `frame`: who sends; the window's own top frame unless told otherwise. */
export async function invoke(channel: string, args: unknown[], frame: unknown = topFrame()): Promise<unknown> {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return structuredClone(await handler({ senderFrame: frame }, ...structuredClone(args)))
}
export function send(channel: string, args: unknown[], frame: unknown = topFrame()): void {
  listeners.get(channel)?.({ senderFrame: frame }, ...structuredClone(args))
}
export function channelsOpen(): string[] {
  return [...handlers.keys(), ...listeners.keys()]
}
export function forgetChannels(): void {
  handlers.clear()
  listeners.clear()
}
function topFrame(): unknown {
  return windows.at(-1)?.webContents.mainFrame ?? null
}

export const clipboard = {
  writeText: async (text: string) => void seen.copied.push(text),
} satisfies Pick<Electron.Clipboard, 'writeText'>

export const dialog = {
  showSaveDialog: async (_window: unknown, options: Electron.SaveDialogOptions) => {
    seen.proposed.push(options.defaultPath)
    return { canceled: seen.saveTo === null, filePath: seen.saveTo ?? '' } satisfies Electron.SaveDialogReturnValue
  },
}

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => {
    seen.menu = template
    return template as unknown as Electron.Menu
  },
  setApplicationMenu: (_menu: Electron.Menu | null) => {},
} satisfies Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>

export const nativeTheme = { shouldUseDarkColors: true } satisfies Pick<Electron.NativeTheme, 'shouldUseDarkColors'>

export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => void seen.schemes.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
    void seen.served.set(scheme, handler),
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

const workArea = { x: 0, y: 0, width: 1600, height: 900 }
export const screen = {
  getAllDisplays: () => [{ workArea }] as Electron.Display[],
} satisfies Pick<Electron.Screen, 'getAllDisplays'>

const defaultSession = {
  setPermissionRequestHandler: (handler) => {
    handler?.({} as Electron.WebContents, 'media', (granted) => void seen.permissions.push(granted), {} as never)
  },
  setPermissionCheckHandler: (handler) => {
    seen.permissions.push(handler?.(null, 'clipboard-read', '', {} as never) ?? true)
  },
  setDevicePermissionHandler: (handler) => {
    seen.permissions.push(handler?.({} as never) ?? true)
  },
  webRequest: {
    onBeforeRequest: (listener: unknown) => {
      const ask = listener as (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void
      seen.cancelled = (url) => {
        let cancelled = false
        ask({ url }, ({ cancel }) => void (cancelled = cancel === true))
        return cancelled
      }
    },
  } as Electron.WebRequest,
} satisfies Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest'
>
export const session = { defaultSession }

export const shell = {
  openExternal: async (url: string) => void seen.opened.push(url),
} satisfies Pick<Electron.Shell, 'openExternal'>
