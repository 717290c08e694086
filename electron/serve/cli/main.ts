/** The command line's entry: what bin.js runs. */
import { runProcess } from './run-process.ts'

runProcess(process.argv.slice(2))
