/** That there is one way to a password: who may ask the rules and the gate, and who may unwrap it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, sourceFiles } from './imports.ts'

const signIn = 'electron/probes/sign-in'

/** What is said in the text of a source, and the only files that may say it. */
const reserved: [string, RegExp, readonly string[]][] = [
  ['asks the rules', /\brulingOn\(/, [`${signIn}/rules.ts`, `${signIn}/permission.ts`]],
  ['asks the gate', /\bgate\.enter\(/, [`${signIn}/permission.ts`]],
  [
    'unwraps a secret',
    /\.reveal\(/,
    [
      ...['scrub', 'smtp-sign-in', 'imap-sign-in', 'imap-cram-md5', 'pop3-sign-in'].map(
        (name) => `${signIn}/${name}.ts`,
      ),
      // The window hands it to the program's own other half, once.
      'renderer/carriers/wire-request.ts',
    ],
  ],
]

it.each(reserved)('nobody else %s', (_name, pattern, files) => {
  const saying = sourceFiles(['electron', 'renderer']).filter((file) =>
    pattern.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(saying.toSorted()).toEqual(files.toSorted())
})
