import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Where no test, nor a program that it starts, finds or leaves what a user's checks remember. */
const nobody = join(tmpdir(), 'mail-check-nobody')

export default defineConfig({
  test: {
    testTimeout: 20_000,
    // Much of the time is waiting for silent servers: one worker on two cores would wait twice as long.
    maxWorkers: 2,
    env: { XDG_DATA_HOME: nobody, APPDATA: nobody },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/lab/**', 'test/window/**', 'test/pack/**', 'node_modules/**'],
        },
      },
      {
        // In a real browser: built once, one browser for all.
        extends: true,
        test: {
          name: 'window',
          include: ['test/window/**/*.test.ts'],
          globalSetup: ['test/window/harness/global-setup.ts'],
        },
      },
      {
        // The program as it is packed, from its outside.
        extends: true,
        test: { name: 'pack', include: ['test/pack/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
})
