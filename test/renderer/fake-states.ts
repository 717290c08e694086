/** Named states of the engine for looking at the window: what is found, what a check answers. */
import type { AccountsAnswer, FindAnswer } from '../../electron/contract/found.ts'
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

const accounts: AccountsAnswer = {
  accounts: [
    { source: 'thunderbird', profile: 'default', account: { email, incoming, outgoing }, origins: {} },
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
  disagreements: [],
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

const practice = keptNames.map((name) => ({ name, title: name.replaceAll('-', ' ') }))
const hotel = keptAnswer('hotel-blocks-25')
const all = {
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
