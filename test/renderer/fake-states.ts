/** Named states of the engine for looking at the window: what is found, what a check answers. */
import type { CheckAnswer } from '../../electron/contract/api.ts'
import type { AccountsAnswer, FindAnswer } from '../../electron/contract/found.ts'
import type { Handout, HandoutAbout, HandoutRead, HandoutsAnswer } from '../../electron/contract/handout.ts'
import type { HistoryEntry } from '../../electron/contract/history.ts'
import type { Explained } from '../../electron/contract/explained.ts'
import { CallFailure } from '../../electron/contract/call-failure.ts'
import type { FakeOptions } from './fake-engine.ts'
import { fakeExport } from './fake-export.ts'
import { keptAnswer, keptNames } from './kept-answers.ts'
import { progressOf } from './progress-of.ts'

const email = 'ann@proseware.example'
const incoming = {
  protocol: 'imap',
  host: 'imap.proseware.example',
  port: 993,
  security: 'tls',
  authentication: 'password',
  username: email,
} as const
const outgoing = {
  host: 'smtp.proseware.example',
  port: 25,
  security: 'none',
  authentication: 'none',
  username: '',
} as const

const prefs = '/home/ann/.thunderbird/abcd1234.default/prefs.js'
const origins = Object.fromEntries(
  ['incoming', 'outgoing'].flatMap((side) =>
    ['protocol', 'host', 'port', 'security', 'authentication', 'username'].map((field) => [`${side}.${field}`, prefs]),
  ),
)

const accounts: AccountsAnswer = {
  accounts: [
    { source: 'thunderbird', profile: 'default', account: { email, incoming, outgoing }, origins },
    {
      source: 'evolution',
      profile: '',
      account: { email: 'a.very.long.name.of.a.person@department.of-a-large-university.example', incoming },
      origins: {},
    },
  ],
  warnings: [],
}

const find: FindAnswer = {
  email,
  candidates: [
    {
      source: 'autoconfig',
      confirm: null,
      incoming,
      outgoing: { ...incoming, host: 'smtp.proseware.example', port: 465 },
      published: { incoming: [], outgoing: [] },
    },
    {
      source: 'mx',
      confirm: 'hoster.example',
      incoming: { ...incoming, host: 'mail.hoster.example' },
      outgoing: { ...outgoing, host: 'mail.hoster.example', port: 587, security: 'starttls' },
      published: { incoming: [], outgoing: [] },
    },
  ],
  refused: [],
  provider: null,
  disagreements: [
    'The provider behind the domain’s mail exchanger names mail.hoster.example:993 (SSL/TLS) for receiving; the provider names imap.proseware.example:993 (SSL/TLS).',
  ],
  contacted: [],
}

const works = { incoming: 'works', outgoing: 'works' } as const
const history: HistoryEntry[] = [
  {
    network: 'Home',
    lastSeen: '2026-11-17T18:02:00Z',
    ports: { '25': 'open', '465': 'open', '587': 'open', '993': 'open' },
    verdict: works,
  },
  {
    network: 'Hotel Adler',
    lastSeen: '2026-11-20T07:41:00Z',
    ports: { '25': 'blocked', '465': 'open', '587': 'intercepted', '993': 'open' },
    verdict: { incoming: 'works', outgoing: 'works-with-changes' },
  },
  {
    network: 'Network 3',
    lastSeen: '2026-10-02T12:10:00Z',
    ports: { '25': 'blocked', '465': 'blocked', '587': 'blocked', '993': 'unknown' },
    verdict: { incoming: 'works', outgoing: 'blocked-here' },
  },
]

/** Of the kept check, in a network that nobody has named. */
const justNow: HistoryEntry = {
  network: 'Network 4',
  lastSeen: '2026-11-21T17:09:09Z',
  ports: { '25': 'blocked', '465': 'open' },
  verdict: { incoming: 'works', outgoing: 'works-with-changes' },
}

const sent = 'Your message arrived in the inbox after 3 seconds, and was deleted again.'

const aside = 'the history of networks could not be read: it is kept as /home/ann/history.broken, and begun anew'

const explained: Explained = {
  cause: 'auth-required',
  quote: '550-Please turn on SMTP Authentication in your mail client',
  protocol: 'smtp',
  code: 550,
  enhanced: null,
  responseCode: null,
  server: 'smtp.proseware.example',
  port: 25,
  security: null,
  email,
  title: 'Signing in for sending is switched off',
  explanation:
    'The server sends mail to others only for people who sign in. In the settings of the sending server, switch on sign-in, with the same user name and password as for receiving.',
  actor: 'you',
}

