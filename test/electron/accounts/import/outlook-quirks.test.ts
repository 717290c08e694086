/** Outlook: exports and profile files as other versions and hands write them. Sentence by sentence of the design. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettingsFile } from '../../../../electron/accounts/import/read-settings-file.ts'
import { inWords, makeHome, readHome } from './homes.ts'

const section = '9375CFF0413111d3B88A00104B2A6676'
const key = (profile: string, number: string, root = 'Office\\16.0\\Outlook'): string =>
  `[HKEY_CURRENT_USER\\Software\\Microsoft\\${root}\\Profiles\\${profile}\\${section}\\${number}]`
const hex = (bytes: Buffer): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')
const utf16 = (text: string): string => hex(Buffer.from(`${text}\0`, 'utf16le'))
/** As `regedit` breaks long lines. */
const folded = (name: string, kind: string, digits: string): string => {
  const lines = `"${name}"=${kind}:${digits}`.match(/.{1,75},|.+$/g) ?? []
  return lines.join('\\\n  ')
}
const text = (body: string): string => `Windows Registry Editor Version 5.00\n\n${body}\n`
const crlf = (body: string): Buffer => Buffer.from(`\uFEFF${body.replaceAll('\n', '\r\n')}`, 'utf16le')
const basic =
  '"Account Name"="Work"\n"Email"="ann@a.example"\n"IMAP Server"="i.example"\n"IMAP User"="ann"\n"SMTP Server"="o.example"\n'
const line = (
  profile: string,
  incoming = 'imap i.example:143 none password ann',
  outgoing = 'smtp o.example:25 none none',
) => `outlook/${profile} | ann@a.example | ${incoming} | ${outgoing}`

