/** Where hand-outs lie: the system's own folder, which only administrators may write, and this user's data folder. */
import { homedir } from 'node:os'
import { isAbsolute, join, win32 } from 'node:path'

export interface HandoutFolders {
  system: string
  user: string
}

const macName = 'Mail Settings Checker'

/** As each system's own rules name them. Nothing is made here. */
export function handoutFolders(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): HandoutFolders {
  const named = (name: string, otherwise: string): string => {
    const value = environment[name]
    return value !== undefined && (isAbsolute(value) || win32.isAbsolute(value)) ? value : otherwise
  }
  switch (platform) {
    case 'darwin':
      return {
        system: join('/Library/Application Support', macName),
        user: join(home, 'Library', 'Application Support', macName, 'handouts'),
      }
    case 'win32':
      return {
        system: win32.join(named('ProgramData', 'C:\\ProgramData'), macName),
        user: win32.join(named('APPDATA', win32.join(home, 'AppData', 'Roaming')), macName, 'handouts'),
      }
    default:
      return {
        system: '/etc/mail-settings-checker',
        user: join(named('XDG_DATA_HOME', join(home, '.local', 'share')), 'mail-settings-checker', 'handouts'),
      }
  }
}
