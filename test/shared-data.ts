/** Where the shared sample data lies, beside the checkout; tests that need it skip with a word where it is absent. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../shared/data/', import.meta.url))

/** The folder of the shared data, or `null` where this checkout stands alone. */
export const sharedData: string | null = existsSync(folder) ? folder : null
