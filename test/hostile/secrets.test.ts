/**
 * A canary password through every mechanism, right and wrong, with servers that say it back in all its forms: it stands in
 * nothing that comes out. The program as a process (files, environment, arguments, heap) has process-secrets.test.ts.
 */
import { createHash, createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account, ServerSettings } from '../../electron/contract/account.ts'
import type { RunFacts } from '../../electron/contract/facts.ts'
import type { Progress } from '../../electron/contract/progress.ts'
import { adviseOn } from '../../electron/advise/advise.ts'
import { causeOf } from '../../electron/diagnose/cause-of.ts'
import { diagnose } from '../../electron/diagnose/diagnose.ts'
import { htmlOf } from '../../electron/report/html.ts'
import { reportOf } from '../../electron/report/report-of.ts'
import { textOf } from '../../electron/report/text.ts'
import { failureLine } from '../../electron/serve/failure.ts'
import { certificateFor } from '../servers/certificates.ts'
import { close, send, serve, startServerTls, type Script, type ScriptStep } from '../servers/script.ts'
import {
  email,
  gather,
  host,
  mailServers,
  password,
  saslPlain,
  type MailServers,
} from '../electron/probes/kit/mail-world.ts'

const challenge = '<1896.697170952@mail.example.com>'
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const cramDigest = createHmac('md5', password).update(challenge).digest('hex')
const apopDigest = createHash('md5')
  .update(challenge + password)
  .digest('hex')
/** Every form of the password itself. */
const plainForms = [
  password,
  password.toUpperCase(),
  base64(password),
  saslPlain(email),
  Buffer.from(password).toString('hex'),
  encodeURIComponent(password),
]
const formsOf = ({ digest }: Path): string[] => [
  ...plainForms,
  ...(digest ? [digest, base64(`${email} ${digest}`)] : []),
]
const key = await certificateFor(host)

type Ending = 'right' | 'wrong' | 'closes'
const endings = ['right', 'wrong', 'closes'] as const

interface Path {
  name: string
  protocol: 'smtp' | 'imap' | 'pop3'
  authentication: ServerSettings['authentication']
  /** The line with the secret in it, as a server must see it. */
  secretLine: string | RegExp
  /** What is sent in place of the password. */
  digest?: string
  script: (last: ScriptStep[]) => Script
}

const smtp = (offer: string, ...rows: Parameters<typeof serve>): Script => [
  startServerTls(key),
  send('220 hi'),
  serve(
    [/^EHLO/, send('250-hi', `250 AUTH ${offer}`)],
    ...rows,
    [/^(?:MAIL|RCPT|RSET)/, send('250 Ok')],
    ['QUIT', close()],
  ),
]
const imap = (offer: string, ...rows: Parameters<typeof serve>): Script => [
  startServerTls(key),
  send(`* OK [CAPABILITY IMAP4rev1 ${offer}] hi`),
  serve(...rows, [/ LOGOUT$/, close()]),
]
const pop3 = (offer: string[], ...rows: Parameters<typeof serve>): Script => [
  startServerTls(key),
  send(`+OK hi ${challenge}`),
  serve(['CAPA', send('+OK', ...offer, '.')], ...rows, ['QUIT', close()]),
]

const paths: Path[] = [
  {
    name: 'SMTP PLAIN',
    protocol: 'smtp',
    authentication: 'password',
    secretLine: `AUTH PLAIN ${saslPlain(email)}`,
    script: (last) => smtp('PLAIN', [/^AUTH PLAIN /, ...last]),
  },
  {
    name: 'SMTP LOGIN',
    protocol: 'smtp',
    authentication: 'password',
    secretLine: base64(password),
    script: (last) =>
      smtp(
        'LOGIN',
        ['AUTH LOGIN', send('334 VXNlcm5hbWU6')],
        [base64(email), send('334 UGFzc3dvcmQ6')],
        [base64(password), ...last],
      ),
  },
  {
    name: 'SMTP CRAM-MD5',
    protocol: 'smtp',
    authentication: 'password-encrypted',
    secretLine: base64(`${email} ${cramDigest}`),
    digest: cramDigest,
    script: (last) =>
      smtp(
        'CRAM-MD5',
        ['AUTH CRAM-MD5', send(`334 ${base64(challenge)}`)],
        [base64(`${email} ${cramDigest}`), ...last],
      ),
  },
  {
    name: 'IMAP PLAIN',
    protocol: 'imap',
    authentication: 'password',
    secretLine: / AUTHENTICATE PLAIN \S+$/,
    script: (last) => imap('SASL-IR AUTH=PLAIN', [/ AUTHENTICATE PLAIN /, ...last]),
  },
  {
    name: 'IMAP PLAIN on a line of its own',
    protocol: 'imap',
    authentication: 'password',
    secretLine: saslPlain(email),
    script: (last) => imap('AUTH=PLAIN', [/ AUTHENTICATE PLAIN$/, send('+ ')], [saslPlain(email), ...last]),
  },
  {
    name: 'IMAP LOGIN',
    protocol: 'imap',
    authentication: 'password',
    secretLine: / LOGIN .*Pa55/,
    script: (last) => imap('ID', [/ LOGIN /, ...last], [/Pa55/, ...last]),
  },
  {
    name: 'IMAP CRAM-MD5',
    protocol: 'imap',
    authentication: 'password-encrypted',
    secretLine: base64(`${email} ${cramDigest}`),
    digest: cramDigest,
    script: (last) =>
      imap(
        'AUTH=CRAM-MD5',
        [/ CRAM-MD5$/, send(`+ ${base64(challenge)}`)],
        [base64(`${email} ${cramDigest}`), ...last],
      ),
  },
  {
    name: 'POP3 USER',
    protocol: 'pop3',
    authentication: 'password',
    secretLine: `PASS ${password}`,
    script: (last) => pop3(['USER'], [/^USER /, send('+OK')], [/^PASS /, ...last]),
  },
  {
    name: 'POP3 PLAIN',
    protocol: 'pop3',
    authentication: 'password',
    secretLine: saslPlain(email),
    script: (last) => pop3(['SASL PLAIN'], ['AUTH PLAIN', send('+ ')], [saslPlain(email), ...last]),
  },
  {
    name: 'POP3 APOP',
    protocol: 'pop3',
    authentication: 'password-encrypted',
    secretLine: `APOP ${email} ${apopDigest}`,
    digest: apopDigest,
    script: (last) => pop3(['USER'], [/^APOP /, ...last]),
  },
  {
    name: 'POP3 CRAM-MD5',
    protocol: 'pop3',
    authentication: 'password-encrypted',
    secretLine: base64(`${email} ${cramDigest}`),
    digest: cramDigest,
    script: (last) =>
      pop3(
        ['SASL CRAM-MD5'],
        ['AUTH CRAM-MD5', send(`+ ${base64(challenge)}`)],
        [base64(`${email} ${cramDigest}`), ...last],
      ),
  },
]

