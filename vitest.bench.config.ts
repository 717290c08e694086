import { defineConfig } from 'vitest/config'

/** `npm run bench`: measures, prints what it measured as ratios, and holds it against the limits. */
export default defineConfig({
  test: {
    include: ['test/bench/**/*.bench.ts'],
    testTimeout: 120_000,
    // One at a time: they measure time.
    fileParallelism: false,
    reporters: ['default'],
    disableConsoleIntercept: true,
  },
})
