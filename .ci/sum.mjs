// What the runs came to whose tallies (tally.mjs) are named as arguments: a line for each test that passed at its second try,
// one for each failure, then one line that sums up.
// The status is 0 where something passed and nothing failed.
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

// A run that ended before it could count is one failure.
const tallyOf = (file) =>
  existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, skipped: 0, late: [], failures: [`${basename(file, '.json')}: the run ended before its end`] }

const tallies = process.argv.slice(2).map(tallyOf)
const total = (name) => tallies.reduce((sum, tally) => sum + tally[name], 0)
const failures = tallies.flatMap((tally) => tally.failures)
const passed = total('passed')
const skipped = total('skipped')
for (const late of tallies.flatMap((tally) => tally.late)) console.log(`at the second try: ${late}`)
for (const failure of failures) console.log(`failed: ${failure}`)
console.log(`${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0
