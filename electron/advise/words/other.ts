/** Words for test messages, the domain's own entries, outdated settings, and for when all is well or nothing can be told. */
import { activity, begin, change, quote, server } from './entry.ts'
import type { Cause, FindingCode } from '../../contract/words.ts'
import type { Entry } from './entry.ts'

export const otherWords = {
  'settings-outdated': {
    actor: 'you',
    brief: 'the provider publishes other settings by now',
    title: (c) =>
      c.organisation === undefined
        ? 'The provider publishes other settings by now'
        : `${c.organisation} hands out other settings`,
    explanation: (c) =>
      c.organisation !== undefined
        ? `The settings differ from what ${c.organisation} hands out. ${change(c, 'Set them as handed out before the old ones stop working.')}`
        : `The settings differ from what the provider names today. ${change(c, 'Compare them with the provider’s help pages before the old ones stop working.')}`,
  },
  'sent-but-not-delivered': {
    actor: 'provider',
    brief: 'a test message was taken but did not arrive',
    title: () => 'A test message was taken, but did not arrive',
    explanation: (c) =>
      `${server(c)} took a small message to your own address, and it did not show up in the time allowed. Look in the junk folder later; if it is not there, the provider drops it and has to say why.`,
  },
  'delivered-to-junk': {
    actor: 'it',
    brief: 'a test message arrived as junk',
    title: () => 'The test message arrived in the junk folder',
    explanation: () =>
      'Sending works, and the message was taken for junk. Mark it as wanted. If others see the same, whoever manages the domain should look at its entries for sending.',
  },
  'mx-missing': {
    actor: 'it',
    brief: 'the domain does not say where its mail goes',
    title: (c) => `${c.domain} does not say where its mail goes`,
    explanation: (c) =>
      `The domain ${c.domain} has no entry for receiving mail (MX), so others cannot write to it. Whoever manages the domain has to add one.`,
  },
  'mx-points-elsewhere': {
    actor: 'it',
    brief: 'the domain sends its mail to another provider',
    title: (c) => `Mail for ${c.domain} goes to another provider`,
    explanation: (c) =>
      `The domain’s entry for receiving mail (MX) names another provider than ${server(c)}. Either the settings are old, or the entry is wrong: ask whoever manages the domain.`,
  },
  'spf-excludes-server': {
    actor: 'it',
    brief: 'the domain’s entries leave out this sending server',
    title: () => 'The domain’s entries leave out this sending server',
    explanation: (c) =>
      `The domain ${c.domain} lists the servers that may send for it (SPF), and ${server(c)} is not among them, so others may refuse the mail. Whoever manages the domain has to add it.`,
  },
  works: {
    actor: 'you',
    brief: 'everything works',
    title: (c) => (c.side === null ? 'Everything works' : `${begin(activity(c))} works`),
    explanation: (c) =>
      c.side === null
        ? 'These settings work from this network. Nothing needs to be changed.'
        : `The settings for ${activity(c)} work from this network. The account has no others, so nothing else was tested.`,
  },
  accepted: {
    actor: 'you',
    brief: 'the server accepted it',
    title: () => 'The server accepted it',
    explanation: () => 'This answer means yes. Nothing needs to be changed.',
  },
  unknown: {
    actor: 'provider',
    brief: 'the server refused without saying why',
    title: () => 'The server refused without saying why',
    explanation: (c) =>
      `The server said no, and its words do not tell the reason.${quote(c)} Show them to the provider, who can look up what its server meant.`,
  },
} satisfies Partial<Record<Cause | FindingCode, Entry>>
