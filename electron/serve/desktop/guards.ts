/** What the page may not do, in whatever way it is asked to: go elsewhere, open windows, ask for rights, reach the network. */
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { isPage, pageAddress } from './page-scheme.ts'
import type { ContentsPart, SessionPart, WindowPart } from './parts.ts'

/** For every contents that comes to be, whoever made it. */
export function guardContents(contents: Pick<ContentsPart, 'on' | 'setWindowOpenHandler'>): void {
  contents.on('will-navigate', (event) => {
    // Its own address again is a reload.
    if (!isPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Under the Content-Security-Policy once more: even a page that had lost it would reach nothing. */
export function guardSession(session: SessionPart): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwn(url) }))
}

function isOwn(url: string): boolean {
  // The developer tools are part of Electron; the menu offers them only in a checkout.
  return url.startsWith(pageAddress) || url.startsWith('devtools://')
}

/** Did our page in our window send this, from its top frame? */
export function isFromPage(event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>, window: WindowPart): boolean {
  const { senderFrame } = event
  if (senderFrame === null || window.isDestroyed()) return false
  return (senderFrame as object) === window.webContents.mainFrame && isPage(senderFrame.url)
}
