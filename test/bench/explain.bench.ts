/** How long does `explain` take per KiB? Flat from 1 KiB to 1 MiB, also for texts made to be slow. */
import { expect, it } from 'vitest'
import { explainText } from '../../electron/diagnose/explain/explain.ts'

const sizes = [1, 16, 256, 1024]

const texts: readonly (readonly [string, string])[] = [
  [
    'a bounce, again and again',
    '<user@example.org>: host mx.example.org[203.0.113.7] said: 550 5.7.1 Relaying denied\n',
  ],
  ['a log of replies', '250 2.1.0 Ok\n535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6\n'],
  ['not not not', 'not '],
  ['first words of many phrases', 'relay not auth must mail sender '],
  ['codes only', '550 '],
  ['quoted codes', "'550 "],
  ['one endless word', 'a'],
  ['at signs', 'a@'],
  ['dots and digits', '5.'],
  ['line ends', '\n'],
  ['blanks', ' '],
  ['tags', '<p '],
  ['entities', '&amp;'],
  ['soft line ends', '=\n'],
  ['encoded words', '=?utf-8?q?a?= '],
  ['header fields', 'Diagnostic-Code: smtp; 550 no\n'],
  ['ideographs', '登录失败'],
  ['quotation marks', '"'],
  ['hyphens', '550-a\n'],
  ['folded fields with accents', 'Received: a\nContent-Type: x\nA: é\n b\n'],
  ['message headers', 'Received: from a\nContent-Type: text/plain\n\n'],
]

function milliseconds(from: bigint): number {
  return Number(process.hrtime.bigint() - from) / 1e6
}

it('explain takes the same time per KiB, however long the text', async () => {
  console.log('explain: microseconds per KiB at 1, 16, 256 and 1024 KiB; then milliseconds for 1 MiB')
  await explainText('550 5.7.1 Relaying denied')
  for (const [name, piece] of texts) {
    const perKiB: number[] = []
    let whole = 0
    for (const size of sizes) {
      const text = piece.repeat(Math.ceil((size * 1024) / piece.length)).slice(0, size * 1024)
      const rounds = size < 100 ? 5 : 1
      const from = process.hrtime.bigint()
      for (let round = 0; round < rounds; round += 1) await explainText(text)
      whole = milliseconds(from) / rounds
      perKiB.push((whole * 1000) / size)
    }
    const cells = perKiB.map((each) => `${Math.round(each)}`.padStart(7)).join('')
    console.log(`  ${name.padEnd(30)}${cells}  ${Math.round(whole)} ms`)
    // Four times as much text may not cost much more than four times as long.
    expect((perKiB[3] ?? 0) / (perKiB[2] ?? 1)).toBeLessThan(4)
  }
})
