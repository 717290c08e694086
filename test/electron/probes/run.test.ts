import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Account } from '../../../electron/contract/account.ts'
import type { CheckFacts, RunFacts } from '../../../electron/contract/facts.ts'
import type { Progress } from '../../../electron/contract/progress.ts'
import { close, expectLine, send, sendRaw, serve, startServerTls, stall, waitUntil } from '../../servers/script.ts'
import { certificateFor, type CertificateKind } from '../../servers/certificates.ts'
import {
  annsAccount,
  email,
  gather,
  host,
  imapScript,
  mailServers,
  password,
  saslPlain,
  smtpScript,
  type GatherOptions,
  type MailServers,
} from './kit/mail-world.ts'

const started: MailServers[] = []
afterEach(async () => {
  for (const servers of started.splice(0)) await servers.close()
})

async function serving(...given: Parameters<typeof mailServers>): Promise<MailServers> {
  const servers = await mailServers(...given)
  started.push(servers)
  return servers
}

/** Runs, waits until every server is rid of us, and holds what must be true of any run. */
async function run(account: Account, mail: MailServers, options: GatherOptions = {}): Promise<RunFacts> {
  const told: Progress[] = []
  const facts = await gather(account, mail.world, { ...options, onProgress: (progress) => told.push(progress) })
  for (const server of Object.values(mail.servers)) await server.idle()
  await vi.waitFor(() => expect(mail.world.open()).toBe(0))
  for (const text of [JSON.stringify(facts), JSON.stringify(told)]) {
    for (const secret of [password, saslPlain(email), Buffer.from(password).toString('base64')]) {
      expect(text).not.toContain(secret)
    }
  }
  expect(facts.signIns.rejected).toBeLessThanOrEqual(2)
  expect(new Set(facts.checks.map((check) => check.id)).size).toBe(facts.checks.length)
  return facts
}

function check(facts: RunFacts, id: string): CheckFacts {
  const found = facts.checks.find((each) => each.id === id)
  if (!found) throw new Error(`no ${id} among ${facts.checks.map((each) => each.id).join(', ')}`)
  return found
}

const steps = (facts: CheckFacts): string => facts.steps.map(({ name, ok }) => `${name}${ok ? '' : '!'}`).join(' ')
const auths = (mail: MailServers): string[] =>
  Object.values(mail.servers).flatMap((server) =>
    server.lines().filter((line) => /\b(?:AUTH|AUTHENTICATE|LOGIN|PASS|APOP) /.test(line)),
  )

const imap993 = 'imap:mail.example.com:993:tls:password'
const smtp587 = 'smtp:mail.example.com:587:starttls:password'

it('proves the configured endpoints, one password each, and asks no third party', async () => {
  const mail = await serving({
    993: await imapScript(),
    587: await smtpScript(),
    465: await smtpScript({ tls: 'implicit' }),
  })
  const facts = await run(annsAccount, mail)
  expect(steps(check(facts, imap993))).toBe('resolve connect tls greeting hello sign-in')
  expect(steps(check(facts, smtp587))).toBe(
    'resolve connect greeting hello starttls tls hello sign-in sender recipient-own recipient-outside',
  )
  for (const id of [imap993, smtp587]) {
    expect(check(facts, id)).toMatchObject({
      stopped: null,
      signedIn: true,
      mechanism: 'PLAIN',
      tls: { verified: true },
    })
  }
  expect(check(facts, 'smtp:mail.example.com:465:tls:none')).toMatchObject({
    signIn: null,
    stopped: { by: 'rule', rule: 'not-needed' },
  })
  expect(facts).toMatchObject({ signIns: { sent: 2, rejected: 0 }, probes: [], cancelled: false })
  expect(mail.servers[993]?.lines()).toEqual([`1 AUTHENTICATE PLAIN ${saslPlain(email)}`, 'm9 LOGOUT'])
  expect(mail.servers[587]?.lines()).toEqual([
    'EHLO [127.0.0.1]',
    'STARTTLS',
    'EHLO [127.0.0.1]',
    `AUTH PLAIN ${saslPlain(email)}`,
    `MAIL FROM:<${email}>`,
    `RCPT TO:<${email}>`,
    'RCPT TO:<postmaster@one.example>',
    'RSET',
    'QUIT',
  ])
})

