import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { takePasswordFromEnvironment } from '../../../../electron/serve/cli/password.ts'

it.each([
  ['set', 'canary-7', 'canary-7'],
  ['empty', '', null],
  ['not set', undefined, null],
])('the variable %s: taken, and gone from the environment', (_name, value, expected) => {
  const environment: NodeJS.ProcessEnv = { HOME: '/', ...(value === undefined ? {} : { MAIL_CHECK_PASSWORD: value }) }
  const secret = takePasswordFromEnvironment(environment)
  expect(secret?.reveal() ?? null).toBe(expected)
  expect(environment).toEqual({ HOME: '/' })
  expect(inspect(secret)).not.toContain('canary')
})
