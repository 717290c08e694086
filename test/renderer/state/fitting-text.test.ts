import { describe, expect, it } from 'vitest'
import { longestMessageBytes } from '../../../electron/contract/bridge.ts'
import { fittingText } from '../../../renderer/state/fitting-text.ts'

const bytes = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length

describe('a text for the engine', () => {
  it('stays as it is where it fits', () => {
    expect(fittingText('550 no\n')).toBe('550 no\n')
  })

  it.each([
    ['letters', 'a'],
    ['line ends, escaped', '\n'],
    ['letters of several bytes', 'ü'],
    ['characters of two units', '📮'],
    ['control characters', '\u0001'],
  ])('is cut where it would be too long: %s', (_, letter) => {
    const text = fittingText(letter.repeat(100_000))
    expect(bytes(text)).toBeLessThan(longestMessageBytes)
    expect(bytes(text)).toBeGreaterThan(longestMessageBytes - 2100)
    expect(text).not.toMatch(/[\uD800-\uDBFF]$/)
    expect(text.endsWith(letter)).toBe(true)
  })
})
