/** Does an answer stay the same, however a text was wrapped, quoted, encoded and spaced before it was pasted? */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Findings } from '../../../../electron/diagnose/explain/explain.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import { samplesOf } from '../../../score/samples.ts'
import { disguises } from './disguises.ts'
import { situations } from './situations.ts'

/** Real texts, one in this many: the rest was counted once (test/score/README.md). */
const oneIn = 24

const collected = samplesOf(fileURLToPath(new URL('../../../score/texts/collected.jsonl', import.meta.url)))
const texts = [...situations, ...collected.filter((_sample, at) => at % oneIn === 0)].map(({ text }) => text)

describe('the answer is the same', () => {
  it.each(disguises)('%s', async (_name, disguise) => {
    const answers = await Promise.all(
      texts.map(async (text) => {
        const [plain, disguised] = [await explainText(text), await explainText(disguise(text))]
        return plain.cause === disguised.cause ? [] : [`${plain.cause} → ${disguised.cause}: ${disguise(text)}`]
      }),
    )
    expect(answers.flat()).toEqual([])
  })
})

describe('what once changed an answer', () => {
  it.each<[name: string, text: string, expected: Partial<Findings>]>([
    ['bars before the lines', '| 235 authenticated.', { kind: 'smtp', cause: 'accepted', code: 235 }],
    [
      'bars and quote marks',
      '> | > 550 5.7.1 Relaying denied',
      { cause: 'relay-denied', quote: '550 5.7.1 Relaying denied' },
    ],
    ['a program behind a bar', '|/usr/bin/vacation: 552 mailbox full', { cause: 'mailbox-full', kind: 'client' }],
    ['tabs', '250\t2.6.0\tMessage\treceived', { kind: 'smtp', cause: 'accepted', enhanced: '2.6.0' }],
    ['thin blanks', '454\u20094.3.3\u202fTLS not available after start', { kind: 'smtp', code: 454 }],
    ['soft hyphens', 'Relay\u00ading de\u00ad\u200bnied', { cause: 'relay-denied', quote: 'Relaying denied' }],
    ['soft hyphens of HTML', '<p>Relay&shy;ing denied</p>', { cause: 'relay-denied', quote: 'Relaying denied' }],
    [
      'tags within words',
      '<p>550 Rel<b>aying</b> den<wbr>ied</p>',
      { cause: 'relay-denied', quote: '550 Relaying denied' },
    ],
    ['tags side by side', '<p><b>550</b><b>Relaying</b><b>denied</b></p>', { quote: '550  Relaying  denied' }],
    [
      'a line’s end behind <br>',
      '<div>Invalid login: 535 5.7.139 Authentication unsuccessful,<br />\nbasic authentication is disabled.<br />\n</div>',
      { cause: 'oauth-required' },
    ],
    [
      'quoted-printable without one Latin letter',
      '=D0=9F=D0=BE=D1=87=D1=82=D0=BE=D0=B2=D1=8B=D0=B9 =D1=8F=D1=89=D0=B8=D0=BA =D0=\n=BF=D0=B5=D1=80=D0=B5=D0=BF=D0=BE=D0=BB=D0=BD=D0=B5=D0=BD',
      { cause: 'mailbox-full', quote: 'Почтовый ящик переполнен' },
    ],
    [
      'a wrapped line that begins with an address in brackets',
      'The error that the other server returned was: 554\n554 5.7.1 Service unavailable; Client host\n[203.0.113.49] blocked using cbl.abuseat.org (state 13).',
      { cause: 'ip-blocklisted' },
    ],
    [
      'a reply of several lines, wrapped',
      'undeliverable to bob@example.org\nBody of message generated response:\n550-REJECTED - Blacklisted URL in message. (example.com) in\n[black].\n550-See http://lookup.uribl.com. - Blacklisted Link -\nX=pascal\n550-H=mail.example.com [203.0.113.11]\nHELO=[mail.example.com]\n550 DEALS UPDATE - 04/29/08 (Special Update - Family Sale)',
      { cause: 'content-rejected' },
    ],
    [
      'a blank line behind every line',
      'Error: 550-5.7.1 Client was not\n\n550-5.7.1 authenticated, please\n\n550 5.7.1 turn it on\n\nGoodbye',
      { quote: '550-5.7.1 Client was not\n550-5.7.1 authenticated, please\n550 5.7.1 turn it on\nGoodbye' },
    ],
    [
      'sendmail’s reason in capitals',
      '   ----- THE FOLLOWING ADDRESSES HAD PERMANENT FATAL ERRORS -----\n<BOB@EXAMPLE.ORG>\n    (REASON: 550 RELAY NOT PERMITTED)\n   ----- TRANSCRIPT OF SESSION FOLLOWS -----\n... WHILE TALKING TO EXAMPLE.ORG.:\n>>> DATA\n<<< 550 RELAY NOT PERMITTED\n550 5.1.1 <BOB@EXAMPLE.ORG>... USER UNKNOWN\n',
      { cause: 'recipient-misrouted' },
    ],
    [
      'a reply between curly quotes',
      'Error: Invalid login\n  response: ‘535 Error: authentication failed’,\n  command: ‘AUTH PLAIN’',
      { cause: 'credentials-rejected', quote: '535 Error: authentication failed' },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})
