/** What XML 1.0 has, and what it has not: the second list was compared with expat, which refuses each of it. */
import { describe, expect, it } from 'vitest'
import { readXml } from '../../../../electron/accounts/discover/xml.ts'

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
/** `<a>` with this inside. */
const inside = (text: string): string => `${head}<a>${text}</a>`
/** `<a>` with these attributes. */
const attributes = (text: string): string => `${head}<a ${text}/>`
const read = (text: string) => readXml(Buffer.from(text))

describe('well-formed XML', () => {
  it.each<[name: string, text: string, value?: string]>([
    ['with its declaration', inside('x'), 'x'],
    ['without one', '<a>x</a>', 'x'],
    ['a declaration in single quotes', `<?xml version='1.0' encoding='utf-8' standalone='yes'?><a>x</a>`, 'x'],
    ['version 1.1', '<?xml version="1.1"?><a>x</a>', 'x'],
    ['a mark', '\ufeff<a>x</a>', 'x'],
    ['references', inside('&lt;&amp;&#65;&#x41;'), '<&AA'],
    ['> alone', inside('a > b'), 'a > b'],
    ['CDATA', inside('<![CDATA[<b>&c]]>'), '<b>&c'],
    ['a comment before and behind', `${head}<!-- <b> --><a>x</a><!-- & -->\n`, 'x'],
    ['a comment with one dash', inside('<!-- a - b -->x'), 'x'],
    ['an instruction', inside('<?php if (a < b) & ?>x'), 'x'],
    ['a style sheet', `${head}<?xml-stylesheet href="x.css"?><a>x</a>`, 'x'],
    ['single quotes', attributes(`b='"'`)],
    ['blanks around =', attributes('b = "c"\n\td = "e"')],
    ['> in an attribute', attributes('b="c>d"')],
    ['references in an attribute', attributes('b="&amp;&#65;"')],
    ['a line break in an attribute', attributes('b="c\nd"')],
    ['an end tag with blanks', `${head}<a>x</a \n>`, 'x'],
    ['namespaces', '<a xmlns="urn:x" xmlns:b="urn:y"><b:c b:d="e"/>x</a>', 'x'],
    ['names beyond ASCII', inside('<dömain/>x'), 'x'],
    ['dots and dashes in names', inside('<a.b-c_d/>x'), 'x'],
  ])('%s', (_, text, value = '') => {
    expect(read(text)).toMatchObject({ ok: true, root: { name: 'a', text: value } })
  })
})

describe('not well-formed', () => {
  it.each<[name: string, text: string]>([
    ['nothing', ''],
    ['only a declaration', head],
    ['only text', 'hello'],
    ['& alone', inside('a & b')],
    ['a reference without an end', inside('&lt b')],
    ['an unknown entity', inside('&nbsp;')],
    ['& alone in an attribute', attributes('b="c&d"')],
    ['an unknown entity in an attribute', attributes('b="&nbsp;"')],
    ['< in an attribute', attributes('b="c<d"')],
    ['an attribute without quotes', attributes('b=c')],
    ['an attribute without a value', attributes('b')],
    ['an attribute twice', attributes('b="c" b="d"')],
    ['attributes without a blank', attributes('b="c"d="e"')],
    ['an attribute whose name begins with a digit', attributes('1b="c"')],
    ['the end of CDATA in text', inside('a ]]> b')],
    ['two dashes in a comment', inside('<!-- a -- b -->')],
    ['three dashes at the end of a comment', inside('<!-- a --->')],
    ['a comment without an end', `${inside('')}<!-- a`],
    ['text behind the root', `${inside('')}x`],
    ['an element behind the root', `${inside('')}<b/>`],
    ['a blank before the declaration', ` ${inside('')}`],
    ['a declaration twice', `${head}${inside('')}`],
    ['a declaration inside', inside('<?xml version="1.0"?>')],
    ['a declaration without a version', '<?xml encoding="UTF-8"?><a/>'],
    ['a declaration with something else', '<?xml version="1.0" foo="bar"?><a/>'],
    ['an instruction without an end', inside('<?php ')],
    ['crossing tags', inside('<b><c></b></c>')],
    ['another case', inside('<b></B>')],
    ['a tag that is not closed', `${head}<a><b></a>`],
    ['an end without a beginning', `${inside('')}</b>`],
    ['a name that begins with a digit', inside('<1b/>')],
    ['a name that begins with a dash', inside('<-b/>')],
    ['a blank before a name', inside('< b/>')],
    ['an end tag with attributes', inside('<b></b c="d">')],
    ['a blank behind the slash', inside('<b/ >')],
    ['< alone', inside(' < ')],
    ['character 0', inside('&#0;')],
    ['half a pair', inside('&#xD800;')],
    ['no character', inside('&#xFFFE;')],
    ['beyond all characters', inside('&#x110000;')],
    ['a number without digits', inside('&#;')],
    ['a control character', inside('\u0001')],
    ['a NUL behind the root', `${inside('')}\0`],
    ['CDATA without an end', inside('<![CDATA[x')],
    ['CDATA before the root', `${head}<![CDATA[x]]><a/>`],
    ['CDATA in lower case', inside('<![cdata[x]]>')],
    ['another declaration', inside('<!junk>')],
    ['an element’s declaration', inside('<!ELEMENT a b>')],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ ok: false, reason: expect.stringMatching(/not well-formed/) })
  })

  it.each<[name: string, bytes: Buffer]>([
    ['UTF-16', Buffer.from(`\ufeff${inside('x')}`, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(`\ufeff${inside('x')}`, 'utf16le').swap16()],
    ['Latin-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'latin1')],
  ])('%s is refused as what it is: not UTF-8', (_, bytes) => {
    expect(readXml(bytes)).toEqual({ ok: false, reason: 'is not in UTF-8' })
  })

  it.each([
    '<',
    '<a ',
    '&',
    '<!--',
    '<![CDATA[',
    '<a b="',
    ']]>',
    '<a>',
    '</a>',
    '<?x ',
    '<!',
    '<!-- --><!',
    '<a b="" ',
  ])('is told of %j without end at once', (piece) => {
    expect(read(inside(piece.repeat(Math.floor(300_000 / piece.length))))).toMatchObject({ ok: false })
  })

  it('is not asked of a file of nothing but elements', () => {
    expect(read(inside('<b/>'.repeat(200_000)))).toEqual({ ok: false, reason: expect.stringMatching(/more elements/) })
  })
})
