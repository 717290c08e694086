import { defineConfig } from 'vitest/config'

/** `npm run bench`: measures, prints what it measured as ratios to doing nothing, and holds it against the limits. */
export default defineConfig({
  test: {
    include: ['test/bench/**/*.bench.ts'],
    globalSetup: ['test/window/harness/global-setup.ts'],
    testTimeout: 120_000,
    // One at a time: they measure time.
    fileParallelism: false,
    reporters: ['default'],
    disableConsoleIntercept: true,
  },
})
