/** What stands in the files beyond the settings: ids, signatures, refusals; and that others than we can read them. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'plist'
import { generate } from 'selfsigned'
import { afterAll, describe, expect, it } from 'vitest'
import { signedContent } from '../../../electron/accounts/read/cms.ts'
import { exportSettings, type ExportOrder } from '../../../electron/clients/export.ts'
import type { Exported } from '../../../electron/contract/clients.ts'
import { parseSigningKey } from '../../../electron/contract/parse/signing-key.ts'
import { kindsOfAccounts } from './kinds-of-accounts.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kinds = new Map(kindsOfAccounts())
const account = kinds.get('smtp starttls password') ?? { email: '' }
const openssl = 'openssl'
const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0

async function exported(order: Partial<ExportOrder>): Promise<Exported> {
  const plain = {
    account,
    client: 'apple-mail',
    format: 'mobileconfig',
    changed: null,
    profile: null,
    sign: null,
  } as const
  const answer = await exportSettings({ ...plain, ...order })
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.exported
}

/** `org.apple.mail.managed` as apple/device-management publishes it: the keys that must be there, and the words. */
const published: Record<string, (value: unknown) => boolean> = {
  EmailAccountType: (value) => value === 'EmailTypeIMAP' || value === 'EmailTypePOP',
  EmailAccountDescription: (value) => typeof value === 'string',
  EmailAccountName: (value) => typeof value === 'string',
  EmailAddress: (value) => typeof value === 'string',
  IncomingMailServerAuthentication: (value) => /^EmailAuth(Password|CRAMMD5|NTLM|HTTPMD5|None)$/.test(String(value)),
  IncomingMailServerHostName: (value) => typeof value === 'string' && value !== '',
  IncomingMailServerPortNumber: (value) => Number.isInteger(value),
  IncomingMailServerUseSSL: (value) => typeof value === 'boolean',
  OutgoingMailServerAuthentication: (value) => /^EmailAuth(Password|CRAMMD5|NTLM|HTTPMD5|None)$/.test(String(value)),
  OutgoingMailServerHostName: (value) => typeof value === 'string' && value !== '',
  OutgoingMailServerPortNumber: (value) => Number.isInteger(value),
  OutgoingMailServerUseSSL: (value) => typeof value === 'boolean',
  OutgoingPasswordSameAsIncomingPassword: (value) => typeof value === 'boolean',
  PayloadType: (value) => value === 'com.apple.mail.managed',
  PayloadVersion: (value) => value === 1,
  PayloadIdentifier: (value) => typeof value === 'string',
  PayloadUUID: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value)),
  PayloadDisplayName: (value) => typeof value === 'string',
  PayloadDescription: (value) => typeof value === 'string',
  IncomingMailServerUsername: (value) => typeof value === 'string',
  OutgoingMailServerUsername: (value) => typeof value === 'string',
}
const optional = ['IncomingMailServerUsername', 'OutgoingMailServerUsername']

