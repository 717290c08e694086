/** The hand-outs that count on this computer: an administrator's, then those that this user said yes to. */
import type { HandoutsAnswer } from '../contract/handout.ts'
import { administratorsOnly } from './administrators-only.ts'
import { handoutFolders, type HandoutFolders } from './folders.ts'
import { readFolder, type FileFault } from './read-folder.ts'

export async function heldHandouts(
  folders: HandoutFolders = handoutFolders(),
  faultOf: FileFault = administratorsOnly,
): Promise<HandoutsAnswer> {
  const [system, user] = await Promise.all([
    readFolder(folders.system, 'administrator', faultOf),
    readFolder(folders.user, 'user'),
  ])
  const own = user.handouts.filter(({ id }) => !system.handouts.some((each) => each.id === id))
  return { handouts: [...system.handouts, ...own], warnings: [...system.warnings, ...user.warnings] }
}
