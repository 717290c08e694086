/** Files the system opens with the program: which arguments are ones, and what becomes of those that cannot be read. */
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenedFile } from '../../../../electron/contract/bridge.ts'
import { longestSentFileBytes } from '../../../../electron/contract/sent-file.ts'
import { filesAmong, openedFiles } from '../../../../electron/serve/desktop/opened-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-opened-'))
beforeAll(() => {
  writeFileSync(join(folder, 'a.mailcheck'), 'a')
  writeFileSync(join(folder, 'B.MailCheck'), 'b')
  writeFileSync(join(folder, 'large.mailcheck'), '')
  truncateSync(join(folder, 'large.mailcheck'), longestSentFileBytes + 1)
  mkdirSync(join(folder, 'folder.mailcheck'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('among the arguments', () => {
  it.each<[string, string[], string[]]>([
    ['none', ['program'], []],
    ['the program itself is none', ['program.mailcheck'], []],
    ['one, relative', ['program', 'a.mailcheck'], ['/home/ann/a.mailcheck']],
    ['one, absolute, among switches', ['program', '--x', '/tmp/a.mailcheck', '-y'], ['/tmp/a.mailcheck']],
    ['several', ['program', 'a.mailcheck', 'B.MailCheck'], ['/home/ann/a.mailcheck', '/home/ann/B.MailCheck']],
    ['other files and switches that look like one', ['program', 'a.txt', '--file=a.mailcheck', 'mailcheck'], []],
  ])('%s', (_name, argv, expected) => expect(filesAmong(argv, '/home/ann')).toEqual(expected))
})

describe('a file', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64')

  it.each<[string, string, string | null]>([
    ['with content', 'a.mailcheck', base64('a')],
    ['in capitals', 'B.MailCheck', base64('b')],
    ['too large', 'large.mailcheck', null],
    ['a folder', 'folder.mailcheck', null],
    ['not there', 'missing.mailcheck', null],
  ])('%s', async (_name, name, expected) => {
    const files = openedFiles()
    files.add(join(folder, name))
    const file = await new Promise<OpenedFile>((resolve) => files.goTo(resolve))
    expect(file).toEqual({ name, base64: expected })
  })

  it('goes straight to a page that listens, and waits where none does any more', async () => {
    const files = openedFiles()
    const taken: string[] = []
    const take = ({ name }: OpenedFile): void => void taken.push(name)
    files.goTo(take)
    files.add(join(folder, 'a.mailcheck'))
    await expect.poll(() => taken).toEqual(['a.mailcheck'])
    files.goTo(null)
    files.add(join(folder, 'notes.txt'))
    files.add(join(folder, 'B.MailCheck'))
    expect(taken).toEqual(['a.mailcheck'])
    files.goTo(take)
    await expect.poll(() => taken).toEqual(['a.mailcheck', 'B.MailCheck'])
  })
})
