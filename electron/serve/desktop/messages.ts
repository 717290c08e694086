/** The page's messages: who sent it is looked at first, then each argument; only then anything happens. */
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { channels } from '../../contract/bridge.ts'
import { callNames } from '../../contract/call-names.ts'
import type { RunningCalls } from '../running-calls.ts'
import { refusedMessage } from '../table.ts'
import { isFromPage } from './guards.ts'
import type { OpenedFiles } from './opened-files.ts'
import type { ElectronParts, WindowPart } from './parts.ts'

/** A report is a few hundred KiB at most. */
const longestText = 8 * 1024 * 1024

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longestText

/** To be called once: channels belong to the program, `currentWindow` is its one window. */
export function answerMessages(
  { ipcMain, clipboard, dialog, shell }: Pick<ElectronParts, 'ipcMain' | 'clipboard' | 'dialog' | 'shell'>,
  calls: RunningCalls,
  currentWindow: () => WindowPart | null,
  opened: OpenedFiles,
): void {
  /** The window, if it is the sender. */
  const senderOf = (event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>): WindowPart | null => {
    const window = currentWindow()
    return window && isFromPage(event, window) ? window : null
  }

  for (const name of callNames) {
    ipcMain.handle(channels.call(name), (event, id: unknown, request: unknown) => {
      const window = senderOf(event)
      if (!window) return refusedMessage('Only the window of this program may send messages to it.')
      const contents = window.webContents
      return calls.begin(id, { name, request }, (progress) => {
        if (!contents.isDestroyed()) contents.send(channels.progress, id, progress)
      })
    })
  }
  ipcMain.on(channels.cancel, (event, id: unknown) => {
    if (senderOf(event)) calls.cancel(id)
  })
  ipcMain.on(channels.takesFiles, (event) => {
    const contents = senderOf(event)?.webContents
    if (!contents) return
    opened.goTo((file) => {
      if (!contents.isDestroyed()) contents.send(channels.file, file)
    })
  })
  ipcMain.handle(channels.copy, async (event, text: unknown) => {
    if (senderOf(event) && isText(text)) await clipboard.writeText(text)
  })
  ipcMain.on(channels.openExternal, (event, url: unknown) => {
    // What cannot be opened is the system's to say.
    if (senderOf(event) && isText(url) && (isWebAddress(url) || isBegunMail(url)))
      shell.openExternal(url).catch(() => {})
  })
  ipcMain.handle(channels.saveFile, async (event, name: unknown, _mime: unknown, text: unknown) => {
    const window = senderOf(event)
    if (!window || !isText(name) || !isText(text)) return false
    // The page proposes a name; where it goes the user alone says.
    const chosen = await dialog.showSaveDialog(window, { defaultPath: fileName(name) })
    if (chosen.canceled || chosen.filePath === '') return false
    await writeFile(chosen.filePath, text, 'utf8')
    return true
  })
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:'
}

/** To be written by the user. Of the headers that RFC 6068 knows, only these two: some mail programs attach files by others. */
function isBegunMail(url: string): boolean {
  if (url.length > 2000 || !URL.canParse(url)) return false
  const { protocol, searchParams } = new URL(url)
  return protocol === 'mailto:' && [...searchParams.keys()].every((name) => name === 'subject' || name === 'body')
}

/** Without folders and without characters that a system would refuse or misread. */
function fileName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '-')
    .replace(/^\.+/, '')
  return plain.slice(0, 120) || 'report.txt'
}
