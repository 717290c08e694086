/** The domain's DNS in whole checks: asked on demand, or where sending failed in a way that it explains, and not otherwise. */
import { afterEach, describe, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import { Secret } from '../../electron/contract/secret.ts'
import {
  annsAccount,
  imapScript,
  mailServers,
  password,
  smtpScript,
  type MailServers,
} from './probes/kit/mail-world.ts'
import type { RecordsAnswer } from '../servers/test-world.ts'

const started: MailServers[] = []
afterEach(async () => {
  for (const servers of started.splice(0)) await servers.close()
})

const mx = (...hosts: string[]) => hosts.map((host, at) => ({ preference: 10 * at, host }))
const inOrder: Record<string, RecordsAnswer> = {
  'MX example.com': mx('mail.example.com'),
  'TXT example.com': ['v=spf1 mx -all'],
}
const moved: Record<string, RecordsAnswer> = {
  'MX example.com': mx('mx.new.example'),
  'TXT example.com': ['v=spf1 include:spf.new.example -all'],
  'TXT spf.new.example': ['v=spf1 ip4:198.51.100.0/24 -all'],
}

const healthy = async () => ({ 993: await imapScript(), 587: await smtpScript() })
/** After a move: nobody is at home here any more. */
const abandoned = async () => ({
  993: await imapScript({ names: [] }),
  587: await smtpScript({
    names: [],
    offers: ['PIPELINING'],
    own: '550 5.1.1 no such user here',
    outside: '550 relay not permitted',
  }),
})

async function run(
  servers: Parameters<typeof mailServers>[0],
  records: Record<string, RecordsAnswer>,
  domain: boolean,
  authentication: 'password' | 'none' = 'password',
) {
  const mail = await mailServers(servers, {
    records,
    hosts: { 'mail.example.com': { 4: ['192.0.2.1'] }, 'mx.new.example': { 4: ['198.51.100.1'] } },
  })
  started.push(mail)
  const { report } = await check(
    {
      ...plainCheck,
      account: { ...annsAccount, outgoing: { ...annsAccount.outgoing, authentication } },
      password: new Secret(password),
      timeoutMs: 2000,
      recipient: 'postmaster@one.example',
      domain,
    },
    mail.world,
    { signal: new AbortController().signal, onProgress: () => {} },
  )
  const asked = mail.world.asked().filter((each) => /^(?:MX|TXT) /.test(each))
  return { report, asked, codes: report.findings.map(({ code, severity }) => `${code} ${severity}`) }
}

describe('an account that works', () => {
  it('asks nothing of the domain', async () => {
    const { asked, codes } = await run(await healthy(), inOrder, false)
    expect(asked).toEqual([])
    expect(codes).toEqual(['works info'])
  })

  it.each<[string, Record<string, RecordsAnswer>, string[]]>([
    ['in order', inOrder, ['works info']],
    ['nothing there', {}, ['mx-missing problem']],
    ['a null MX', { 'MX example.com': mx('.') }, ['mx-missing problem']],
    ['a resolver that is silent', { 'MX example.com': 'silent', 'TXT example.com': 'silent' }, ['works info']],
    [
      'a filter in front',
      {
        'MX example.com': mx('mx1.pphosted.com'),
        'TXT example.com': ['v=spf1 include:spf.pphosted.com -all'],
        'TXT spf.pphosted.com': ['v=spf1 ip4:198.51.100.0/24 -all'],
      },
      ['works info'],
    ],
    ['everything elsewhere', moved, ['mx-points-elsewhere warning', 'spf-excludes-server warning']],
    ['an entry that is no entry', { ...inOrder, 'TXT example.com': ['v=spf1 -al'] }, ['works info']],
  ])('with --domain: %s', async (_, records, expected) => {
    const { report, codes } = await run(await healthy(), records, true)
    expect(codes).toEqual(expected)
    // Works as set: what the domain says is for IT.
    expect(report.verdict.overall).toBe('works')
    expect(report.probes.map(({ id }) => id)).toEqual(['mx:example.com', 'spf:example.com'])
    expect(report.contacted.every((place) => place.startsWith('mail.example.com:'))).toBe(true)
  })
})

it('explains the refusals after a move', async () => {
  const { codes, report } = await run(await abandoned(), moved, false, 'none')
  expect(codes.slice(0, 2)).toEqual(['wrong-server problem', 'mx-points-elsewhere problem'])
  expect(report.verdict.outgoing).toBe('broken')
  expect(report.signIns.rejected).toBeLessThanOrEqual(2)
})
