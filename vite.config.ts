/**
 * The one build: `vite build --app`. Each part of the program is an environment: `client` (the window's page), `node`
 * (command line, desktop main, web shell; everything is bundled, nothing of node_modules is shipped) and `preload`.
 * electron/serve/built.js builds those that are old, for `mail-check` and `npm start`.
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { writeLicences } from './electron/serve/licences.ts'

/** A path in this checkout, wherever the build is started from and whatever its root is. */
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The environments that `vite build --app` makes, in this order. */
const built = ['client', 'node', 'preload']

export default defineConfig({
  // The page and what it names lie there; everything else is named from the checkout.
  root: at('renderer'),
  publicDir: false,
  cacheDir: at('node_modules/.vite'),
  plugins: [react()],
  base: './',
  builder: {
    async buildApp(builder) {
      for (const name of built) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
      writeLicences(at('out'), built)
    },
  },
  environments: {
    // The window's page, served from its own address by both shells.
    client: {
      build: {
        // Electron's own is newer; the web shell's page opens in whatever browser there is. Script and style sheets alike.
        target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
        outDir: at('out/client'),
        emptyOutDir: true,
        license: true,
        modulePreload: { polyfill: false },
        // Inlined pictures and fonts would need a weaker Content-Security-Policy.
        assetsInlineLimit: 0,
        rolldownOptions: { input: at('renderer/index.html') },
      },
    },
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        target: 'node20',
        outDir: at('out/node'),
        emptyOutDir: true,
        minify: false,
        license: true,
        rolldownOptions: {
          platform: 'node',
          input: {
            cli: at('electron/serve/cli/main.ts'),
            main: at('electron/serve/desktop/main.ts'),
            web: at('electron/serve/web/main.ts'),
          },
          // Blanks alone are left out: with its names, a trace can be read. Licences stand in out/licences.md.
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: '[name]-[hash].js',
            comments: false,
            minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
          },
        },
      },
    },
    // A sandboxed preload is one CommonJS file that may ask for `electron` and nothing else.
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        target: 'chrome140',
        outDir: at('out/preload'),
        emptyOutDir: true,
        minify: false,
        license: true,
        rolldownOptions: {
          platform: 'browser',
          input: { preload: at('electron/serve/desktop/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
})
