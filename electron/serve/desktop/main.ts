/** Electron's entry: the border between Electron and the shell. The packaged program also is the command line. */
import { fileURLToPath } from 'node:url'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { failureLine } from '../failure.ts'
import { commandLineArguments } from './arguments.ts'
import { filesAmong, openedFiles } from './opened-files.ts'
import { pageScheme } from './page-scheme.ts'
import type { WindowPart } from './parts.ts'

function endWithFailure(error: unknown): void {
  process.stderr.write(`${failureLine(error)}\n`)
  app.exit(3)
}

// No `await` at the top of this file: Electron would wait for it, and it for Electron.
const args = commandLineArguments(process.argv, app.isPackaged)
if (args !== null) {
  import('../cli/run-process.ts').then(({ runProcess }) => runProcess(args), endWithFailure)
} else if (!app.requestSingleInstanceLock()) {
  // The window that is there already comes to the front.
  app.exit(0)
} else {
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([pageScheme])
  const opened = openedFiles()
  for (const path of filesAmong(process.argv, process.cwd())) opened.add(path)
  // macOS: a file that the program was started with is told before anything else is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    opened.add(path)
  })
  const electron = {
    app,
    newWindow: (options: Electron.BrowserWindowConstructorOptions): WindowPart => new BrowserWindow(options),
    clipboard,
    dialog: {
      showSaveDialog: (window: WindowPart, options: { defaultPath: string }) =>
        dialog.showSaveDialog(window as BrowserWindow, options),
    },
    ipcMain,
    menu: Menu,
    nativeTheme,
    protocol,
    screen,
    session: () => session.defaultSession,
    shell,
  }
  const built = {
    client: fileURLToPath(new URL('../client/', import.meta.url)),
    preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
  }
  Promise.all([import('./desktop.ts'), import('../../api.ts')])
    .then(([{ startDesktop }, { api }]) => startDesktop(electron, api, built, opened))
    .catch(endWithFailure)
}
