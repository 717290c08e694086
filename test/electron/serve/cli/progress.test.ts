import { describe, expect, it, vi } from 'vitest'
import type { Progress } from '../../../../electron/contract/progress.ts'
import { plainProgress, terminalProgress } from '../../../../electron/serve/cli/progress.ts'

const check = {
  id: 'smtp:smtp.proseware.example:25:none:none',
  side: 'outgoing',
  role: 'configured',
  protocol: 'smtp',
  host: 'smtp.proseware.example',
  port: 25,
  security: 'none',
  signIn: null,
  always: true,
  asksRelay: true,
  bothFamilies: true,
} as const
const events: Progress[] = [
  { kind: 'plan', checks: [check], boundMs: 20_400 },
  { kind: 'step', check: check.id, step: { name: 'resolve', ok: true, ms: 1.4, reply: null, error: null } },
  { kind: 'step', check: check.id, step: { name: 'connect', ok: false, ms: 3000, reply: null, error: 'timeout' } },
  {
    kind: 'probe',
    probe: { id: 'control:25:mail.adatum.example', kind: 'control', ok: false, ms: 3000, error: 'timeout' },
  },
  { kind: 'check-done', check: check.id, stopped: { by: 'wire', step: 'connect', error: 'timeout', text: null } },
]
const target = (columns: number) => {
  const written: string[] = []
  return { written, columns, write: (text: string) => written.push(text) }
}

describe('progress', () => {
  it('is one plain line per fact where it goes to a file', () => {
    const file = target(80)
    const view = plainProgress(file)
    for (const event of events) view.show(event)
    view.end()
    expect(file.written).toEqual([
      '1 checks, at most 21 s\n',
      `${check.id} resolve: ok (1 ms)\n`,
      `${check.id} connect: timeout (3000 ms)\n`,
      'control:25:mail.adatum.example: timeout\n',
      `${check.id} done, stopped at connect\n`,
    ])
  })

  /** What stands on the line after each event and a redraw. */
  const drawn = (columns: number): string[] => {
    vi.useFakeTimers()
    try {
      const terminal = target(columns)
      const view = terminalProgress(terminal, () => 0)
      for (const event of events) {
        view.show(event)
        vi.advanceTimersByTime(200)
      }
      view.end()
      vi.advanceTimersByTime(1000)
      return terminal.written
    } finally {
      vi.useRealTimers()
    }
  }

  it('is one line on a terminal, drawn over itself and gone at the end', () => {
    const written = drawn(100)
    expect(written.filter((text) => !text.startsWith('\r\u001b[K') || text.includes('\n'))).toEqual([])
    const lines = written.map((text) => text.replace('\r\u001b[K', ''))
    expect(lines).toContain('Checking: 0 of 1 done · at most 21 s left · smtp.proseware.example:25 after resolve')
    expect(lines.at(-2)).toBe('Checking: 1 of 1 done · at most 21 s left')
    expect(lines.at(-1)).toBe('')
  })

  it.each([
    [20, 19],
    [0, 79],
  ])('never wraps on a terminal that says it has %i columns', (columns, longest) => {
    const lengths = drawn(columns).map((text) => text.replace('\r\u001b[K', '').length)
    expect(Math.max(...lengths)).toBe(longest)
  })
})