describe('a registry export', () => {
  it.each<[name: string, bytes: Buffer]>([
    ['UTF-16 with its mark', crlf(text(`${key('P', '00000001')}\n${basic}`))],
    ['UTF-16, line feeds alone', Buffer.from(`\uFEFF${text(`${key('P', '00000001')}\n${basic}`)}`, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\uFEFF${text(`${key('P', '00000001')}\n${basic}`)}`, 'utf16le').swap16()],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text(`${key('P', '00000001')}\n${basic}`)}`)],
    ['UTF-8', Buffer.from(text(`${key('P', '00000001')}\n${basic}`))],
    [
      'the old form',
      Buffer.from(`REGEDIT4\r\n\r\n${key('P', '00000001')}\r\n${basic.replaceAll('\n', '\r\n')}`, 'latin1'),
    ],
    [
      'all of a user’s registry',
      crlf(
        text(`[HKEY_CURRENT_USER]\n\n[HKEY_CURRENT_USER\\Console]\n"x"=dword:1\n\n${key('P', '00000001')}\n${basic}`),
      ),
    ],
    [
      'of another user by number',
      crlf(text(`${key('P', '00000001').replace('HKEY_CURRENT_USER', 'HKEY_USERS\\S-1-5-21-1')}\n${basic}`)),
    ],
    [
      'keys in another case',
      crlf(
        text(
          `${key('P', '00000001').replace('Software', 'SOFTWARE').replace('Outlook', 'OUTLOOK').replace(section, section.toLowerCase())}\n${basic}`,
        ),
      ),
    ],
    ['names in another case', crlf(text(`${key('P', '00000001')}\n${basic.replace('IMAP Server', 'imap server')}`))],
    [
      'text as bytes, folded',
      crlf(
        text(
          `${key('P', '00000001')}\n${basic.replace('"IMAP Server"="i.example"', folded('IMAP Server', 'hex', utf16('i.example')))}`,
        ),
      ),
    ],
    [
      'text as hex(1)',
      crlf(
        text(
          `${key('P', '00000001')}\n${basic.replace('"IMAP Server"="i.example"', folded('IMAP Server', 'hex(1)', utf16('i.example')))}`,
        ),
      ),
    ],
    [
      'text as hex(2)',
      crlf(
        text(
          `${key('P', '00000001')}\n${basic.replace('"IMAP Server"="i.example"', folded('IMAP Server', 'hex(2)', utf16('i.example')))}`,
        ),
      ),
    ],
    [
      'bytes without a NUL',
      crlf(
        text(
          `${key('P', '00000001')}\n${basic.replace('"i.example"', `hex:${hex(Buffer.from('i.example', 'utf16le'))}`)}`,
        ),
      ),
    ],
    [
      'upper-case digits',
      crlf(text(`${key('P', '00000001')}\n${basic.replace('"i.example"', `hex:${utf16('i.example').toUpperCase()}`)}`)),
    ],
    ['no empty line at the end', crlf(text(`${key('P', '00000001')}\n${basic}`).trimEnd())],
  ])('%s', async (_, bytes) => {
    const home = makeHome({ 'x.reg': bytes })
    const answer = await readSettingsFile(join(home, 'x.reg'))
    expect(inWords(answer)).toEqual([line('P')])
    expect(answer.warnings).toEqual([])
  })

  it.each<[name: string, root: string]>([
    ['2016 and later', 'Office\\16.0\\Outlook'],
    ['2013', 'Office\\15.0\\Outlook'],
    ['2007 and 2010', 'Windows NT\\CurrentVersion\\Windows Messaging Subsystem'],
  ])('Outlook %s', async (_, root) => {
    const answer = await readHome({ 'AppData-registry/a.reg': crlf(text(`${key('P', '00000001', root)}\n${basic}`)) })
    expect(inWords(answer)).toEqual([line('P')])
  })

  it.each<[name: string, body: string]>([
    [
      'Exchange',
      `${key('P', '00000001')}\n"clsid"="{ED475414-B0D6-11D2-8C3B-00104B2A6676}"\n"Account Name"="x@y.example"\n"Service Name"="MSEMS"`,
    ],
    ['an address book', `${key('P', '00000001')}\n"Service Name"="CONTAB"`],
    [
      'another section of the profile',
      key('P', '00000001').replace(section, '0a0d020000000000c000000000000046') + `\n${basic}`,
    ],
    ['a key below an account', key('P', '00000001').replace(']', '\\x]') + `\n${basic}`],
    ['a profile’s own key', `[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\P]\n${basic}`],
    ['a key that an import would delete', key('P', '00000001').replace('[', '[-') + `\n${basic}`],
    ['a backup elsewhere', key('P', '00000001').replace('\\Software', '\\Backup') + `\n${basic}`],
  ])('passes over %s', async (_, body) => {
    expect(await readHome({ 'AppData-registry/a.reg': crlf(text(body)) })).toEqual({ accounts: [], warnings: [] })
  })

  it.each<[name: string, values: string, incoming: string | undefined, outgoing: string]>([
    [
      'unknown numbers',
      '"IMAP Use SSL"=dword:7\n"SMTP Secure Connection"=dword:9\n"SMTP Use SSL"=dword:1',
      undefined,
      'smtp o.example:465 tls none',
    ],
    [
      'TLS on a port of its own',
      '"IMAP Use SSL"=dword:1\n"IMAP Port"=dword:00000457',
      'imap i.example:1111 tls password ann',
      'smtp o.example:25 none none',
    ],
    [
      'an impossible port',
      '"IMAP Use SSL"=dword:1\n"IMAP Port"=dword:00010000',
      'imap i.example:993 tls password ann',
      'smtp o.example:25 none none',
    ],
    ['automatic without a port', '"SMTP Secure Connection"=dword:3', undefined, 'smtp o.example:25 starttls none'],
    ['TLS without a port', '"SMTP Secure Connection"=dword:1', undefined, 'smtp o.example:465 tls none'],
    ['as incoming, the method absent', '"SMTP Use Auth"=dword:1', undefined, 'smtp o.example:25 none password ann'],
    [
      'as incoming',
      '"SMTP Use Auth"=dword:1\n"SMTP Auth Method"=dword:0',
      undefined,
      'smtp o.example:25 none password ann',
    ],
    [
      'as incoming, but a name is set',
      '"SMTP Use Auth"=dword:1\n"SMTP Auth Method"=dword:0\n"SMTP User"="out"',
      undefined,
      'smtp o.example:25 none password out',
    ],
    ['an empty name', '"SMTP Use Auth"=dword:1\n"SMTP User"=""', undefined, 'smtp o.example:25 none password ann'],
    [
      'no sign-in, whatever the name',
      '"SMTP Use Auth"=dword:0\n"SMTP User"="out"',
      undefined,
      'smtp o.example:25 none none',
    ],
    [
      'passwords are never read',
      '"IMAP Password"=hex:02,43,41,4e,41,52,59\n"SMTP Password"="CANARY"\n"IMAP Password Clear"="CANARY"',
      undefined,
      'smtp o.example:25 none none',
    ],
    [
      'both kinds of receiving: IMAP',
      '"POP3 Server"="p.example"\n"POP3 User"="pop"',
      undefined,
      'smtp o.example:25 none none',
    ],
  ])('%s', async (_, values, incoming, outgoing) => {
    const answer = await readHome({
      'AppData-registry/a.reg': crlf(text(`${key('P', '00000001')}\n${basic}${values}`)),
    })
    expect(inWords(answer)).toEqual([line('P', incoming, outgoing)])
    expect(JSON.stringify(answer)).not.toContain('CANARY')
  })

  it('lists profiles by name, and names them as they are', async () => {
    const names = ['Work', 'äöü', 'Outlook', 'a b']
    const body = names.map((name) => `${key(name, '00000002')}\n${basic}`).join('\n')
    const { accounts } = await readHome({ 'AppData-registry/a.reg': crlf(text(body)) })
    expect(accounts.map(({ profile }) => profile)).toEqual(['a b', 'Outlook', 'Work', 'äöü'])
  })

  it('two profiles may hold equal accounts', async () => {
    const body = ['A', 'B'].map((name) => `${key(name, '00000002')}\n${basic}`).join('\n')
    expect(inWords(await readHome({ 'AppData-registry/a.reg': crlf(text(body)) }))).toEqual([line('A'), line('B')])
  })
})

