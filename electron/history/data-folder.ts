/** Where this program keeps what it remembers for one user. One place for every such file; which there are, others say. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** As the system's own rules name it: XDG base directories, Application Support, %APPDATA%. Not made here. */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Mail Settings Checker')
    case 'win32':
      return join(named(environment['APPDATA']) ?? join(home, 'AppData', 'Roaming'), 'Mail Settings Checker')
    default:
      return join(named(environment['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'mail-settings-checker')
  }
}

/** XDG base directory specification: a path that is not absolute is to be ignored. */
function named(value: string | undefined): string | null {
  return value !== undefined && isAbsolute(value) ? value : null
}
