/** `npm run smoke`: the packaged program named by MAIL_CHECK_PROGRAM, in real Electron. Needs a display. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: { include: ['test/smoke/packaged.ts'], testTimeout: 120_000 },
})
