import initSqlJs from 'sql.js'
import { build } from 'plist'
import { describe, expect, it } from 'vitest'
import { accountsOfMobileconfig } from '../../../../electron/accounts/import/mobileconfig.ts'
import { inWords, readHome } from './homes.ts'
import { logged } from './wal.ts'

const types = ['IMAP', 'SMTP', 'POP', 'Google', 'AppleAccount', 'CalDAV']

interface Stored {
  type: string
  id?: string
  user?: string
  parent?: number
  active?: number
  properties?: Record<string, string | number | boolean>
  classes?: object
}

const plistBlob = (value: unknown): Uint8Array => Buffer.from(build(value as never))

async function engine(): Promise<Awaited<ReturnType<typeof initSqlJs>>> {
  return initSqlJs()
}

function fill(
  database: { run(sql: string, values?: (string | number | Uint8Array | null)[]): unknown },
  accounts: Stored[],
): void {
  database.run(
    'CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZACTIVE, ZACCOUNTTYPE, ZPARENTACCOUNT, ZIDENTIFIER, ZUSERNAME, ZDATACLASSPROPERTIES)',
  )
  database.run('CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER)')
  database.run('CREATE TABLE ZACCOUNTPROPERTY (Z_PK INTEGER PRIMARY KEY, ZOWNER, ZKEY, ZVALUE)')
  for (const [index, type] of types.entries())
    database.run('INSERT INTO ZACCOUNTTYPE VALUES (?, ?)', [index + 1, `com.apple.account.${type}`])
  for (const [index, { type, id, user, parent, active, properties, classes }] of accounts.entries()) {
    database.run('INSERT INTO ZACCOUNT VALUES (?, ?, ?, ?, ?, ?, ?)', [
      ...[index + 1, active ?? 1, types.indexOf(type) + 1, parent ?? null, id ?? `id${index + 1}`, user ?? null],
      classes ? plistBlob(classes) : null,
    ])
    for (const [key, value] of Object.entries(properties ?? {}))
      database.run('INSERT INTO ZACCOUNTPROPERTY (ZOWNER, ZKEY, ZVALUE) VALUES (?, ?, ?)', [
        index + 1,
        key,
        plistBlob(value),
      ])
  }
}

async function databaseOf(accounts: Stored[]): Promise<Uint8Array> {
  const { Database } = await engine()
  const database = new Database()
  fill(database, accounts)
  return database.export()
}

const path = 'Library/Accounts/Accounts4.sqlite'
const base = { Hostname: 'a.example' }

describe('Apple Mail', () => {
  it.each<[name: string, accounts: Stored[], expected: string[]]>([
    ['without encryption', [{ type: 'IMAP', properties: base }], ['id1 |  | imap a.example:143 none password | -']],
    [
      'direct by its port',
      [{ type: 'IMAP', properties: { ...base, SSLEnabled: true, PortNumber: 993 } }],
      ['id1 |  | imap a.example:993 tls password | -'],
    ],
    [
      'direct without a port',
      [{ type: 'POP', properties: { ...base, SSLEnabled: true } }],
      ['id1 |  | pop3 a.example:995 tls password | -'],
    ],
    [
      'not direct by its port',
      [{ type: 'POP', properties: { ...base, SSLEnabled: true, PortNumber: 110 } }],
      ['id1 |  | pop3 a.example:110 starttls password | -'],
    ],
    [
      'only said to be direct',
      [{ type: 'IMAP', properties: { ...base, SSLIsDirect: true } }],
      ['id1 |  | imap a.example:993 tls password | -'],
    ],
    [
      'methods',
      [
        { type: 'IMAP', user: 'u', properties: { ...base, AuthenticationScheme: 'CRAM-MD5' } },
        { type: 'IMAP', properties: { ...base, AuthenticationScheme: 'ATOKEN2' } },
      ],
      ['id1 |  | imap a.example:143 none password-encrypted u | -', 'id2 |  | imap a.example:143 none - | -'],
    ],
    ['switched off', [{ type: 'IMAP', active: 0, properties: base }], []],
    [
      'Google',
      [
        { type: 'Google', user: 'ann@g.example', properties: { EmailAddress: 'ann@g.example' } },
        { type: 'IMAP', parent: 1, properties: { ...base, SendingAccountIdentifier: 'id3' } },
        { type: 'SMTP', parent: 1, properties: { Hostname: 'b.example', IdentityEmailAddress: 'out@g.example' } },
      ],
      [
        'id2 | ann@g.example | imap a.example:143 none oauth2 ann@g.example | smtp b.example:25 none oauth2 out@g.example',
      ],
    ],
    [
      'iCloud',
      [
        {
          type: 'AppleAccount',
          user: 'ann@i.example',
          classes: {
            'com.apple.Dataclass.Mail': {
              imapHostname: 'imap.i.example',
              imapPort: 993,
              imapRequiresSSL: true,
              smtpHostname: 'smtp.i.example',
              smtpPort: 587,
              smtpRequiresSSL: true,
            },
          },
        },
        {
          type: 'IMAP',
          parent: 1,
          properties: { IdentityEmailAddress: 'ann@i.example', SendingAccountIdentifier: 'id3' },
        },
        { type: 'SMTP', parent: 1 },
      ],
      [
        'id2 | ann@i.example | imap imap.i.example:993 tls - ann@i.example | smtp smtp.i.example:587 starttls - ann@i.example',
      ],
    ],
  ])('%s', async (_, accounts, expected) => {
    const lines = inWords(await readHome({ [path]: await databaseOf(accounts) }))
    expect(lines).toEqual(expected.map((each) => `apple-mail/${each}`))
  })

  it('counts what only the log holds, up to its last whole transaction', async () => {
    const before = Buffer.from(await databaseOf([{ type: 'IMAP', properties: base }]))
    const after = Buffer.from(await databaseOf([{ type: 'IMAP', properties: { Hostname: 'new.example' } }]))
    const later = Buffer.from(await databaseOf([{ type: 'IMAP', properties: { Hostname: 'unfinished.example' } }]))
    const hostIn = async (wal: Buffer): Promise<string | undefined> =>
      (await readHome({ [path]: before, [`${path}-wal`]: wal })).accounts[0]?.account.incoming?.host
    expect(await hostIn(logged([after]))).toBe('new.example')
    expect(await hostIn(logged([after, later], { isFinished: false }))).toBe('new.example')
    const torn = logged([after])
    torn[torn.length - 1] = (torn.at(-1) ?? 0) ^ 0xff
    expect(await hostIn(torn)).toBe('a.example')
    expect(await hostIn(Buffer.from('no log'))).toBe('a.example')
  })

  it('says how to be allowed to read', async () => {
    const { accounts, warnings } = await readHome({ [`${path}/x`]: '', 'Library/x': '' })
    expect(accounts).toEqual([])
    expect(warnings).toMatchObject([{ source: 'apple-mail', file: path, text: 'it is a folder, not a file' }])
  })
})