/** What the server says once it has the secret; whatever it says, it says all forms of it. */
function lastOf(path: Path, ending: Ending): ScriptStep[] {
  const { protocol, name } = path
  if (ending === 'closes') return [close()]
  const tag = name === 'IMAP CRAM-MD5' ? 'm4' : name.endsWith('own') ? '1' : '{tag}'
  const words = {
    smtp: ['235 in', '535 5.7.8 no'],
    imap: [`${tag} OK in`, `${tag} NO no`],
    pop3: ['+OK in', '-ERR no'],
  }
  return [send(`${words[protocol][ending === 'right' ? 0 : 1]} ${formsOf(path).join(' ')}`)]
}

const ports = { smtp: 465, imap: 993, pop3: 995 }
const accountOf = ({ protocol, authentication }: Path): Account => {
  const settings = { host, port: ports[protocol], security: 'tls', authentication, username: email } as const
  return protocol === 'smtp' ? { email, outgoing: settings } : { email, incoming: { protocol, ...settings } }
}

let mail: MailServers | null = null
afterEach(() => mail?.close())

/** All that a shell gets to see, or to print. */
function outputOf(facts: RunFacts, told: readonly Progress[]): string {
  const diagnosis = diagnose(facts, causeOf)
  const { findings, words } = adviseOn(facts, diagnosis)
  const report = reportOf(facts, diagnosis, findings)
  const texts = [textOf({ report, words }, { colour: true, columns: 80 }), htmlOf({ report, words })]
  return (
    [facts, diagnosis, findings, words, report, told]
      .map((each) => JSON.stringify(each) + inspect(each, { depth: 9 }))
      .join('\n') + texts.join('\n')
  )
}

describe.each(paths)('$name', (path) => {
  it.each(endings)('%s: the server had it, and nothing that comes out has', async (ending) => {
    mail = await mailServers({ [ports[path.protocol]]: path.script(lastOf(path, ending)) })
    const told: Progress[] = []
    const facts = await gather(accountOf(path), mail.world, { onProgress: (progress) => told.push(progress) })
    const received = mail.servers[ports[path.protocol]]?.received() ?? []
    const had = received.filter(({ line }) =>
      typeof path.secretLine === 'string' ? line === path.secretLine : path.secretLine.test(line),
    )
    expect(had.map(({ encrypted }) => encrypted)).toContain(true)
    expect(
      received.filter(({ line, encrypted }) => !encrypted && formsOf(path).some((form) => line.includes(form))),
    ).toEqual([])
    expect(facts.checks[0]?.signedIn ?? null).toBe({ right: true, wrong: false, closes: null }[ending])
    const out = outputOf(facts, told)
    expect(formsOf(path).filter((form) => out.toLowerCase().includes(form.toLowerCase()))).toEqual([])
  })

  it('a mistake of ours in the middle: the error that goes up does not have it', async () => {
    mail = await mailServers({ [ports[path.protocol]]: path.script(lastOf(path, 'wrong')) })
    const run = gather(accountOf(path), mail.world, {
      onProgress(progress) {
        if (progress.kind === 'step' && progress.step.name === 'sign-in')
          throw new Error(`a shell of ours fails: ${inspect(progress)}`)
      },
    })
    const error: unknown = await run.then(
      () => null,
      (mistake: unknown) => mistake,
    )
    expect(error).toBeInstanceOf(Error)
    const out = inspect(error, { depth: 9 }) + failureLine(error)
    expect(formsOf(path).filter((form) => out.toLowerCase().includes(form.toLowerCase()))).toEqual([])
  })
})

it('cancelled while the answer is awaited: nothing that comes out has it', async () => {
  mail = await mailServers({ 993: imap('SASL-IR AUTH=PLAIN', [/ AUTHENTICATE PLAIN /]) })
  const controller = new AbortController()
  const path = paths.find(({ name }) => name === 'IMAP PLAIN')
  if (!path) throw new Error('a path of the table')
  const server = mail.servers[993]
  const run = gather(accountOf(path), mail.world, {
    signal: controller.signal,
    onProgress(progress) {
      const isReady = progress.kind === 'step' && progress.step.name === 'hello'
      if (isReady) setTimeout(() => controller.abort(), 50)
    },
  })
  const facts = await run
  expect(facts.cancelled).toBe(true)
  expect(server?.lines().join()).toContain(saslPlain(email))
  const out = outputOf(facts, [])
  expect(formsOf(path).filter((form) => out.includes(form))).toEqual([])
})
