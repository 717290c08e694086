/**
 * The one build: `vite build --app`. Each part of the program is an environment; today that is `node` (the command
 * line; everything is bundled, nothing of node_modules is shipped). The window's `client` and `preload` stand beside
 * it when they come. bin.js builds the `node` environment alone, into a folder of its own (MAIL_CHECK_OUT_DIR).
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The environments that `vite build --app` makes, in this order. */
const built = ['node']

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  builder: {
    async buildApp(builder) {
      for (const name of built) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
  environments: {
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        target: 'node20',
        outDir: 'out/node',
        emptyOutDir: true,
        minify: false,
        license: true,
        rolldownOptions: {
          platform: 'node',
          input: { cli: 'electron/serve/cli/main.ts' },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
})
