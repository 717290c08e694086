/** `npm run icons`: not a test of anything, so it stands beside them. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  test: {
    include: ['test/window/icons/make.ts'],
    globalSetup: ['test/window/harness/global-setup.ts'],
    testTimeout: 60_000,
  },
})
