/** Plain lines for a terminal: harmless characters, wrapping, tables, colour where asked. Knows nothing of mail. */

export interface Paper {
  colour: boolean
  columns: number
}

export type Ink = 'plain' | 'strong' | 'good' | 'bad' | 'warn' | 'quiet'

const codes: Record<Exclude<Ink, 'plain'>, string> = { strong: '1', good: '32', bad: '31', warn: '33', quiet: '2' }

/** Colour never says anything that the text does not say, too. */
export function paint(paper: Paper, ink: Ink, text: string): string {
  return paper.colour && ink !== 'plain' && text !== '' ? `\u001b[${codes[ink]}m${text}\u001b[0m` : text
}

/** C0 as the pictures Unicode has for them; C1, bidirectional and other invisible controls as a replacement character. */
export function harmless(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, (control) =>
      control < ' ' ? String.fromCharCode(0x2400 + control.charCodeAt(0)) : '\uFFFD',
    )
}

const lengthOf = (text: string): number => Array.from(text).length

function pieces(word: string, width: number): string[] {
  const letters = Array.from(word)
  const count = Math.max(1, Math.ceil(letters.length / width))
  return Array.from({ length: count }, (_, at) => letters.slice(at * width, (at + 1) * width).join(''))
}

/** Lines of at most `width` characters; a word that is longer is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.split(' ').flatMap((word) => pieces(word, width))) {
    if (line === '') line = piece
    else if (lengthOf(line) + 1 + lengthOf(piece) <= width) line = `${line} ${piece}`
    else {
      lines.push(line)
      line = piece
    }
  }
  return [...lines, line]
}

/** A paragraph with a first prefix (a bullet) and as many blanks before every further line. */
export function paragraph(paper: Paper, prefix: string, text: string, ink: Ink = 'plain'): string[] {
  const indent = ' '.repeat(lengthOf(prefix))
  return wrap(harmless(text), paper.columns - indent.length).map(
    (line, at) => `${at === 0 ? prefix : indent}${paint(paper, ink, line)}`,
  )
}

export interface Table {
  indent: number
  /** Empty: none, and no rule. */
  header: readonly string[]
  rows: readonly (readonly string[])[]
  /** By cell. */
  ink: (cell: string, at: number) => Ink
}

/** Columns side by side, cells wrapped where the whole would not fit. */
export function table(paper: Paper, { indent, header, rows, ink }: Table): string[] {
  const gap = header.length > 0 ? 3 : 2
  const clean = rows.map((row) => row.map(harmless))
  const all = header.length > 0 ? [header, ...clean] : clean
  const wanted = (all[0] ?? []).map((_, at) => Math.max(...all.map((row) => lengthOf(row[at] ?? ''))))
  const widths = fit(wanted, paper.columns - indent - gap * (wanted.length - 1))
  const write = (cells: readonly string[], inkOf: Table['ink']): string[] => {
    const wrapped = cells.map((cell, at) => wrap(cell, widths[at] ?? 1))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) => {
      const parts = wrapped.map((lines, at) => {
        const part = lines[line] ?? ''
        const padding = ' '.repeat(Math.max(0, (widths[at] ?? 0) - lengthOf(part)))
        return `${paint(paper, inkOf(cells[at] ?? '', at), part)}${padding}`
      })
      return `${' '.repeat(indent)}${parts.join(' '.repeat(gap))}`.trimEnd()
    })
  }
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width, gap * (widths.length - 1)))
  const head =
    header.length === 0 ? [] : [...write(header, () => 'quiet'), `${' '.repeat(indent)}${paint(paper, 'quiet', rule)}`]
  return [...head, ...clean.flatMap((row) => write(row, ink))]
}

/** Takes from the widest column until the sum fits. */
function fit(wanted: readonly number[], room: number): number[] {
  const widths = [...wanted]
  while (widths.reduce((sum, width) => sum + width, 0) > room) {
    const widest = Math.max(...widths)
    if (widest <= 6) break
    widths[widths.indexOf(widest)] = widest - 1
  }
  return widths
}
