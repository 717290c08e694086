/** All that the page can reach of the program: the calls of the table and a few courtesies of the shell, as messages. */
import { contextBridge, ipcRenderer } from 'electron'
import { channels, type Bridge, type OpenedFile } from '../../contract/bridge.ts'
import { unknownCall } from '../../contract/call-failure.ts'
import { callNames } from '../../contract/call-names.ts'

const bridge: Bridge = {
  call: async (name, id, request) =>
    callNames.includes(name) ? ipcRenderer.invoke(channels.call(name), id, request) : { failure: unknownCall },
  cancel: (id) => ipcRenderer.send(channels.cancel, id),
  onProgress: (listener) =>
    void ipcRenderer.on(channels.progress, (_event, id: string, progress: unknown) => listener(id, progress)),
  saveFile: (name, mime, text) => ipcRenderer.invoke(channels.saveFile, name, mime, text),
  copy: (text) => ipcRenderer.invoke(channels.copy, text),
  openExternal: (url) => ipcRenderer.send(channels.openExternal, url),
  onFile: (listener) => {
    ipcRenderer.on(channels.file, (_event, file: OpenedFile) => listener(file))
    ipcRenderer.send(channels.takesFiles)
  },
}

contextBridge.exposeInMainWorld('mailCheck', bridge)
