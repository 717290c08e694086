#!/usr/bin/env node
/**
 * `mail-check` in a checkout: builds the program when it is missing or older than its sources, then runs it.
 * It decides nothing about mail and says nothing on standard output. A packaged program does not need it.
 */
import { pathToFileURL } from 'node:url'
import { builtFile, freshen } from '../built.js'

const mend = await freshen(['node'])
if (mend !== null) {
  process.stderr.write(`mail-check: the program could not be built: ${mend}\n`)
  process.exit(3)
}
await import(pathToFileURL(builtFile('node')).href)
