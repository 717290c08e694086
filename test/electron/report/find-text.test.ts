/** The first sentence of `find`, where there is nothing to list. */
import { describe, expect, it } from 'vitest'
import type { FindAnswer } from '../../../electron/contract/found.ts'
import { findOffline } from '../../../electron/accounts/discover/find-offline.ts'
import { findText } from '../../../electron/report/find-text.ts'

const nothing: FindAnswer = {
  email: 'ann@proseware.example',
  candidates: [],
  refused: [],
  provider: null,
  disagreements: [],
  contacted: [],
}
const paper = { colour: false, columns: 100 }

describe('nothing found', () => {
  it.each<[name: string, answer: FindAnswer, text: string]>([
    ['nobody was reached', nothing, 'Is this computer connected to the internet?'],
    ['others were asked', { ...nothing, contacted: ['autoconfig.thunderbird.net:443'] }, 'Ask your provider'],
    [
      'what was sent is not taken',
      { ...nothing, refused: [{ source: 'autoconfig', reason: 'the file has a DOCTYPE' }] },
      'Ask your provider',
    ],
    ['the service lets no mail program in', findOffline('ann@tuta.com'), 'Ask your provider'],
  ])('%s', (_, answer, text) => {
    expect(findText(answer, paper).replace(/\s+/g, ' ')).toContain(text)
  })
})
