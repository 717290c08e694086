// Runs every *.bench.ts beside it and prints what it says. Plain JavaScript, since Node 20 starts it.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const folder = fileURLToPath(new URL('.', import.meta.url))
for (const name of readdirSync(folder).filter((each) => each.endsWith('.bench.ts'))) {
  const { module } = await runnerImport(`${folder}${name}`, { root: folder, configFile: false, logLevel: 'error' })
  process.stdout.write(`${await module.bench()}\n`)
}
