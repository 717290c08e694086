/** Words for refusals that concern the recipient or the message, and for those that pass by themselves. */
import { begin, change, endpoint, port, quote, server } from './entry.ts'
import type { Cause, FindingCode } from '../../contract/words.ts'
import type { Entry } from './entry.ts'

export const recipientWords = {
  'recipient-unknown': {
    brief: 'the recipient does not exist',
    title: () => 'There is no such recipient',
    explanation: (c) =>
      `The receiving side does not know the address.${quote(c)} Check it letter by letter, or ask the person for the present one.`,
  },
  'recipient-misrouted': {
    brief: 'the recipient’s side routes its mail wrongly',
    title: () => 'The recipient’s mail is sent to the wrong server',
    explanation: (c) =>
      `A server that should take mail for the recipient says that it does not.${quote(c)} Your settings are not the reason: only the recipient’s provider can mend it, so tell the person in another way.`,
  },
  'recipient-policy': {
    brief: 'the recipient does not take mail from this sender',
    title: () => 'The recipient does not take mail from this sender',
    explanation: (c) =>
      `The recipient, or the organisation behind the address, has decided not to take this mail.${quote(c)} Ask the person in another way to allow your address.`,
  },
  'content-rejected': {
    brief: 'the message was taken for spam or a virus',
    title: () => 'The message was taken for spam, or an attachment is not allowed',
    explanation: (c) =>
      `The way works, and the message itself was refused.${quote(c)} Leave out attachments and links and try a short message; if that is refused too, ask the provider.`,
  },
  'rate-limited': {
    brief: 'too much was tried in a short time',
    title: () => 'The server wants a pause',
    explanation: (c) =>
      `${begin(server(c))} counts how much happens in a short time, and it was too much for now.${quote(c)} Close other programs that use the same account, wait an hour, and check again.`,
  },
  greylisted: {
    brief: 'the server asks to try again in some minutes',
    title: () => 'The server asks to try again in a few minutes',
    explanation: (c) =>
      `${begin(server(c))} lets unknown senders wait on purpose, to keep spam out.${quote(c)} Wait about ten minutes and check again; nothing needs to be changed.`,
  },
  'mailbox-full': {
    brief: 'the mailbox is full',
    title: () => 'The mailbox is full',
    explanation: (c) =>
      `There is no room left for new messages.${quote(c)} Delete large or old messages on the provider’s website, empty the bin there, or ask for more room.`,
  },
  'message-too-large': {
    brief: 'the message is too large',
    title: () => 'The message is too large',
    explanation: (c) =>
      `The server takes messages only up to a certain size.${quote(c)} Send fewer or smaller attachments, or a link to the files.`,
  },
  'temporary-failure': {
    brief: 'the server has a problem of its own',
    title: (c) =>
      c.trouble === null ? 'The server has a problem of its own for now' : `The server has trouble on ${port(c)}`,
    explanation: (c) =>
      `${begin(endpoint(c))} answers, and ${c.trouble ?? 'says that it cannot do its work at present'}.${quote(c)} ${change(c, 'Wait half an hour and check again. If it stays, tell the provider.')}`,
  },
} satisfies Partial<Record<Cause | FindingCode, Entry>>