describe('sign-in off on 25', () => {
  const account: Account = {
    ...annsAccount,
    outgoing: { host, port: 25, security: 'none', authentication: 'none', username: '' },
  }
  const on25 = { tls: 'none', offersInClear: ['STARTTLS'], outside: '550 relay not permitted' } as const

  it('asks as a stranger there, and proves 465 signed in', async () => {
    const mail = await serving({
      993: await imapScript(),
      25: await smtpScript({ ...on25, offersInClear: ['PIPELINING', 'STARTTLS'] }),
      465: await smtpScript({ tls: 'implicit' }),
      587: await smtpScript(),
    })
    const facts = await run(account, mail)
    expect(check(facts, 'smtp:mail.example.com:25:none:none')).toMatchObject({
      role: 'configured',
      signedIn: null,
      stopped: { by: 'reply', step: 'recipient-outside', reply: '550 relay not permitted' },
    })
    expect(check(facts, 'smtp:mail.example.com:465:tls:password')).toMatchObject({ stopped: null, signedIn: true })
    expect(facts.signIns).toEqual({ sent: 2, rejected: 0 })
  })

  it('goes on to 587 where 465 stays silent, and asks control hosts about both', async () => {
    const mail = await serving(
      { 993: await imapScript(), 587: await smtpScript() },
      {
        dropped: [`${host}:465`, `${host}:25`, 'mx.other.example:25'],
        controlHosts: [{ host: 'mx.other.example', port: 25, operator: 'Other' }],
      },
    )
    const facts = await run(account, mail, { timeoutMs: 800 })
    expect(check(facts, smtp587)).toMatchObject({ role: 'sibling', stopped: null, signedIn: true })
    expect(check(facts, 'smtp:mail.example.com:25:none:none')).toMatchObject({
      stopped: { by: 'wire', step: 'connect', error: 'timeout' },
    })
    expect(facts.probes.filter(({ kind }) => kind === 'control')).toMatchObject([
      { id: 'control:25:mx.other.example', ok: false, error: 'timeout' },
    ])
  })
})

describe('a wrong password', () => {
  it('is sent with each form of the name once, and no more', async () => {
    const mail = await serving({
      993: await imapScript({ names: [] }),
      587: await smtpScript({ names: [] }),
      465: await smtpScript({ tls: 'implicit', names: [] }),
    })
    const facts = await run(annsAccount, mail)
    expect(check(facts, imap993)).toMatchObject({ signedIn: false, stopped: { by: 'reply', step: 'sign-in' } })
    expect(check(facts, `${imap993}:2`)).toMatchObject({
      signedIn: false,
      signIn: { username: 'ann' },
      role: 'sibling',
    })
    expect(check(facts, smtp587)).toMatchObject({ signedIn: null, stopped: { by: 'rule', rule: 'rejected-before' } })
    expect(facts.signIns).toEqual({ sent: 2, rejected: 2 })
    expect(auths(mail)).toHaveLength(2)
  })

  it('is not tried again where the reply hints at a lock', async () => {
    const mail = await serving({
      993: await imapScript({ names: [], rejects: 'NO Authentication failed, account locked' }),
      587: await smtpScript(),
    })
    const facts = await run(annsAccount, mail)
    expect(facts.signIns).toEqual({ sent: 1, rejected: 1 })
    expect(auths(mail)).toHaveLength(1)
  })
})