describe('a profile for Apple’s Mail', () => {
  it.each([...kinds])('%s: only published keys, each of its kind', async (_, each) => {
    const answer = await exportSettings({
      ...({ client: 'ios-mail', format: 'mobileconfig' } as const),
      account: each,
      changed: null,
      profile: null,
      sign: null,
    })
    if ('refused' in answer) return
    const profile = parse(answer.exported.content) as { PayloadContent: Record<string, unknown>[] }
    const [payload] = profile.PayloadContent
    const wrong = Object.entries(payload ?? {}).filter(([key, value]) => !published[key]?.(value))
    expect(wrong).toEqual([])
    expect(Object.keys(published).filter((key) => !optional.includes(key) && !(key in (payload ?? {})))).toEqual([])
  })

  it('has the same ids for the same account, others for another, and no password', async () => {
    const [once, again] = [await exported({}), await exported({})]
    const other = await exported({ account: { ...account, email: 'bob@proseware.example' } })
    const idsOf = ({ content }: Exported): string[] => content.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []
    expect(again.content).toBe(once.content)
    expect(idsOf(other).filter((id) => idsOf(once).includes(id))).toEqual([])
    expect(once.content).not.toMatch(/<key>(Incoming|Outgoing)Password</)
  })

  it.skipIf(!has('python3', '-c', 'import plistlib'))('is read by Python’s plistlib, too', async () => {
    const { content } = await exported({})
    const read = execFileSync(
      'python3',
      ['-c', 'import plistlib,sys,json;print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))'],
      { input: content },
    )
    expect(JSON.parse(read.toString('utf8'))).toEqual(parse(content))
  })

  it.each(['rsa', 'ec'] as const)('signed with an %s key holds the same profile', async (keyType) => {
    const pem = await generate([{ name: 'commonName', value: 'Firm' }], { keyType, algorithm: 'sha256' })
    const sign = parseSigningKey(pem.private, pem.cert)
    if (!sign.ok) throw new Error(sign.message)
    const { content, encoding } = await exported({ sign: sign.value })
    const bytes = Buffer.from(content, 'base64')
    expect(encoding).toBe('base64')
    expect(signedContent(bytes)?.toString('utf8')).toBe((await exported({})).content)
    if (!has(openssl, 'version')) return
    const [message, certificate] = [join(folder, `${keyType}.der`), join(folder, `${keyType}.pem`)]
    writeFileSync(message, bytes)
    writeFileSync(certificate, pem.cert)
    const verify = ['cms', '-verify', '-inform', 'DER', '-purpose', 'any', '-CAfile', certificate, '-in']
    expect(spawnSync(openssl, [...verify, message]).status).toBe(0)
    // One letter of the profile changed: the signature says so.
    const forged = Buffer.from(bytes)
    forged.write('B', bytes.indexOf('Adds one mail account'))
    writeFileSync(message, forged)
    expect(spawnSync(openssl, [...verify, message]).status).not.toBe(0)
  })

  it.each<[string, () => Promise<[string, string]>, RegExp]>([
    ['no key', async () => ['nothing', (await generate()).cert], /key cannot be read/],
    ['no certificate', async () => [(await generate()).private, 'nothing'], /no certificate/],
    [
      'somebody else’s certificate',
      async () => [(await generate()).private, (await generate()).cert],
      /does not belong/,
    ],
  ])('%s: nothing is signed', async (_, make, expected) => {
    const read = parseSigningKey(...(await make()))
    expect(read.ok ? '' : read.message).toMatch(expected)
  })
})

describe('a published configuration', () => {
  it.skipIf(!has('python3', '-c', 'import xml.etree.ElementTree'))(
    'is well-formed and of the published shape for Python’s parser',
    async () => {
      const { content } = await exported({ client: 'thunderbird', format: 'autoconfig' })
      const program = `
import sys, xml.etree.ElementTree as E
r = E.fromstring(sys.stdin.buffer.read())
p = r.find('emailProvider')
print(r.tag, r.get('version'), [c.tag for c in p], [(s.get('type'), [c.tag for c in s]) for s in p if s.tag.endswith('Server')])`
      const read = execFileSync('python3', ['-c', program], { input: content }).toString('utf8').trim()
      const leaves = "['hostname', 'port', 'socketType', 'authentication', 'username']"
      expect(read).toBe(
        `clientConfig 1.1 ['domain', 'displayName', 'displayShortName', 'incomingServer', 'outgoingServer'] [('imap', ${leaves}), ('smtp', ${leaves})]`,
      )
    },
  )

  it.each([
    ['user name: part before the @', '%EMAILLOCALPART%'],
    ['user name: a Windows domain before', 'FIRM\\%EMAILLOCALPART%'],
    ['smtp tls password', '%EMAILADDRESS%'],
  ])('%s: %s', async (kind, pattern) => {
    const { content } = await exported({
      client: 'thunderbird',
      format: 'autoconfig',
      account: kinds.get(kind) ?? account,
    })
    expect(content).toContain(`<username>${pattern}</username>`)
  })
})

it.each([
  [
    'a form that the program does not take',
    { client: 'geary', format: 'mobileconfig' },
    /Geary does not take mobileconfig/,
  ],
  ['no server at all', { account: { email: 'ann@proseware.example' } }, /has no server/],
  ['POP3 for Geary', { client: 'geary', format: 'steps', account: kinds.get('pop3 tls password') }, /IMAP only/],
] as [string, Partial<ExportOrder>, RegExp][])('%s is refused', async (_, order, expected) => {
  await expect(exported(order)).rejects.toThrow(expected)
})

it('a code is a picture, and the longest account still fits into one', async () => {
  const long = (host: string) => `${'a'.repeat(60)}.${'b'.repeat(60)}.${host}`
  const { incoming, outgoing } = account
  if (!incoming || !outgoing) throw new Error('an account with both sides')
  const longest = {
    email: account.email,
    incoming: { ...incoming, host: long('imap.example') },
    outgoing: { ...outgoing, host: long('smtp.example') },
  }
  for (const client of ['thunderbird-android', 'ios-mail', 'samsung-email'] as const) {
    const { content, mime } = await exported({ client, format: 'qr', account: longest })
    expect(mime).toBe('image/svg+xml')
    expect(content).toMatch(/^<svg [^>]+>.*<\/svg>\n$/)
  }
})
