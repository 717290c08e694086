/** eM Client: whether it is set up here. Its file is not documented and is not opened. */
import { join } from 'node:path'
import type { Importer } from './importer.ts'

const text =
  'eM Client is set up here, but where it keeps its settings cannot be read; look in eM Client under Menu → Accounts → ' +
  'your account → IMAP (or POP3) and SMTP, and type what stands there'

export const emClient: Importer = {
  source: 'em-client',
  async read({ places, files, warn }) {
    for (const folder of [places.roaming, places.applicationSupport]) {
      const file = join(folder, 'eM Client', 'accounts.dat')
      if (await files.isThere(file)) warn(file, text)
    }
    return []
  },
}