it('finds the other form of the user name, and uses it for sending, too', async () => {
  const mail = await serving({ 993: await imapScript({ names: ['ann'] }), 587: await smtpScript({ names: ['ann'] }) })
  const facts = await run(annsAccount, mail)
  expect(check(facts, `${imap993}:2`)).toMatchObject({ signedIn: true, stopped: null, signIn: { username: 'ann' } })
  expect(check(facts, `${smtp587}:2`)).toMatchObject({ signedIn: true, stopped: null, signIn: { username: 'ann' } })
  expect(facts.signIns).toEqual({ sent: 3, rejected: 1 })
})

it('sends for another user name where only that one was rejected', async () => {
  const mail = await serving({ 993: await imapScript({ names: [] }), 587: await smtpScript({ names: ['sender'] }) })
  const account = { ...annsAccount, outgoing: { ...annsAccount.outgoing, username: 'sender' } }
  const facts = await run(account, mail)
  expect(check(facts, smtp587)).toMatchObject({ signedIn: true })
  expect(facts.signIns.rejected).toBe(2)
})

describe('STARTTLS', () => {
  it.each([
    ['with injected bytes', '220 Ready\r\n250 injected\r\n', { by: 'wire', step: 'starttls', error: 'injected' }],
    ['refused', '454 TLS not available\r\n', { by: 'reply', step: 'starttls', reply: '454 TLS not available' }],
  ])('%s: nothing more is said there', async (_name, answer, stopped) => {
    const mail = await serving({
      993: await imapScript(),
      587: [
        send(`220 ${host} ESMTP`),
        expectLine(/^EHLO /),
        send(`250-${host}`, '250-AUTH PLAIN', '250 STARTTLS'),
        expectLine('STARTTLS'),
        sendRaw(answer),
        serve(['QUIT', close()]),
      ],
    })
    const facts = await run(annsAccount, mail)
    expect(check(facts, smtp587)).toMatchObject({ signedIn: null, stopped, offers: { afterTls: null } })
    expect(auths(mail)).toHaveLength(1)
  })

  it('not offered: the password stays here', async () => {
    const mail = await serving({
      993: await imapScript(),
      587: await smtpScript({ tls: 'none', offersInClear: ['AUTH PLAIN LOGIN'] }),
    })
    const facts = await run(annsAccount, mail)
    expect(check(facts, smtp587)).toMatchObject({ stopped: { by: 'not-offered', step: 'starttls' } })
    expect(mail.servers[587]?.lines()).toEqual(['EHLO [127.0.0.1]', 'QUIT'])
  })
})

describe('a certificate that does not verify', () => {
  it.each<[CertificateKind, string]>([
    ['expired', 'certificate-expired'],
    ['self-signed', 'certificate-untrusted'],
    ['stranger', 'certificate-untrusted'],
    ['wrong-host', 'certificate-wrong-host'],
  ])('%s: no password, and nothing else is said inside', async (certificate, error) => {
    const mail = await serving({
      993: await imapScript({ certificate }),
      143: await imapScript({ tls: 'starttls', certificate }),
      587: await smtpScript({ certificate }),
      465: await smtpScript({ certificate, tls: 'implicit' }),
    })
    const facts = await run(annsAccount, mail)
    for (const id of [imap993, smtp587]) {
      expect(check(facts, id)).toMatchObject({ stopped: { by: 'wire', step: 'tls', error }, signedIn: null })
    }
    expect(facts.signIns).toEqual({ sent: 0, rejected: 0 })
    for (const server of Object.values(mail.servers)) {
      expect(server.received().filter((line) => line.encrypted)).toEqual([])
    }
  })
})