describe('configuration profiles', () => {
  const payload = {
    PayloadType: 'com.apple.mail.managed',
    EmailAccountType: 'EmailTypeIMAP',
    EmailAddress: 'ann@a.example',
    IncomingMailServerHostName: 'a.example',
    IncomingMailServerUsername: 'ann',
    IncomingMailServerUseSSL: true,
    IncomingMailServerAuthentication: 'EmailAuthNTLM',
    OutgoingMailServerHostName: 'b.example',
    OutgoingMailServerUseSSL: true,
    OutgoingMailServerPortNumber: 2525,
    OutgoingMailServerAuthentication: 'EmailAuthHTTPMD5',
    IncomingPassword: 'CANARY',
  }
  const xml = Buffer.from(build({ PayloadContent: [payload], PayloadType: 'Configuration' } as never))
  const expected = [
    'apple-mail/x | ann@a.example | imap a.example:993 tls ntlm ann | smtp b.example:2525 starttls password-encrypted',
  ]
  const der = (tag: number, content: Buffer): Buffer => {
    const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255]
    return Buffer.concat([Buffer.from([tag, ...length]), content])
  }
  const open = (tag: number, content: Buffer): Buffer =>
    Buffer.concat([Buffer.from([tag, 0x80]), content, Buffer.from([0, 0])])
  const oid = (last: number): Buffer =>
    der(6, Buffer.from(`2a864886f70d0107${last.toString(16).padStart(2, '0')}`, 'hex'))
  const signed = (wrap: typeof der, text: Buffer): Buffer =>
    wrap(
      0x30,
      Buffer.concat([
        oid(2),
        wrap(
          0xa0,
          wrap(
            0x30,
            Buffer.concat([
              der(2, Buffer.from([1])),
              der(0x31, Buffer.alloc(0)),
              wrap(0x30, Buffer.concat([oid(1), wrap(0xa0, text)])),
              der(0x31, Buffer.alloc(0)),
            ]),
          ),
        ),
      ]),
    )
  const pieces = open(0x24, Buffer.concat([der(4, xml.subarray(0, 200)), der(4, xml.subarray(200))]))

  it.each<[name: string, bytes: Buffer]>([
    ['XML', xml],
    ['signed', signed(der, der(4, xml))],
    ['signed, of unknown length and in pieces', signed(open, pieces)],
    [
      'signed, as text',
      Buffer.from(`-----BEGIN PKCS7-----\n${signed(der, der(4, xml)).toString('base64')}\n-----END PKCS7-----\n`),
    ],
    ['UTF-16', Buffer.from(`\uFEFF${xml.toString()}`, 'utf16le')],
  ])('%s', (_, bytes) => {
    const warnings: string[] = []
    const accounts = accountsOfMobileconfig(bytes, '/x', 'x', (_file, text) => warnings.push(text))
    expect(inWords({ accounts, warnings: [] })).toEqual(expected)
    expect(warnings).toEqual([])
    expect(JSON.stringify(accounts)).not.toContain('CANARY')
  })

  it.each<[name: string, text: string, why: RegExp]>([
    ['entities', xml.toString().replace(/<!DOCTYPE[^>]*>/, '<!DOCTYPE plist [<!ENTITY a "b">]>'), /declares/],
    ['entities without a type', xml.toString().replace('ann@a.example', '&lol;'), /entity/],
    ['no end', xml.toString().slice(0, -30), /cut short|no property list/],
    ['nothing', '', /no property list/],
    ['depth', `<plist>${'<array>'.repeat(100_000)}`, /deep/],
    ['nothing but <', `<plist>${'<'.repeat(1_000_000)}`, /cut short/],
    ['encrypted', build({ EncryptedPayloadContent: 'x' } as never), /encrypted for one device/],
  ])('refuses %s', (_, text, why) => {
    const warnings: string[] = []
    expect(accountsOfMobileconfig(Buffer.from(text), '/x', 'x', (_file, said) => warnings.push(said))).toEqual([])
    expect(warnings.join()).toMatch(why)
  })
})
