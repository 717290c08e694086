/**
 * Programs of Microsoft that may be set up here and keep nothing that can be read: new Outlook, Windows Mail and
 * Windows Live Mail. Says so and offers typing; their files are not opened.
 */
import { join } from 'node:path'
import type { Files, Warn } from '../read/files.ts'
import type { Home } from './importer.ts'

const typeThem = 'type the settings, as your provider names them'

const newOutlook =
  'the new Outlook is set up here; it keeps no server settings on this computer that can be read, and signs in to ' +
  `accounts outside Microsoft from Microsoft's cloud, not from this network; ${typeThem}`

const windowsMail = (name: string): string => `${name} is set up here, but its settings cannot be read; ${typeThem}`

/** Does a folder hold, itself or one below, a file that describes an account? */
async function holdsAccount(folder: string, files: Files): Promise<boolean> {
  const names = await files.names(folder)
  const isAccount = (name: string): boolean => name.toLowerCase().endsWith('.oeaccount')
  if (names.some(isAccount)) return true
  const below = await Promise.all(
    names.filter((name) => !name.includes('.')).map((name) => files.names(join(folder, name))),
  )
  return below.flat().some(isAccount)
}

export async function warnOfUnreadable({ places, files }: Home, outlookWarn: Warn, warn: Warn): Promise<void> {
  const microsoft = join(places.local, 'Microsoft')
  const olk = join(microsoft, 'Olk')
  if (await files.isThere(join(olk, 'UserSettings.json'))) outlookWarn(olk, newOutlook)
  for (const name of ['Windows Mail', 'Windows Live Mail']) {
    const folder = join(microsoft, name)
    if ((await files.isThere(folder)) && (await holdsAccount(folder, files))) warn(folder, windowsMail(name))
  }
}
