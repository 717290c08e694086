/** The test message against scripted servers: what goes over the wire, and servers that lie, stall, flood and refuse. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Account } from '../../../../electron/contract/account.ts'
import type { RunFacts, SendTestFacts } from '../../../../electron/contract/facts.ts'
import { Secret } from '../../../../electron/contract/secret.ts'
import { planOf } from '../../../../electron/plan/plan-of.ts'
import { gatherFacts } from '../../../../electron/probes/run.ts'
import { certificateFor } from '../../../servers/certificates.ts'
import {
  close,
  drip,
  flood,
  reset,
  send,
  serve,
  stall,
  startServerTls,
  type Script,
  type ScriptStep,
} from '../../../servers/script.ts'
import { causeOf, email, host, mailServers, password, saslPlain, type MailServers } from '../kit/mail-world.ts'
import {
  account,
  imap,
  inboxOf,
  lazily,
  pop3Account,
  smtp,
  token,
  type Post,
  type Rows,
  type Smtp,
} from './post-office.ts'

const started: MailServers[] = []
afterEach(async () => {
  for (const servers of started.splice(0)) await servers.close()
})

async function run(
  scripts: Parameters<typeof mailServers>[0],
  given: { account?: Account; waitMs?: number; signal?: AbortSignal; onStep?: (name: string) => void } = {},
): Promise<{ facts: RunFacts; test: SendTestFacts; mail: MailServers }> {
  const mail = await mailServers(scripts)
  started.push(mail)
  const facts = await gatherFacts({
    plan: planOf(given.account ?? account, { hasPassword: true, allowsClearText: false }),
    account: given.account ?? account,
    password: new Secret(password),
    world: mail.world,
    timeoutMs: 1000,
    allowsClearText: false,
    recipients: { own: email, outside: ['postmaster@one.example'] },
    causeOf,
    sendTest: { waitMs: given.waitMs ?? 300 },
    signal: given.signal ?? new AbortController().signal,
    onProgress: (progress) => {
      if (progress.kind === 'step') given.onStep?.(progress.step.name)
    },
  })
  await vi.waitFor(() => expect(mail.world.open()).toBe(0))
  const text = JSON.stringify(facts)
  for (const secret of [password, saslPlain(email)]) expect(text).not.toContain(secret)
  expect(facts.signIns.rejected).toBeLessThanOrEqual(2)
  if (!facts.sendTest) throw new Error('a test was asked for')
  return { facts, test: facts.sendTest, mail }
}

it('sends one honest message, finds it by its token and deletes it, and nothing else', async () => {
  const post: Post = { subject: null }
  const { test, mail, facts } = await run(
    {
      993: await imap(
        post,
        inboxOf(({ subject }) => subject),
      ),
      465: await smtp(post),
    },
    { waitMs: 5000 },
  )
  expect(test).toMatchObject({ accepted: true, arrivedIn: 'inbox', deleted: true, sawJunk: true, withheld: null })
  expect(post.subject).toMatch(token)
  const sent = mail.servers[465]?.lines() ?? []
  const message = sent.slice(sent.indexOf('DATA') + 1, sent.indexOf('.'))
  const own = token.exec(post.subject ?? '')?.[1]
  expect(message).toEqual(
    expect.arrayContaining([
      `From: ${email}`,
      `To: ${email}`,
      `X-Mail-Settings-Check: ${own}`,
      'Auto-Submitted: auto-generated',
    ]),
  )
  expect(sent.filter((line) => line === 'DATA')).toHaveLength(1)
  const asked = (mail.servers[993]?.lines() ?? []).map((line) => line.replace(/^\S+ /, ''))
  expect(asked.filter((line) => /STORE|EXPUNGE|COPY|MOVE/.test(line))).toEqual([
    'UID STORE 7 +FLAGS.SILENT (\\Deleted)',
    'UID EXPUNGE 7',
  ])
  expect(facts.signIns).toEqual({ sent: 4, rejected: 0 })
})

/** Beside them a name that is not well-formed: it is nobody's, and no reason to stop. */
it.each(['INBOX.Spam', '"Courrier ind&AOk-sirable"', '"&BCEEPwQwBDw-"'])(
  'looks into a junk folder that is made for the message: %s',
  async (name) => {
    const post: Post = { subject: null }
    const written = name.replaceAll('"', '')
    const junk = `* LIST () "." "B&AB-odd"\r\n* LIST () "." ${name}\r\n{tag} OK`
    const rows: Rows = (given) => [
      [/ LIST "" "%"$/, lazily(() => (given.subject === null ? '{tag} OK none' : junk))],
      [/ LIST /, send('{tag} OK none')],
      [/ EXAMINE "INBOX"$/, send('* 0 EXISTS', '* OK [UIDNEXT 7] next', '{tag} OK done')],
      [new RegExp(` (?:EXAMINE|SELECT) "${written}"$`), send('* 1 EXISTS', '* OK [UIDNEXT 8] next', '{tag} OK done')],
      ...inboxOf(({ subject }) => subject)(given),
    ]
    const { test } = await run(
      { 993: await imap(post, rows, 'IMAP4rev1 SASL-IR AUTH=PLAIN UIDPLUS'), 465: await smtp(post) },
      { waitMs: 5000 },
    )
    expect(test).toMatchObject({ arrivedIn: 'junk', sawJunk: true })
  },
)

