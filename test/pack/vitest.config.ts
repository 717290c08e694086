/** `npm run pack:check`: the package alone, with its sizes. The same tests are part of `npm test`. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: { include: ['test/pack/*.test.ts'], testTimeout: 60_000, reporters: ['verbose'] },
})
