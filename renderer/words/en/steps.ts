/** Words of the steps into a mail program. The program's own words stand in the steps. */
import type { ExportFormat } from '../../../electron/contract/clients.ts'

export const steps = {
  show: 'Show me where',
  title: 'Where to set this',
  which: 'Your mail program',
  choose: 'Choose your mail program',
  chooseNote: 'Choose your mail program above. Its own menus and fields are then shown here, with the values to set.',
  back: 'Back to the answer',
  path: 'The way there',
  nothing: 'Nothing has to be set there.',
  refused: 'This program cannot be set that way',
  failed: 'The steps could not be made',
  missing: 'This program does not have the steps yet. The values stand in the answer.',
  names: (versions: string) => `Names as in ${versions}.`,
  mayDiffer: (versions: string) => `Names as in ${versions}. They may differ a little.`,
  copyAll: 'Copy as text',
  allCopied: 'The steps are copied.',
  fileTitle: 'Or let the program take the settings over',
  fileTitleIt: 'For your IT department',
  files: {
    mobileconfig: 'Save profile (.mobileconfig)',
    prefs: 'Save preferences for this profile (user.js)',
    autoconfig: 'For IT: save file to publish (autoconfig)',
    prf: 'Save profile for Outlook 2007 to 2019 (.prf)',
    source: 'Save Evolution’s own files (.source)',
    qr: 'Show code for the phone’s camera',
  } satisfies Record<Exclude<ExportFormat, 'steps'>, string>,
  code: 'Code with the settings, without the password',
}
