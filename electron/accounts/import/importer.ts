/** What every importer is given and answers: one program, read below one home. */
import type { FoundAccount, MailProgram } from '../../contract/found.ts'
import type { Files, Warn } from '../read/files.ts'
import type { Places } from './places.ts'

export interface Home {
  places: Places
  files: Files
  warn: Warn
}

export interface Importer {
  source: MailProgram
  /** In the program's own order; never rejects for what a file holds. */
  read(home: Home): Promise<FoundAccount[]>
}
