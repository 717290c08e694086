import { describe, expect, it } from 'vitest'
import { readSettingsFile } from '../../../../electron/accounts/import/read-settings-file.ts'
import { join } from 'node:path'
import { inWords, makeHome, readHome } from './homes.ts'

const windowsMessaging = 'Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem'
const office = (version: string): string => `Software\\Microsoft\\Office\\${version}\\Outlook`
const key = (root: string, profile: string, number: string): string =>
  `[HKEY_CURRENT_USER\\${root}\\Profiles\\${profile}\\9375CFF0413111d3B88A00104B2A6676\\${number}]`
const utf16 = (text: string): string =>
  [...Buffer.from(`${text}\0`, 'utf16le')].map((byte) => byte.toString(16).padStart(2, '0')).join(',')
const exported = (text: string): Buffer =>
  Buffer.from(`\uFEFFWindows Registry Editor Version 5.00\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`, 'utf16le')
const registry = (text: string): Record<string, Uint8Array> => ({ 'AppData-registry/a.reg': exported(text) })

const basic = '"Email"="ann@a.example"\n"POP3 Server"="a.example"\n"POP3 User"="ann"\n"SMTP Server"="b.example"\n'
const pop = 'pop3 a.example:110 none password ann'

describe('Outlook', () => {
  it.each<[name: string, values: string, expected: string]>([
    ['defaults', basic, `${pop} | smtp b.example:25 none none`],
    [
      'TLS',
      `${basic}"POP3 Use SSL"=dword:1\n"SMTP Use SSL"=dword:1\n"SMTP Use Auth"=dword:00000001`,
      'pop3 a.example:995 tls password ann | smtp b.example:465 tls password ann',
    ],
    ['STARTTLS without a port', `${basic}"SMTP Secure Connection"=dword:2`, `${pop} | smtp b.example:25 starttls none`],
    [
      'automatic on 465',
      `${basic}"SMTP Secure Connection"=dword:3\n"SMTP Port"=dword:1d1`,
      `${pop} | smtp b.example:465 tls none`,
    ],
    [
      'automatic elsewhere',
      `${basic}"SMTP Secure Connection"=dword:3\n"SMTP Port"=hex(4):4b,02,00,00`,
      `${pop} | smtp b.example:587 starttls none`,
    ],
    [
      'the newer word outranks',
      `${basic}"SMTP Secure Connection"=dword:0\n"SMTP Use SSL"=dword:1`,
      `${pop} | smtp b.example:25 none none`,
    ],
    [
      'SPA',
      `${basic}"POP3 Use SPA"=dword:1\n"SMTP Use SPA"=dword:1\n"SMTP Use Auth"=dword:1`,
      'pop3 a.example:110 none ntlm ann | smtp b.example:25 none ntlm ann',
    ],
    [
      'an own name',
      `${basic}"SMTP Use Auth"=dword:1\n"SMTP Auth Method"=dword:1\n"SMTP User"=hex:${utf16('out')}`,
      `${pop} | smtp b.example:25 none password out`,
    ],
    [
      'an own name, the method absent',
      `${basic}"SMTP Use Auth"=dword:1\n"SMTP User"="out"`,
      `${pop} | smtp b.example:25 none password out`,
    ],
    [
      'receiving first',
      `${basic}"SMTP Use Auth"=dword:1\n"SMTP Auth Method"=dword:2\n"SMTP User"="out"`,
      `${pop} | smtp b.example:25 none none`,
    ],
    ['numbers as text', `${basic}"POP3 Port"="995"\n"SMTP Port"=dword:0`, `${pop} | smtp b.example:25 none none`],
    [
      'quotes and backslashes',
      basic.replace('"ann"', '"CORP\\\\a\\"nn"'),
      'pop3 a.example:110 none password CORP\\a"nn | smtp b.example:25 none none',
    ],
    ['IMAP', basic.replaceAll('POP3', 'IMAP'), 'imap a.example:143 none password ann | smtp b.example:25 none none'],
    ['an address by its name', basic.replace('Email', 'Account Name'), `${pop} | smtp b.example:25 none none`],
  ])('%s', async (_, values, expected) => {
    const answer = await readHome(registry(`${key(office('16.0'), 'P', '00000001')}\n${values}`))
    expect(inWords(answer)).toEqual([`outlook/P | ann@a.example | ${expected}`])
  })

  it('lists newest versions first, then profiles, then numbers; equal ones once', async () => {
    const one = (name: string): string => `"POP3 Server"="${name}"`
    const { accounts } = await readHome({
      'AppData-registry/2010.reg': exported(`${key(windowsMessaging, 'Outlook', '00000001')}\n${one('old.example')}`),
      'AppData-registry/a.reg': exported(
        [
          `${key(office('15.0'), 'Outlook', '00000002')}\n${one('fifteen.example')}`,
          `${key(office('15.0'), 'Outlook', '00000003')}\n${one('two.example')}`,
          `${key(office('16.0'), 'Work', '00000001')}\n${one('work.example')}`,
          `${key(office('16.0'), 'outlook', '0000000a')}\n${one('ten.example')}`,
          `${key(office('16.0'), 'Outlook', '00000002')}\n${one('two.example')}`,
        ].join('\n\n'),
      ),
    })
    expect(accounts.map(({ account }) => account.incoming?.host)).toEqual([
      'two.example',
      'ten.example',
      'work.example',
      'fifteen.example',
      'old.example',
    ])
  })

  it('reads the old form of an export', async () => {
    const home = makeHome({
      'old.reg': Buffer.from(
        `REGEDIT4\r\n\r\n${key(windowsMessaging, 'Profil', '00000001')}\r\n"POP3 Server"=hex:${utf16('a.example')}\r\n"POP3 User"="J\xfcrgen"\r\n"Email"=hex(1):61,40,62,\\\r\n  2e,63,00\r\n"POP3 Password"=hex:02,43,41,4e,41,\\\r\n  52,59\r\n`,
        'latin1',
      ),
    })
    expect(inWords(await readSettingsFile(join(home, 'old.reg')))).toEqual([
      'outlook/Profil | a@b.c | pop3 a.example:110 none password Jürgen | -',
    ])
  })

  it('reads profile files in any case, by number', async () => {
    const home = makeHome({
      'x.prf':
        '; prf\r\n[internet account list]\r\nAccount2=IMAP_I_Mail\r\nAccount1=I_Mail\r\nAccount3=MSEMS\r\n[ACCOUNT1]\r\nPOP3Server=a.example\r\npop3usessl=0x1\r\n[account2]\r\nIMAPServer=i.example\r\nSMTPServer=o.example\r\nSMTPSecureConnection=2\r\nSMTPUseAuth=1\r\nIMAPUserName=ann\r\nIMAPPassword=CANARY\r\n',
    })
    const answer = await readSettingsFile(join(home, 'x.prf'))
    expect(inWords(answer)).toEqual([
      'outlook/x.prf |  | pop3 a.example:995 tls password | -',
      'outlook/x.prf |  | imap i.example:143 none password ann | smtp o.example:25 starttls password ann',
    ])
  })

  it('passes over what no export holds', async () => {
    const answer = await readHome(
      registry(
        `${key(office('16.0'), 'P', '00000001')}\n${basic}"SMTP Port"=hex(4):zz\n"IMAP Password"=hex:02,\\\n  43\n=\n"x`,
      ),
    )
    expect(inWords(answer)).toEqual([`outlook/P | ann@a.example | ${pop} | smtp b.example:25 none none`])
    expect(answer.warnings).toHaveLength(1)
  })
})