const handoutFile: Handout = {
  schema: 1,
  organisation: 'Proseware University',
  domains: ['proseware.example', 'xn--pple-43d.example'],
  incoming: { ...incoming, username: '%EMAILADDRESS%' },
  outgoing: { ...incoming, host: 'smtp.hoster.example', port: 465, username: '%EMAILADDRESS%' },
  contact: { name: 'Help desk', email: 'help@proseware.example', phone: '+1 555 0100', url: null },
  help: 'We are in room 12, from nine to five.\nBring your badge.',
  controlHosts: [{ host: 'mx.fabrikam.example', port: 587, operator: 'Fabrikam' }],
  authority: '',
  languages: [],
  mailProgram: null,
  updates: true,
}
const about: HandoutAbout = {
  domains: [
    { ascii: 'proseware.example', unicode: 'proseware.example' },
    { ascii: 'xn--pple-43d.example', unicode: 'аpple.example' },
  ],
  servers: [
    {
      side: 'incoming',
      ascii: 'imap.proseware.example',
      unicode: 'imap.proseware.example',
      port: 993,
      isOutside: false,
    },
    { side: 'outgoing', ascii: 'smtp.hoster.example', unicode: 'smtp.hoster.example', port: 465, isOutside: true },
  ],
  authorities: [
    { name: 'Proseware Root', fingerprint: 'AB:CD:EF:01'.repeat(8).replace(/1A/g, '1:A'), validTo: '2031-05-01' },
  ],
}
const readHandout: HandoutRead = { ok: true, handout: handoutFile, about }
const handouts: HandoutsAnswer = {
  handouts: [{ id: 'ab12', from: 'user', handout: handoutFile, about }],
  warnings: ['The hand-out "/etc/mail-settings-checker/a.mailcheck" is not used: others may write it.'],
}
const noHandouts: HandoutsAnswer = { handouts: [], warnings: [] }
/** A sentence for whoever is called, the contact of IT, a second check on the phone's hotspot. */
function withHelp(answer: CheckAnswer): CheckAnswer {
  const { organisation, contact, help } = handoutFile
  const hotspotAt = answer.words.alternatives.findIndex((text) => text.includes('hotspot'))
  return {
    ...answer,
    words: {
      ...answer.words,
      hotspotAt,
      tell: 'Sending mail does not work for ann@proseware.example. Can this port be opened here?',
      handedOut: { organisation, contact, help },
    },
  }
}

const practice = keptNames.map((name) => ({ name, title: name.replaceAll('-', ' ') }))
const hotel = keptAnswer('hotel-blocks-25')
const all = {
  handouts: noHandouts,
  readHandout,
  keepHandout: readHandout,
  forgetHandout: noHandouts,
  accounts,
  find,
  history,
  explain: explained,
  practice,
  check: hotel,
  checkPractice: hotel,
  exportSettings: fakeExport,
}
const told = progressOf(hotel.report)

/** `check:NAME`, `running:STEPS`, or one of the words below. */
export function fakeState(name: string): FakeOptions {
  const [kind, detail = ''] = name.split(':')
  const usual: FakeOptions = { answers: all, progress: told, keepsRunning: false }
  switch (kind) {
    case 'check': {
      const answer = keptAnswer(detail)
      return { ...usual, answers: { ...all, check: answer, checkPractice: answer } }
    }
    case 'handed': {
      const answer = withHelp(keptAnswer(detail))
      return { ...usual, answers: { ...all, handouts, check: answer, checkPractice: answer } }
    }
    case 'refused-handout':
      return {
        ...usual,
        answers: {
          ...all,
          readHandout: {
            ok: false,
            message: 'This hand-out was made by a newer version of this program; update this one to use it.',
          },
        },
      }
    // Nothing was set before: every field of both servers is new.
    case 'all-new': {
      const proof = { proven: true as const, evidence: [] }
      const sending = { ...incoming, host: 'smtp.proseware.example', port: 587, security: 'starttls' as const }
      const recommended = {
        incoming: { ...incoming, ...proof },
        outgoing: { ...sending, ...proof, relay: 'accepted' as const },
        changes: [],
      }
      const answer = { ...hotel, report: { ...hotel.report, recommended } }
      return { ...usual, answers: { ...all, check: answer, checkPractice: answer } }
    }
    case 'running':
      return { ...usual, progress: told.slice(0, Number(detail)), keepsRunning: true }
    case 'missing-history':
      return { ...usual, answers: { ...all, history: null } }
    case 'unnamed':
      return { ...usual, answers: { ...all, history: [justNow, ...history] } }
    case 'sent':
      return {
        ...usual,
        answers: { ...all, check: { ...hotel, words: { ...hotel.words, sendTest: sent }, warnings: [aside] } },
      }
    case 'empty':
      return {
        ...usual,
        answers: {
          ...all,
          accounts: { accounts: [], warnings: [] },
          find: { ...find, candidates: [] },
          history: [],
          practice: [],
        },
      }
    case 'missing':
      return { ...usual, answers: {} }
    case 'loading':
      return { ...usual, answers: Object.fromEntries(Object.keys(all).map((call) => [call, 'never'])) }
    case 'fault':
    case 'broken': {
      const fault = new CallFailure({
        kind: 'fault',
        message: 'The program met something it did not expect. Nothing was judged.',
        place: 'TypeError in verdictOf at check.js:31',
      })
      const answers = Object.fromEntries(Object.keys(all).map((call) => [call, fault]))
      return { ...usual, answers: kind === 'broken' ? answers : { ...all, check: fault, checkPractice: fault } }
    }
    default:
      return usual
  }
}
