/** The parts of Electron that the shell uses, as arguments: only main.ts and preload.ts import values from `electron`. */
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
  Screen,
  Session,
  Shell,
  WebContents,
  WebFrameMain,
} from 'electron'

export type ContentsPart = Pick<WebContents, 'on' | 'send' | 'isDestroyed' | 'setWindowOpenHandler' | 'reload'> & {
  mainFrame: Pick<WebFrameMain, 'url'>
}

export type WindowPart = Pick<
  BrowserWindow,
  | 'loadURL'
  | 'on'
  | 'once'
  | 'show'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getNormalBounds'
> & { webContents: ContentsPart }

export type SessionPart = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest'
>

export interface ElectronParts {
  app: Pick<App, 'on' | 'quit' | 'exit' | 'getPath' | 'whenReady' | 'isPackaged' | 'name'>
  /** `new BrowserWindow(options)`. */
  newWindow: (options: BrowserWindowConstructorOptions) => WindowPart
  clipboard: Pick<Clipboard, 'writeText'>
  dialog: {
    showSaveDialog: (window: WindowPart, options: { defaultPath: string }) => ReturnType<Dialog['showSaveDialog']>
  }
  ipcMain: Pick<IpcMain, 'handle' | 'on'>
  menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>
  protocol: Pick<Protocol, 'handle'>
  screen: Pick<Screen, 'getAllDisplays'>
  /** Of the window: `session.defaultSession`, which exists only once Electron is ready. */
  session: () => SessionPart
  shell: Pick<Shell, 'openExternal'>
}