describe('a message that only looks like it', () => {
  it.each<[string, (subject: string) => string]>([
    ['an answer', (subject) => subject.replace('Subject: ', 'Subject: Re: ')],
    ['a bounce that quotes the token', (subject) => `Subject: Undelivered: ${subject}`],
    ['another token', () => 'Subject: Test of your mail settings 0123456789abcdef01234567'],
    ['a UID written into a header', (subject) => `Subject: UID 7) ${subject.slice(-24)}`],
  ])('%s is neither taken for it nor deleted', async (_, headersOf) => {
    const post: Post = { subject: null }
    const { test, mail } = await run({
      993: await imap(
        post,
        inboxOf(({ subject }) => subject && headersOf(subject)),
      ),
      465: await smtp(post),
    })
    expect(test).toMatchObject({ accepted: true, arrivedIn: null, lookedToTheEnd: true, deleted: false })
    expect(mail.servers[993]?.lines().some((line) => /STORE|EXPUNGE/.test(line))).toBe(false)
  })
})

it('expunges nothing of others where the server cannot expunge by UID', async () => {
  const post: Post = { subject: null }
  const rows: Rows = (given) => [
    [/ UID SEARCH DELETED$/, send('* SEARCH 3 7', '{tag} OK done')],
    ...inboxOf(({ subject }) => subject)(given),
  ]
  const { test, mail } = await run({
    993: await imap(post, rows, 'IMAP4rev1 SASL-IR AUTH=PLAIN SPECIAL-USE'),
    465: await smtp(post),
  })
  expect(test).toMatchObject({ arrivedIn: 'inbox', deleted: false })
  expect(mail.servers[993]?.lines().some((line) => /EXPUNGE/.test(line))).toBe(false)
})

describe.each<[string, Smtp, Partial<SendTestFacts>]>([
  ['refuses the message', { dot: [send('554 5.7.1 spam')] }, { accepted: false, refused: 'message', arrivedIn: null }],
  ['refuses DATA', { data: [send('451 4.7.0 temporary')] }, { accepted: false, refused: 'message' }],
  ['refuses the recipient this time', { rcptOfTest: '452 4.2.2 full' }, { accepted: false, refused: 'envelope' }],
  ['goes away at DATA', { data: [close()] }, { accepted: false, refused: null, ms: 0 }],
  [
    'resets after the message',
    { dot: [reset()] },
    { accepted: false, refused: null, arrivedIn: null, lookedToTheEnd: true },
  ],
  ['never answers to the message', { dot: [stall()] }, { accepted: false, refused: null, arrivedIn: null }],
  ['drips its answer', { dot: [drip('2', 20)] }, { accepted: false, refused: null }],
  ['floods', { dot: [flood('250-x\r\n', 3 * 1024 * 1024), stall()] }, { accepted: false, refused: null }],
])('a sending server that %s', (_, traits, expected) => {
  it('is a fact', async () => {
    const post: Post = { subject: null }
    const { test, facts } = await run({
      993: await imap(
        post,
        inboxOf(() => null),
      ),
      465: await smtp(post, traits),
    })
    expect(test).toMatchObject(expected)
    const steps = facts.checks.find(({ id }) => id === test.through)?.steps ?? []
    expect(steps.filter(({ name }) => name === 'deliver')).toMatchObject([{ ok: false }])
  })
})

