// Starts main.ts without a build of its own: Vite's module runner strips the types. Plain JavaScript, since Node 20 starts it.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { module } = await runnerImport(fileURLToPath(new URL('main.ts', import.meta.url)), {
  root,
  configFile: false,
  logLevel: 'error',
})
try {
  process.stdout.write(await module.main(process.argv.slice(2)))
} catch (error) {
  process.stderr.write(`score: ${error.message}\n`)
  process.exitCode = 2
}