it('asks again after fetching, where sign-in is offered nowhere (POP before SMTP)', async () => {
  const refusing = await smtpScript({ tls: 'none', offersInClear: [], outside: '550 relay denied' })
  const taking = await smtpScript({ tls: 'none', offersInClear: [] })
  const mail = await serving({ 993: await imapScript(), 25: (connection) => (connection < 2 ? refusing : taking) })
  const account: Account = {
    ...annsAccount,
    outgoing: { host, port: 25, security: 'none', authentication: 'none', username: '' },
  }
  const facts = await run(account, mail)
  expect(check(facts, 'smtp:mail.example.com:25:none:none')).toMatchObject({ stopped: { reply: '550 relay denied' } })
  expect(check(facts, 'smtp:mail.example.com:25:none:none:after-fetch')).toMatchObject({ stopped: null })
})

describe('sending without sign-in', () => {
  const account: Account = {
    ...annsAccount,
    outgoing: { host, port: 587, security: 'starttls', authentication: 'none', username: '' },
  }
  const smtp = 'smtp:mail.example.com:587:starttls:none'

  it('is asked before mail is fetched, which may open the server', async () => {
    const mail = await serving({ 993: await imapScript(), 587: await smtpScript({ offers: [] }) })
    const told: string[] = []
    const facts = await gather(account, mail.world, {
      onProgress: (progress) => {
        if (progress.kind === 'step') told.push(progress.step.name)
      },
    })
    expect(told.filter((name) => name === 'sign-in' || name === 'recipient-outside')).toEqual([
      'recipient-outside',
      'sign-in',
    ])
    expect(check(facts, smtp)).toMatchObject({ stopped: null, fetchedBefore: false })
  })

  it('answered only after mail was fetched is kept as that', async () => {
    let isFetched = (): void => {}
    const fetched = new Promise<void>((resolve) => (isFetched = resolve))
    const mail = await serving({
      993: await imapScript(),
      587: [waitUntil(fetched), ...(await smtpScript({ offers: [] }))],
    })
    const facts = await gather(account, mail.world, {
      onProgress: (progress) => {
        if (progress.kind === 'step' && progress.step.name === 'sign-in') isFetched()
      },
    })
    expect(check(facts, imap993)).toMatchObject({ signedIn: true, fetchedBefore: false })
    expect(check(facts, smtp)).toMatchObject({ stopped: null, fetchedBefore: true })
  })
})

describe('clear text', () => {
  const account: Account = {
    email,
    incoming: { protocol: 'imap', host, port: 143, security: 'none', authentication: 'password', username: email },
  }
  const inClear = async () => ({ 143: await imapScript({ tls: 'none', capabilities: 'IMAP4rev1 SASL-IR AUTH=PLAIN' }) })
  const id = 'imap:mail.example.com:143:none:password'

  it('not agreed to: no password', async () => {
    const mail = await serving(await inClear())
    const facts = await run(account, mail)
    expect(check(facts, id)).toMatchObject({ stopped: { by: 'rule', rule: 'clear-text-not-agreed' }, signedIn: null })
    expect(facts.signIns.sent).toBe(0)
    expect(auths(mail)).toEqual([])
  })

  it('agreed to, and nothing else is offered: signs in', async () => {
    const mail = await serving(await inClear())
    const facts = await run(account, mail, { allowsClearText: true })
    expect(check(facts, id)).toMatchObject({ stopped: null, signedIn: true, tls: null })
  })

  it.each<CertificateKind>(['good', 'stranger'])(
    'agreed to, and a sibling offers encryption (certificate: %s): never in clear',
    async (certificate) => {
      const mail = await serving({ ...(await inClear()), 993: await imapScript({ certificate }) })
      const facts = await run(account, mail, { allowsClearText: true })
      expect(check(facts, id)).toMatchObject({ stopped: { by: 'rule', rule: 'not-encrypted' }, signedIn: null })
      expect(mail.servers[143]?.lines().filter((line) => line.includes('AUTHENTICATE'))).toEqual([])
    },
  )
})

