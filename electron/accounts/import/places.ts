/** Which folders of a user programs keep their settings in. What lies there is for the importers. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

export interface Places {
  home: string
  /** Linux: `$XDG_CONFIG_HOME`. */
  config: string
  /** macOS: `~/Library/Application Support`. */
  applicationSupport: string
  /** Windows: `%APPDATA%`. */
  roaming: string
  /** Windows: `%LOCALAPPDATA%`. */
  local: string
  /** A home that was named (`--home`): nothing outside it counts, and no registry but the files in it. */
  isGiven: boolean
}

/** All systems' places below one folder, whatever the environment says. */
export function placesBelow(home: string): Places {
  return {
    home,
    config: join(home, '.config'),
    applicationSupport: join(home, 'Library', 'Application Support'),
    roaming: join(home, 'AppData', 'Roaming'),
    local: join(home, 'AppData', 'Local'),
    isGiven: true,
  }
}

/** The places of the user who runs this. */
export function ownPlaces(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): Places {
  const usual = placesBelow(homedir())
  const named = (name: string, otherwise: string): string => {
    const value = environment[name]
    return value !== undefined && isAbsolute(value) ? value : otherwise
  }
  const isWindows = platform === 'win32'
  return {
    ...usual,
    config: isWindows ? usual.config : named('XDG_CONFIG_HOME', usual.config),
    roaming: isWindows ? named('APPDATA', usual.roaming) : usual.roaming,
    local: isWindows ? named('LOCALAPPDATA', usual.local) : usual.local,
    isGiven: false,
  }
}
