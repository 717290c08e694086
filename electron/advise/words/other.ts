/** Words for test messages, the domain's own entries, outdated settings, and for when all is well or nothing can be told. */
import { activity, begin, change, quote, server, timeWords, type WordContext } from './entry.ts'
import type { Cause, FindingCode } from '../../contract/words.ts'
import type { Entry } from './entry.ts'

/** Where was looked, and for how long. */
function waitedFor({ test }: WordContext): string {
  if (!test) return 'it did not show up in the time allowed'
  const where = test.sawJunk
    ? 'showed up neither in the inbox nor in the junk folder'
    : 'did not show up in the inbox (no junk folder could be looked into)'
  return `within ${timeWords(test.ms)} it ${where}`
}

export const otherWords = {
  'settings-outdated': {
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
    brief: 'a test message was taken but did not arrive',
    title: () => 'A test message was taken, but did not arrive',
    explanation: (c) =>
      `${server(c)} took a small message to your own address, and ${waitedFor(c)}. ` +
      'Look again later, in the junk folder, too. If it never comes, the provider drops it: ask them what became of it, with the time of this check.',
  },
  'delivered-to-junk': {
    brief: 'a test message arrived as junk',
    title: () => 'The test message arrived in the junk folder',
    explanation: (c) =>
      `Sending works, and the message to your own address lay in the junk folder${c.test ? ` after ${timeWords(c.test.ms)}` : ''}. ` +
      'It was a plain test, so other mail of yours may be taken for junk as well. Whoever manages the domain should look at its entries for sending (SPF, DKIM).',
  },
  'mx-missing': {
    brief: 'the domain does not say where its mail goes',
    title: (c) => `${c.domain} does not say where its mail goes`,
    explanation: (c) =>
      (c.takesNoMail === true
        ? `The domain ${c.domain} says that it takes no mail at all (a null MX), so others cannot write to it. `
        : `The domain ${c.domain} has no entry for receiving mail (MX) and no address of its own, so others cannot write to it. It may also have expired. `) +
      'Whoever manages the domain has to name the mail server there.',
  },
  'mx-points-elsewhere': {
    brief: 'the domain sends its mail to another provider',
    title: (c) => `Mail for ${c.domain} goes to another provider`,
    explanation: (c) =>
      `The domain’s entry for receiving mail (MX) names ${c.mailGoesTo ?? 'another provider'}, which seems to be somebody else than ${server(c)}. ` +
      'After a move, that is how mail bounces or stays away. Either these settings are old, or the entry is: ask whoever manages the domain which provider is right.',
  },
  'spf-excludes-server': {
    brief: 'the domain’s entries leave out this sending server',
    title: (c) =>
      c.severity === 'problem'
        ? 'The domain’s entries leave out this sending server'
        : 'The domain’s entries seem to leave out this sending server',
    explanation: (c) =>
      `The domain ${c.domain} lists the servers that may send for it (SPF). The addresses of ${server(c)} are not among them, and nothing in the list seems to be of the same provider, so others may refuse the mail or take it for junk. ` +
      'The server may pass mail on through other machines: ask its provider what has to stand in the entry, and whoever manages the domain to add it.',
  },
  works: {
    brief: 'everything works',
    title: (c) => (c.side === null ? 'Everything works' : `${begin(activity(c))} works`),
    explanation: (c) =>
      c.side === null
        ? 'These settings work from this network. Nothing needs to be changed.'
        : `The settings for ${activity(c)} work from this network. The account has no others, so nothing else was tested.`,
  },
  accepted: {
    brief: 'the server accepted it',
    title: () => 'The server accepted it',
    explanation: () => 'This answer means yes. Nothing needs to be changed.',
  },
  unknown: {
    brief: 'the server refused without saying why',
    title: () => 'The server refused without saying why',
    explanation: (c) =>
      `The server said no, and its words do not tell the reason.${quote(c)} Show them to the provider, who can look up what its server meant.`,
  },
} satisfies Partial<Record<Cause | FindingCode, Entry>>