it('without a password asks everything else', async () => {
  const mail = await serving({ 993: await imapScript(), 587: await smtpScript() })
  const facts = await run(annsAccount, mail, { password: null })
  expect(steps(check(facts, 'imap:mail.example.com:993:tls:none'))).toBe('resolve connect tls greeting hello')
  expect(steps(check(facts, 'smtp:mail.example.com:587:starttls:none'))).toBe(
    'resolve connect greeting hello starttls tls hello',
  )
  expect(facts.signIns).toEqual({ sent: 0, rejected: 0 })
})

it('switched-off IMAP: signs in by POP3 instead', async () => {
  const mail = await serving({
    993: await imapScript({ names: [], rejects: 'NO IMAP access is disabled for your account' }),
    143: await imapScript({ names: [], tls: 'starttls' }),
    995: [
      startServerTls(await certificateFor(host)),
      send('+OK ready'),
      serve(
        ['CAPA', send('+OK', 'USER', '.')],
        [`USER ${email}`, send('+OK')],
        [`PASS ${password}`, send('+OK logged in')],
        ['QUIT', send('+OK'), close()],
      ),
    ],
    587: await smtpScript(),
  })
  const facts = await run(annsAccount, mail)
  expect(check(facts, 'pop3:mail.example.com:995:tls:password')).toMatchObject({ signedIn: true, mechanism: 'USER' })
  expect(check(facts, smtp587)).toMatchObject({ signedIn: true, stopped: null })
  expect(facts.signIns).toEqual({ sent: 3, rejected: 1 })
})

describe('an end', () => {
  const silent: Account = annsAccount

  it('comes with the bound where every port is dropped', async () => {
    const dropped = [25, 465, 587, 143, 993, 110, 995].map((port) => `${host}:${port}`)
    const controlHosts = [25, 587, 465, 993, 143].map((port) => ({ host: 'mx.other.example', port, operator: 'Other' }))
    dropped.push(...controlHosts.map(({ host: control, port }) => `${control}:${port}`))
    const mail = await serving({}, { dropped, controlHosts })
    const facts = await run(silent, mail, { timeoutMs: 300 })
    expect(facts.durationMs).toBeLessThanOrEqual(300 + 3000)
    const controls = facts.probes.filter(({ kind }) => kind === 'control')
    expect(controls.map(({ ok, error }) => [ok, error])).toEqual(controlHosts.map(() => [false, 'timeout']))
    expect(facts.checks.map((each) => each.stopped)).toEqual(
      facts.checks.map(() => ({ by: 'wire', step: 'connect', error: 'timeout', text: expect.any(String) })),
    )
    expect(facts.cancelled).toBe(false)
  })

  it('comes with a cancellation, and the facts so far are there', async () => {
    const mail = await serving({ 993: [startServerTls(await certificateFor(host)), send('* OK ready'), stall()] })
    const controller = new AbortController()
    const account: Account = { email, incoming: annsAccount.incoming }
    const facts = await gather(account, mail.world, {
      timeoutMs: 60_000,
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.kind === 'step' && progress.step.name === 'greeting') controller.abort()
      },
    })
    expect(facts.cancelled).toBe(true)
    expect(check(facts, imap993)).toMatchObject({ greeting: '* OK ready', stopped: { by: 'wire', error: 'cancelled' } })
    await mail.servers[993]?.idle()
    await vi.waitFor(() => expect(mail.world.open()).toBe(0))
  })
})

describe('names', () => {
  const controlHosts = [{ host: 'mx.other.example', port: 25, operator: 'Other' }]
  it.each(['dns-not-found', 'silent', 'dns-failed'] as const)(
    '%s: do the names of control hosts resolve?',
    async (answer) => {
      const mail = await serving(
        {},
        { hosts: { [host]: answer, 'mx.other.example': { 4: ['192.0.2.9'] } }, controlHosts },
      )
      const facts = await run(annsAccount, mail, { timeoutMs: 300 })
      const error = answer === 'silent' ? 'dns-timeout' : answer
      expect(check(facts, imap993)).toMatchObject({ stopped: { by: 'wire', step: 'resolve', error } })
      expect(facts.probes.filter(({ kind }) => kind === 'dns')).toMatchObject([
        { id: 'dns:mx.other.example', ok: true, addresses: ['192.0.2.9'] },
      ])
      expect(facts.contacted).toEqual([])
    },
  )
})

