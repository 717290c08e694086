/** Opens an address in the user's own browser, where there is one to open it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The command that opens addresses, or `null`: no display, or nothing that would open one. */
export function browserCommand(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  exists: (path: string) => boolean = existsSync,
): string[] | null {
  switch (platform) {
    case 'darwin':
      return environment['SSH_CONNECTION'] ? null : ['open']
    case 'win32':
      // Not `start`: cmd would read the address as a command line of its own.
      return ['rundll32', 'url.dll,FileProtocolHandler']
    default: {
      if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return null
      const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
      return folders.some((folder) => exists(join(folder, 'xdg-open'))) ? ['xdg-open'] : null
    }
  }
}

/** False: nothing was started. That a browser appears is not known: the address is printed all the same. */
export function openBrowser(address: string): boolean {
  const [program, ...args] = browserCommand(process.platform, process.env) ?? []
  if (program === undefined) return false
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
  child.once('error', () => {})
  child.unref()
  return true
}
