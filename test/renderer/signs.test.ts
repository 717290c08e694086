/** Signs grow with the text beside them, as far as the user has it grow: their size is never one in pixels. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, sourceFiles } from '../house/imports.ts'

it('no sign has a size in pixels', () => {
  const sizes = sourceFiles(['renderer']).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    if (!text.includes("'lucide-react'")) return []
    return [...text.matchAll(/\bsize=(?:"([^"]*)"|\{([^}]*)\})/g)].map(([, word, code]) => `${file}: ${word ?? code}`)
  })
  expect(sizes.filter((size) => /: '?[\d.]+rem/.test(size)).length).toBeGreaterThan(20)
  expect(sizes.filter((size) => /\d(?!.*rem)/.test(size))).toEqual([])
})
