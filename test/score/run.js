// Starts main.ts, or learn-main.ts for `run.js learn`, without a build of its own: Vite's module runner strips the types. Plain
// JavaScript, since Node 20 starts it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const learns = process.argv[2] === 'learn'
const { module } = await runnerImport(fileURLToPath(new URL(learns ? 'learn-main.ts' : 'main.ts', import.meta.url)), {
  root,
  configFile: false,
  logLevel: 'error',
})
// Without a file: the shared samples beside the checkout, where they are.
const samples = fileURLToPath(new URL('../../../shared/data/replies.dev.jsonl', import.meta.url))
const args = process.argv.slice(2)
const namesFile = args.some((each) => !each.startsWith('--'))
try {
  process.stdout.write(await module.main(namesFile || !existsSync(samples) ? args : [...args, samples]))
} catch (error) {
  process.stderr.write(`${learns ? 'learn' : 'score'}: ${error.message}\n`)
  process.exitCode = 2
}
