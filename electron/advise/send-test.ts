/** One or two sentences on the test message, for whoever asked for it. No judging: that is the findings' affair. */
import type { SendTestFacts } from '../contract/facts.ts'
import { timeWords } from './words/entry.ts'

export function sendTestWords(test: SendTestFacts): string {
  switch (test.withheld) {
    case 'no-way-out':
      return 'No test message was sent: this check found no settings that send.'
    case 'no-way-in':
      return 'No test message was sent: the mailbox could not be opened to look for it and to delete it.'
    case 'cancelled':
      return 'No test message was sent: the check was cancelled before.'
    case null:
      return whatBecameOfIt(test)
    default: {
      const never: never = test.withheld
      return never
    }
  }
}

function whatBecameOfIt({ accepted, refused, arrivedIn, ms, deleted, sawJunk, lookedToTheEnd }: SendTestFacts): string {
  if (arrivedIn !== null) {
    const where = arrivedIn === 'inbox' ? 'the inbox' : 'the junk folder'
    const end = deleted ? 'It was deleted again.' : 'It could not be deleted: please delete it yourself.'
    return `The test message arrived in ${where} after ${timeWords(ms)}. ${end}`
  }
  if (refused !== null) return 'The server did not take the test message.'
  if (!accepted) return 'The test message could not be sent: the connection ended before the server had taken it.'
  const later = 'If it still comes, please delete it yourself.'
  if (!lookedToTheEnd)
    return `The server took the test message, and it was not seen before the waiting ended early. ${later}`
  const where = sawJunk
    ? 'neither in the inbox nor in the junk folder'
    : 'not in the inbox, the only folder that could be looked into'
  return `The server took the test message, and within ${timeWords(ms)} it was ${where}. ${later}`
}