it('neither waits for silent siblings nor tells of them once the configured endpoints are proven', async () => {
  const dropped = [25, 465, 143, 995, 110].map((port) => `${host}:${port}`)
  const mail = await serving({ 993: await imapScript(), 587: await smtpScript() }, { dropped })
  const facts = await run(annsAccount, mail, { timeoutMs: 60_000 })
  expect(facts.checks.map(({ id }) => id)).toEqual([imap993, smtp587])
})

it('leaves no timer behind', async () => {
  const waiting = new Set<unknown>()
  const { setTimeout: set, clearTimeout: clear } = globalThis
  const setting = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((act: () => void, ms: number) => {
    const over = (): void => {
      waiting.delete(timer)
      act()
    }
    const timer = set(over, ms)
    waiting.add(timer)
    return timer
  }) as typeof setTimeout)
  const clearing = vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
    waiting.delete(timer)
    clear(timer)
  })
  const mail = await serving({ 993: await imapScript(), 587: await smtpScript() }, { dropped: [`${host}:25`] })
  await run(annsAccount, mail, { timeoutMs: 60_000 })
  expect(setting).toHaveBeenCalled()
  expect(waiting.size).toBe(0)
  setting.mockRestore()
  clearing.mockRestore()
})

it('takes leave of every server that it spoke with', async () => {
  const mail = await serving({
    993: await imapScript(),
    143: await imapScript({ tls: 'starttls' }),
    587: await smtpScript(),
    465: await smtpScript({ tls: 'implicit' }),
  })
  const facts = await run(annsAccount, mail)
  const spokenWith = new Set(facts.checks.filter(({ offers }) => offers.afterTls !== null).map(({ port }) => port))
  expect(spokenWith.has(465)).toBe(true)
  for (const port of spokenWith) expect(mail.servers[port]?.lines().at(-1)).toMatch(/^(?:m9 LOGOUT|QUIT)$/)
})

it('reports the family that does not answer, and asks it once more', async () => {
  const mail = await serving(
    { 993: await imapScript(), 587: await smtpScript() },
    {
      hosts: { [host]: { 4: ['192.0.2.1'], 6: ['2001:db8::1'] } },
      dropped: ['2001:db8::1:993', '2001:db8::1:587'],
    },
  )
  const facts = await run(annsAccount, mail, { timeoutMs: 60_000 })
  expect(check(facts, imap993).steps.find(({ name }) => name === 'connect')?.addresses).toMatchObject([
    { family: 6, ok: false },
    { family: 4, ok: true },
  ])
  expect(check(facts, smtp587)).toMatchObject({ stopped: null, signedIn: true })
  expect(facts.probes).toMatchObject([{ id: 'route:6:mail.example.com:993', ok: false, error: 'timeout' }])
})

it('says each step of each check once, as it comes', async () => {
  const mail = await serving({ 993: await imapScript(), 587: await smtpScript() })
  const told: Progress[] = []
  const facts = await gather(annsAccount, mail.world, { onProgress: (progress) => told.push(progress) })
  expect(told[0]).toMatchObject({ kind: 'plan', boundMs: 9000 })
  const of993 = told.flatMap((progress) =>
    progress.kind === 'step' && progress.check === imap993 ? [progress.step.name] : [],
  )
  expect(of993).toEqual(check(facts, imap993).steps.map(({ name }) => name))
  const planned = told.flatMap((progress) => (progress.kind === 'plan' ? progress.checks : []))
  expect(told.filter(({ kind }) => kind === 'check-done')).toHaveLength(planned.length)
})
