/**
 * The parts of Electron that the shell uses, as arguments: only main.ts and preload.ts import values from `electron`.
 * main.ts passes the real ones, so the compiler holds every member here against Electron's own types.
 */
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Clipboard,
  Dialog,
  IpcMain,
  Menu,
  NativeTheme,
  Protocol,
  RenderProcessGoneDetails,
  Screen,
  Session,
  Shell,
  WebContents,
  WebFrameMain,
} from 'electron'

interface Preventable {
  preventDefault(): void
}

/** `on` stands here by the events we use: Electron's own returns the whole object. */
export interface ContentsPart extends Pick<WebContents, 'send' | 'isDestroyed' | 'setWindowOpenHandler' | 'reload'> {
  readonly mainFrame: Pick<WebFrameMain, 'url'>
  on(event: 'will-navigate' | 'will-frame-navigate', listener: (event: Preventable & { url: string }) => void): unknown
  on(event: 'will-redirect' | 'will-attach-webview', listener: (event: Preventable) => void): unknown
  on(event: 'did-navigate', listener: () => void): unknown
  on(event: 'render-process-gone', listener: (event: unknown, details: RenderProcessGoneDetails) => void): unknown
}

export interface WindowPart extends Pick<
  BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getNormalBounds'
> {
  readonly webContents: ContentsPart
  on(event: 'close' | 'closed', listener: () => void): unknown
  once(event: 'ready-to-show', listener: () => void): unknown
}

interface AppPart extends Pick<App, 'quit' | 'exit' | 'getPath' | 'whenReady' | 'isPackaged' | 'name'> {
  on(event: 'web-contents-created', listener: (event: unknown, contents: ContentsPart) => void): unknown
  on(event: 'window-all-closed', listener: () => void): unknown
  on(event: 'second-instance', listener: (event: unknown, argv: string[], folder: string) => void): unknown
}

export type SessionPart = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest'
>

export interface ElectronParts {
  app: AppPart
  /** `new BrowserWindow(options)`. */
  newWindow: (options: BrowserWindowConstructorOptions) => WindowPart
  clipboard: Pick<Clipboard, 'writeText'>
  dialog: {
    showSaveDialog: (window: WindowPart, options: { defaultPath: string }) => ReturnType<Dialog['showSaveDialog']>
  }
  ipcMain: Pick<IpcMain, 'handle'> & { on(...args: Parameters<IpcMain['on']>): unknown }
  menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>
  protocol: Pick<Protocol, 'handle'>
  screen: Pick<Screen, 'getAllDisplays'>
  /** Of the window: `session.defaultSession`, which exists only once Electron is ready. */
  session: () => SessionPart
  shell: Pick<Shell, 'openExternal'>
}
