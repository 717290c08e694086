/** Whole checks with a hand-out: what it adds, and that nothing in it takes safety away. */
import { afterEach, describe, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import type { Account } from '../../electron/contract/account.ts'
import type { CheckRequest } from '../../electron/contract/api.ts'
import { parseHandout } from '../../electron/contract/parse/handout.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import { Secret } from '../../electron/contract/secret.ts'
import { testAuthority } from '../servers/certificates.ts'
import type { Script } from '../servers/script.ts'
import { scriptedServer } from '../servers/scripted-server.ts'
import { testWorld } from '../servers/test-world.ts'
import { email, imapScript, password, smtpScript } from './probes/kit/mail-world.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const domain = 'example.com'
const imapHost = `imap.${domain}`
const smtpHost = `smtp.${domain}`
const strange = { imap: 'imap.hoster.example', smtp: 'smtp.hoster.example' }

interface Given {
  /** Changes to the hand-out below. */
  handout?: object
  /** By `host:port`. */
  servers: Record<string, Script>
  account?: Account
  acceptDomains?: string[]
  /** Whom the computer itself trusts. */
  authorities?: string[]
  dropped?: string[]
}

const file = {
  schema: 1,
  organisation: 'Example University',
  domains: [domain],
  incoming: { protocol: 'imap', host: imapHost, port: 993, security: 'tls' },
  outgoing: { host: smtpHost, port: 465, security: 'tls' },
  contact: { name: 'Service desk', phone: '+1 555 0100', email: 'desk@example.com' },
  help: 'Room 12 is open until five.',
}

async function run(given: Given) {
  const read = parseHandout(JSON.stringify({ ...file, ...given.handout }))
  if (!read.ok) throw new Error(read.message)
  const servers = await Promise.all(
    Object.entries(given.servers).map(async ([place, script]) => {
      const server = await scriptedServer(script)
      ends.push(() => server.close())
      return [place, server] as const
    }),
  )
  const ports = Object.fromEntries(servers.map(([place, server]) => [place, server.port]))
  const hosts = [...new Set(servers.map(([place]) => place.replace(/:.*/, '')))]
  const world = testWorld({
    ports,
    dropped: given.dropped ?? [],
    refused: hosts
      .flatMap((name) => [25, 110, 143, 443, 465, 587, 993, 995].map((port) => `${name}:${port}`))
      .filter((key) => !(key in ports) && !given.dropped?.includes(key)),
    authorities: given.authorities ?? [await testAuthority()],
    controlHosts: [{ host: 'mx.builtin.example', port: 465, operator: 'Built in' }],
  })
  const request: CheckRequest = {
    ...plainCheck,
    account: given.account ?? { email },
    password: new Secret(password),
    timeoutMs: 2500,
    recipient: 'postmaster@one.example',
    acceptDomains: given.acceptDomains ?? [],
    handout: read.value,
  }
  const answer = await check(request, world, { signal: new AbortController().signal, onProgress: () => {} })
  const received = servers.flatMap(([place, server]) => server.lines().map((line) => `${place} ${line}`))
  return { ...answer, asked: world.asked(), signIns: received.filter((line) => /AUTH/.test(line)) }
}

async function honest({ imap, smtp }: { imap: string; smtp: string }): Promise<Record<string, Script>> {
  return {
    [`${imap}:993`]: await imapScript({ host: imap }),
    [`${smtp}:465`]: await smtpScript({ host: smtp, tls: 'implicit' }),
  }
}
const own = { imap: imapHost, smtp: smtpHost }
const accountAt = (imap: string, smtp: string, name = email): Account => {
  const place = { security: 'tls', authentication: 'password', username: name } as const
  return {
    email: name,
    incoming: { protocol: 'imap', host: imap, port: 993, ...place },
    outgoing: { host: smtp, port: 465, ...place },
  }
}

describe('what a hand-out adds', () => {
  it('the servers for an address alone, asking nobody', async () => {
    const { report, asked } = await run({ servers: await honest(own) })
    expect(report.verdict.overall).toBe('works')
    expect(report.recommended).toMatchObject({ incoming: { host: imapHost }, outgoing: { host: smtpHost } })
    expect(report.checks.map(({ role }) => role)).toContain('published')
    expect(asked.filter((name) => !name.endsWith(imapHost) && !name.endsWith(smtpHost))).toEqual([])
  })

  it('user names as the organisation writes them', async () => {
    const servers = {
      [`${imapHost}:993`]: await imapScript({ host: imapHost, names: ['ann'] }),
      [`${smtpHost}:465`]: await smtpScript({ host: smtpHost, tls: 'implicit', names: ['ann'] }),
    }
    const username = '%EMAILLOCALPART%'
    const handout = { incoming: { ...file.incoming, username }, outgoing: { ...file.outgoing, username } }
    const { report } = await run({ servers, handout })
    expect(report.verdict.overall).toBe('works')
    expect(report.signIns).toEqual({ sent: 2, rejected: 0 })
  })

  it('a measure for settings of the user’s own: outdated, as the organisation says', async () => {
    const servers = { ...(await honest(own)), ...(await honest({ imap: `old.${domain}`, smtp: `mx.${domain}` })) }
    const { report } = await run({ servers, account: accountAt(`old.${domain}`, `mx.${domain}`) })
    expect(report.verdict.overall).toBe('works')
    const outdated = report.findings.filter(({ code }) => code === 'settings-outdated')
    expect(outdated.map(({ server }) => server)).toEqual(['incoming', 'outgoing'])
    expect(outdated[0]?.title).toBe('Example University hands out other settings')
    expect(report.checks.filter(({ role }) => role === 'published')).toHaveLength(2)
  })

  it('what works, where the user’s own settings do not', async () => {
    const { report } = await run({ servers: await honest(own), account: accountAt(`gone.${domain}`, smtpHost) })
    expect(report.verdict.incoming).toBe('works-with-changes')
    expect(report.recommended.incoming?.host).toBe(imapHost)
  })

  it('whom to call and what to tell them', async () => {
    const servers = {
      [`${imapHost}:993`]: await imapScript({ host: imapHost, rejects: 'NO [ALERT] locked', names: [] }),
    }
    const { words } = await run({ servers })
    expect(words.alternatives.at(-1)).toMatch(
      /^Call the help desk of Example University: Service desk \(phone \+1 555 0100, desk@example\.com\)/,
    )
    expect(words.tell).toContain(email)
    expect(words.handedOut).toEqual({
      organisation: 'Example University',
      contact: { ...file.contact, url: null },
      help: file.help,
    })
  })

  it('control hosts in place of the built-in ones', async () => {
    const controlHosts = ['one', 'two', 'three'].map((name) => ({
      host: `${name}.fabrikam.example`,
      port: 465,
      operator: name,
    }))
    const { report } = await run({
      servers: { [`${imapHost}:993`]: await imapScript({ host: imapHost }) },
      dropped: [`${smtpHost}:465`, ...controlHosts.map(({ host }) => `${host}:465`)],
      handout: { controlHosts },
    })
    const controls = report.probes.filter(({ kind }) => kind === 'control').map(({ host }) => host)
    expect(controls).toContain('one.fabrikam.example')
    expect(report.contacted.join()).not.toContain('builtin')
  })
})

describe('an authority of a hand-out', () => {
  it('makes the organisation’s own servers verify', async () => {
    const without = await run({ servers: await honest(own), authorities: [] })
    expect(without.report.findings[0]?.code).toBe('certificate-untrusted')
    expect(without.signIns).toEqual([])
    const { report } = await run({
      servers: await honest(own),
      authorities: [],
      handout: { authority: await testAuthority() },
    })
    expect(report.verdict.overall).toBe('works')
  })

  it.each([
    ['a stranger’s host, confirmed and all', strange, [domain], ['hoster.example']],
    [
      'a host that only ends alike',
      { imap: 'imap.notexample.com', smtp: 'smtp.notexample.com' },
      [domain],
      ['notexample.com'],
    ],
    [
      'the domain above',
      { imap: 'imap.example.com', smtp: 'smtp.example.com' },
      ['staff.example.com', domain.replace('example', 'other')],
      [],
    ],
  ])('counts for no other host: %s', async (_name, hosts, domains, acceptDomains) => {
    const name = 'ann@staff.example.com'
    const { report, signIns } = await run({
      servers: await honest(hosts),
      account: domains.includes('staff.example.com')
        ? accountAt(hosts.imap, hosts.smtp, name)
        : accountAt(hosts.imap, hosts.smtp),
      authorities: [],
      acceptDomains,
      handout: { authority: await testAuthority(), domains },
    })
    expect(report.findings.map(({ code }) => code)).toContain('certificate-untrusted')
    expect(report.verdict.overall).not.toBe('works')
    expect(signIns).toEqual([])
  })

  it('is nobody’s for a provider that everybody uses', async () => {
    const name = 'ann@gmail.com'
    const hosts = { imap: 'imap.gmail.com', smtp: 'smtp.gmail.com' }
    const { report, signIns } = await run({
      servers: await honest(hosts),
      account: accountAt(hosts.imap, hosts.smtp, name),
      authorities: [],
      handout: { authority: await testAuthority(), domains: ['gmail.com'] },
    })
    expect(report.findings.map(({ code }) => code)).toContain('certificate-untrusted')
    expect(signIns).toEqual([])
  })
})

describe('a hand-out cannot', () => {
  const outside = {
    incoming: { ...file.incoming, host: strange.imap },
    outgoing: { ...file.outgoing, host: strange.smtp },
  }

  it('have a password sent to a host outside the domain that was not shown', async () => {
    const { report, signIns, words } = await run({ servers: await honest(strange), handout: outside })
    expect(report.verdict).toMatchObject({ overall: 'cannot-tell', reason: 'unconfirmed' })
    expect(signIns).toEqual([])
    expect(words.alternatives.join()).toContain(strange.imap)
  })

  it('have it by naming that domain as its own', async () => {
    const handout = { ...outside, domains: [domain, 'hoster.example'] }
    const { report, signIns } = await run({ servers: await honest(strange), handout })
    expect(report.verdict.reason).toBe('unconfirmed')
    expect(signIns).toEqual([])
  })

  it('but the host may be confirmed', async () => {
    const { report } = await run({
      servers: await honest(strange),
      handout: outside,
      acceptDomains: ['hoster.example'],
    })
    expect(report.verdict.overall).toBe('works')
  })

  it('have a password sent to a server whose certificate is somebody else’s', async () => {
    const servers = {
      [`${imapHost}:993`]: await imapScript({ host: imapHost, certificate: 'wrong-host' }),
      [`${smtpHost}:465`]: await smtpScript({ host: smtpHost, tls: 'implicit', certificate: 'self-signed' }),
    }
    const { signIns } = await run({ servers, handout: { authority: await testAuthority() } })
    expect(signIns).toEqual([])
  })

  it('speak for an account of another domain', async () => {
    const name = 'ann@elsewhere.example'
    const { report, words } = await run({
      servers: await honest(own),
      account: accountAt(imapHost, smtpHost, name),
      authorities: [],
      handout: { authority: await testAuthority() },
    })
    expect(report.findings.map(({ code }) => code)).toContain('certificate-untrusted')
    expect(words.handedOut).toBeUndefined()
  })
})
