// A reporter for vitest: what one run came to, as JSON in the file that TALLY names. Vitest's own JSON report says neither
// that a test ran out of time nor why a hook failed.
import { writeFileSync } from 'node:fs'

const firstLine = ({ message }) => (message ?? '').trim().split('\n')[0]

function failuresIn(module) {
  const file = module.relativeModuleId
  const tests = [...module.children.allTests('failed')].map((test) => [test.fullName, test.result().errors[0]])
  // Hooks and groups, then what kept the file from being read.
  const groups = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => [suite.fullName, error]),
  )
  const own = module.errors().map((error) => ['the file itself', error])
  return [...tests, ...groups, ...own].map(([name, error]) => `${file}: ${name}: ${firstLine(error)}`)
}

/** Passed at the second try: told, since a test that does so often is to be mended. */
function passedLate(module) {
  const tests = [...module.children.allTests('passed')].filter((test) => test.diagnostic()?.flaky)
  return tests.map((test) => `${module.relativeModuleId}: ${test.fullName}`)
}

/** Vitest takes a reporter as the default export of its file. */
export default class Tally {
  onTestRunEnd(modules, errors) {
    const count = (state) => modules.flatMap((module) => [...module.children.allTests(state)]).length
    const outside = errors.map((error) => `outside all tests: ${firstLine(error)}`)
    const failures = [...modules.flatMap(failuresIn), ...outside]
    const [passed, skipped, late] = [count('passed'), count('skipped'), modules.flatMap(passedLate)]
    writeFileSync(process.env.TALLY, JSON.stringify({ passed, skipped, late, failures }))
  }
}
