import { defineConfig } from 'vitest/config'

/** The lab of real mail servers in network namespaces. Each file builds it anew, one after the other: all scenarios share one. */
export default defineConfig({
  test: {
    include: ['test/lab/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxConcurrency: 8,
    reporters: ['default'],
  },
})
