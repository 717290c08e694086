import { defineConfig } from 'vitest/config'

/** The lab of real mail servers in network namespaces: one file, since all scenarios share one build of it. */
export default defineConfig({
  test: {
    include: ['test/lab/lab.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxConcurrency: 8,
    reporters: ['default'],
  },
})
