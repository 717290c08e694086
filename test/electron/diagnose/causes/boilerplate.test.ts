import { expect, it } from 'vitest'
import { causeOfText } from '../../../../electron/diagnose/causes/cause-of-text.ts'
import type { Cause } from '../../../../electron/contract/words.ts'

const postfix =
  "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below."

it.each<[text: string, cause: Cause]>([
  ['Your message could not be delivered to one or more recipients.', 'unknown'],
  [postfix, 'unknown'],
  [
    `${postfix}\n\nIf you do so, please include this problem report. You can\ndelete your own text from the attached returned message.`,
    'unknown',
  ],
  [`${postfix}\n\n<bob@fabrikam.example>: mail for fabrikam.example loops back to myself`, 'recipient-misrouted'],
  [
    `${postfix}\n\n<bob@fabrikam.example>: host mx.fabrikam.example[192.0.2.7] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)`,
    'mailbox-full',
  ],
])('what Postfix writes around every reason is none: %j', (text, expected) => {
  expect(causeOfText({ kind: 'bounce', step: null, text })).toBe(expected)
})