it('counts what arrives although the answer never came, and deletes it', async () => {
  const post: Post = { subject: null }
  const { test } = await run({
    993: await imap(
      post,
      inboxOf(({ subject }) => subject),
    ),
    465: await smtp(post, { dot: [reset()] }),
  })
  expect(test).toMatchObject({ accepted: true, arrivedIn: 'inbox', deleted: true })
})

describe.each<[string, ScriptStep[]]>([
  ['closes', [close()]],
  ['is silent', [stall()]],
  ['floods', [flood('* 1 FETCH (UID 9 FLAGS ())\r\n', 3 * 1024 * 1024), stall()]],
  ['speaks nonsense', [send('zzz')]],
])('a mailbox that %s while it is looked into', (_, steps) => {
  it('ends the waiting, and nothing is concluded from it', async () => {
    const post: Post = { subject: null }
    const { test } = await run(
      { 993: await imap(post, () => [[/ UID FETCH /, ...steps]]), 465: await smtp(post) },
      { waitMs: 5000 },
    )
    expect(test).toMatchObject({ accepted: true, arrivedIn: null, lookedToTheEnd: false, deleted: false })
  })
})

it('sends nothing where the mailbox does not open a second time', async () => {
  const post: Post = { subject: null }
  const good = await imap(
    post,
    inboxOf(() => null),
  )
  const key = await certificateFor(host)
  const bad: Script = [
    startServerTls(key),
    send('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready'),
    serve([/ AUTHENTICATE /, send('{tag} NO [AUTHENTICATIONFAILED] Authentication failed.')], [/ LOGOUT$/, close()]),
  ]
  const { test, mail, facts } = await run({
    993: (connection) => (connection === 0 ? good : bad),
    465: await smtp(post),
  })
  expect(test).toMatchObject({ withheld: 'no-way-in', accepted: false })
  expect(mail.servers[465]?.lines()).not.toContain('DATA')
  expect(facts.signIns).toEqual({ sent: 3, rejected: 1 })
})

it('deletes what was sent when the run is cancelled', async () => {
  const post: Post = { subject: null }
  const controller = new AbortController()
  // It arrives after the cancel only.
  const rows = inboxOf(({ subject }) => (controller.signal.aborted ? subject : null))
  const { test } = await run(
    { 993: await imap(post, rows), 465: await smtp(post) },
    {
      waitMs: 60_000,
      signal: controller.signal,
      onStep: (name) => name === 'deliver' && setImmediate(() => controller.abort()),
    },
  )
  expect(test).toMatchObject({ accepted: true, arrivedIn: 'inbox', deleted: true })
})

describe('over POP3', () => {
  async function pop3(post: Post, tops: (subject: string) => string): Promise<(connection: number) => Script> {
    const key = await certificateFor(host)
    return () => [
      startServerTls(key),
      send('+OK ready'),
      serve(
        ['CAPA', send('+OK', 'USER', 'UIDL', 'TOP', '.')],
        [/^USER /, send('+OK')],
        [/^PASS /, send('+OK')],
        ['UIDL', lazily(() => ['+OK', '1 old', ...(post.subject === null ? [] : ['2 new']), '.'].join('\r\n'))],
        ['TOP 2 0', lazily(() => ['+OK', tops(post.subject ?? ''), '', '.'].join('\r\n'))],
        ['DELE 2', send('+OK')],
        ['QUIT', send('+OK'), close()],
      ),
    ]
  }

  it('compares UIDL before and after, and deletes only what carries the token', async () => {
    const post: Post = { subject: null }
    const { test, mail } = await run(
      { 995: await pop3(post, (subject) => subject), 465: await smtp(post) },
      { account: pop3Account, waitMs: 5000 },
    )
    expect(test).toMatchObject({ arrivedIn: 'inbox', deleted: true, sawJunk: false })
    expect(mail.servers[995]?.lines().filter((line) => /^(?:DELE|TOP) /.test(line))).toEqual([
      'TOP 2 0',
      'TOP 2 0',
      'DELE 2',
    ])
  })

  it('leaves another new message alone', async () => {
    const post: Post = { subject: null }
    const { test, mail } = await run(
      { 995: await pop3(post, () => 'Subject: hello'), 465: await smtp(post) },
      { account: pop3Account },
    )
    expect(test).toMatchObject({ accepted: true, arrivedIn: null, lookedToTheEnd: true, sawJunk: false })
    expect(mail.servers[995]?.lines().some((line) => line.startsWith('DELE'))).toBe(false)
  })
})
