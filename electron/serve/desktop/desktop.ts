/** The desktop window, from Electron's parts to a page that can call the table. What each part allows stands in its own file. */
import type { Api } from '../../contract/api.ts'
import { failureLine } from '../failure.ts'
import { readPage } from '../page-files.ts'
import { runningCalls } from '../running-calls.ts'
import { guardContents, guardSession } from './guards.ts'
import { menuTemplate } from './menu.ts'
import { answerMessages } from './messages.ts'
import { filesAmong, type OpenedFiles } from './opened-files.ts'
import { answerFrom, pageAddress, schemeName } from './page-scheme.ts'
import type { ElectronParts, WindowPart } from './parts.ts'
import { placeFor, readPlace, smallest, writePlace } from './place.ts'

export interface Built {
  /** Folder of the built page. */
  client: string
  /** File of the built preload. */
  preload: string
}

/** Resolves when the window was told to load its page. */
export async function startDesktop(
  electron: ElectronParts,
  api: Api,
  built: Built,
  opened: OpenedFiles,
): Promise<void> {
  const { app, menu, protocol } = electron
  const calls = runningCalls(api)
  let window: WindowPart | null = null

  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.on('second-instance', (_event, argv, folder) => {
    for (const path of filesAmong(argv, folder)) opened.add(path)
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  // A socket's event, say: the check it belongs to is lost, the window is not.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${failureLine(error)}\n`)
    calls.failAll(error)
  })
  answerMessages(electron, calls, () => window, opened)

  const [files] = await Promise.all([readPage(built.client), app.whenReady()])
  protocol.handle(schemeName, answerFrom(files))
  guardSession(electron.session())
  menu.setApplicationMenu(menu.buildFromTemplate(menuTemplate(process.platform, app.name, !app.isPackaged)))
  window = openWindow(electron, built.preload)
  window.on('closed', () => {
    calls.cancelAll()
    opened.goTo(null)
    window = null
  })
  const { webContents } = window
  // A new page knows nothing of what the one before it had asked.
  webContents.on('did-navigate', () => {
    calls.cancelAll()
    opened.goTo(null)
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    calls.cancelAll()
    if (reason !== 'clean-exit') webContents.reload()
  })
  await window.loadURL(pageAddress)
}

function openWindow({ app, newWindow, nativeTheme, screen }: ElectronParts, preload: string): WindowPart {
  const folder = app.getPath('userData')
  const remembered = readPlace(folder)
  const window = newWindow({
    ...placeFor(
      remembered,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    // Until the page paints: the colour it will have, without a flash. The page itself follows the system by CSS.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (remembered?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writePlace(folder, { ...window.getNormalBounds(), maximized: window.isMaximized() }))
  return window
}