const prf = (accounts: string, list = 'Account1=IMAP_I_Mail'): string =>
  `;Automatically generated PRF file from the Microsoft Office Customization and Installation Wizard\r\n[General]\r\nCustom=1\r\nProfileName=Outlook\r\n\r\n[Internet Account List]\r\n${list}\r\n\r\n${accounts}`
const account = (values: string, number = 1): string =>
  `[Account${number}]\r\nUniqueService=No\r\nAccountName=Work\r\nIMAPServer=i.example\r\nIMAPUserName=ann\r\nSMTPServer=o.example\r\nEmailAddress=ann@a.example\r\n${values}\r\n`

describe('a profile file', () => {
  it.each<[name: string, content: string | Buffer, expected: string[]]>([
    ['IMAP', prf(account('')), [line('x.prf')]],
    [
      'POP3',
      prf(account('').replaceAll('IMAP', 'POP3'), 'Account1=I_Mail'),
      [line('x.prf', 'pop3 i.example:110 none password ann')],
    ],
    [
      'TLS both ways',
      prf(account('IMAPUseSSL=1\r\nIMAPPort=993\r\nSMTPSecureConnection=1\r\nSMTPPort=465\r\nSMTPUseAuth=1')),
      [line('x.prf', 'imap i.example:993 tls password ann', 'smtp o.example:465 tls password ann')],
    ],
    [
      'STARTTLS and an own name',
      prf(account('SMTPSecureConnection=2\r\nSMTPPort=587\r\nSMTPUseAuth=1\r\nSMTPAuthMethod=1\r\nSMTPUserName=out')),
      [line('x.prf', undefined, 'smtp o.example:587 starttls password out')],
    ],
    ['receiving first', prf(account('SMTPUseAuth=1\r\nSMTPAuthMethod=2')), [line('x.prf')]],
    ['SPA', prf(account('IMAPUseSPA=1')), [line('x.prf', 'imap i.example:143 none ntlm ann')]],
    ['an account that is not in the list', prf(account('') + account('', 2)), [line('x.prf')]],
    ['a service of Exchange', prf(account(''), 'Account1=MSEMS'), []],
    [
      'in Latin-1',
      Buffer.from(prf(account('IMAPUserName=zoë')), 'latin1'),
      [line('x.prf', 'imap i.example:143 none password zoë')],
    ],
    ['in UTF-16', Buffer.from(`\uFEFF${prf(account(''))}`, 'utf16le'), [line('x.prf')]],
    ['no network port', prf(account('IMAPPort=0\r\nSMTPPort=99999')), [line('x.prf')]],
    ['blanks around', prf(account('').replaceAll('=', ' = ')), [line('x.prf')]],
    [
      'a list with the accounts in another order',
      prf(account('', 10) + account('IMAPServer=two.example', 2), 'Account10=IMAP_I_Mail\r\nAccount2=IMAP_I_Mail'),
      [line('x.prf', 'imap two.example:143 none password ann'), line('x.prf')],
    ],
  ])('%s', async (_, content, expected) => {
    const home = makeHome({ 'x.prf': content })
    const answer = await readSettingsFile(join(home, 'x.prf'))
    expect(inWords(answer)).toEqual(expected)
    expect(answer.warnings.map(({ text: said }) => said)).toEqual(
      expected.length > 0 ? [] : ['there is no mail account in it'],
    )
  })
})
