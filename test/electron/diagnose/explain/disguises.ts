/** The ways in which a text changes between the server that says it and the one who pastes it. The words stay the same. */

/** Breaks lines between words, as mail programs do; words longer than that stay whole. */
function wrapped(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(?=.{${columns + 1}})(.{1,${columns}}) `, 'g'), '$1\n'))
    .join('\n')
}

const beforeLines = (text: string, mark: string): string => text.replace(/^/gm, mark)

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** RFC 2045, 6.7: lines of 76 at most. */
function quotedPrintable(text: string): string {
  const bytes = (sign: string) =>
    [...Buffer.from(sign)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  return text
    .split('\n')
    .map((line) => {
      const pieces = Array.from(line, (sign) => (/[!-<>-~ ]/.test(sign) ? sign : bytes(sign)))
      let column = 0
      return pieces
        .map((piece) => {
          const breaks = column + piece.length > 75
          column = breaks ? piece.length : column + piece.length
          return breaks ? `=\n${piece}` : piece
        })
        .join('')
    })
    .join('\n')
}

/** Soft line ends and nothing else, in the midst of words too. */
const softBroken = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/(.{59})(?=.)/gu, '$1=\n'))
    .join('\n')

const curly = (text: string): string =>
  text
    .replace(/(^|[\s(:])'/g, '$1‘')
    .replace(/'/g, '’')
    .replace(/(^|[\s(:])"/g, '$1“')
    .replace(/"/g, '”')

export const disguises: readonly (readonly [name: string, disguise: (text: string) => string])[] = [
  ['wrapped at 60', (text) => wrapped(text, 60)],
  ['wrapped at 76', (text) => wrapped(text, 76)],
  ['quoted', (text) => beforeLines(text, '> ')],
  ['quoted and wrapped', (text) => beforeLines(wrapped(text, 60), '> ')],
  ['behind bars', (text) => beforeLines(text, '| ')],
  ['in HTML', (text) => `<p>${escaped(text).replaceAll('\n', '<br>\n')}</p>`],
  ['in HTML, one line', (text) => `<div><p>${escaped(text).replaceAll('\n', '<br>')}</p></div>`],
  ['in HTML, wrapped', (text) => `<div><p>${wrapped(escaped(text), 60).replaceAll('\n', '<br />\n')}</p></div>`],
  ['in capitals', (text) => text.toUpperCase()],
  ['quoted-printable', quotedPrintable],
  ['with soft line ends', softBroken],
  ['with blanks that do not break', (text) => text.replaceAll(' ', '\u00a0')],
  [
    'with blanks that do not break, in HTML',
    (text) => `<p>${escaped(text).replaceAll(' ', '&nbsp;').replaceAll('\n', '<br>')}</p>`,
  ],
  ['with soft hyphens', (text) => text.replace(/(?<=[a-z]{4})(?=[a-z]{4})/gi, '\u00ad')],
  [
    'with tags within words',
    (text) =>
      `<p>${escaped(text)
        .replace(/(\p{L}{3})(\p{L}+)/gu, '$1<b>$2</b>')
        .replaceAll('\n', '<br>')}</p>`,
  ],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with curly quotes', curly],
  ['with tabs', (text) => text.replaceAll(' ', '\t')],
  ['indented', (text) => beforeLines(text, '    ')],
  // Two or three lines may as well be paragraphs.
  ['double-spaced', (text) => (text.split('\n').length < 4 ? text : text.replaceAll('\n', '\n\n'))],
]
