/** What README.md shows of its first command is what that command prints; times and the order of arrival aside. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** The rows of the details tell times and who was first, which differ from run to run. */
function steady(text: string): string {
  const plain = text
    .trim()
    .replace(/\d[\dTZ:-]*Z/, 'DATE')
    .replace(/\d+(\.\d+)?\s(ms|seconds|s)\b/g, 'TIME')
  return plain.replace(/\nDetails\n[\s\S]*?(?=\n {2}This network:)/, '')
}

it('shows the first command as it is', async () => {
  const shown = /prints this[^`]*```text\n([\s\S]*?)\n```/.exec(readme)?.[1] ?? ''
  const { stdout } = await runCli(['check', '--practice', 'hotel-blocks-25'])
  expect(steady(stdout)).toContain('What to change')
  expect(steady(shown)).toBe(steady(stdout))
})
