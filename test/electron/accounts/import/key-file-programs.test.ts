/** Evolution, Geary, KMail and Claws Mail: what the shared cases do not show. */
import { describe, expect, it } from 'vitest'
import { inWords, readHome, type HomeFiles } from './homes.ts'

const folder = '.config/evolution/sources/'
function evolution(account: string, transport = '', identity = 'TransportUid=t'): HomeFiles {
  return {
    [`${folder}a.source`]: `[Data Source]\nEnabled=true\n[Mail Account]\nBackendName=imap\nIdentityUid=i\n${account}`,
    [`${folder}i.source`]: `[Mail Submission]\n${identity}\n[Mail Identity]\nAddress=Ann <ann@a.example>\n`,
    [`${folder}t.source`]: `[Mail Transport]\nBackendName=smtp\n[Authentication]\nHost=smtp.a.example\n${transport}`,
  }
}
const host = '[Authentication]\nHost=a.example\nUser=ann\n'

describe('Evolution', () => {
  it.each<[name: string, files: HomeFiles, expected: string[]]>([
    [
      'port 0',
      evolution(
        `${host}Port=0\n[Security]\nMethod=ssl-on-alternate-port\n`,
        'Port=0\n[Security]\nMethod=starttls-on-standard-port\n',
      ),
      ['imap a.example:993 tls password ann | smtp smtp.a.example:587 starttls none'],
    ],
    [
      'escapes and blanks',
      evolution('[Authentication]\nHost = a.example\nUser=CORP\\\\ann\\s\n'),
      ['imap a.example:143 none password CORP\\ann | smtp smtp.a.example:25 none none'],
    ],
    [
      'provider names',
      evolution(`${host}Method=Google\n`, 'Method=Outlook\nUser=u\n'),
      ['imap a.example:143 none oauth2 ann | smtp smtp.a.example:25 none oauth2 u'],
    ],
    [
      'SCRAM',
      evolution(`${host}Method=NTLM\n`, 'Method=SCRAM-SHA-256\nUser=u\n'),
      ['imap a.example:143 none ntlm ann | smtp smtp.a.example:25 none password-encrypted u'],
    ],
    [
      'sendmail',
      { ...evolution(host), [`${folder}t.source`]: '[Mail Transport]\nBackendName=sendmail\n' },
      ['imap a.example:143 none password ann | -'],
    ],
    [
      'a transport that is not there',
      evolution(host, '', 'TransportUid=../t'),
      ['imap a.example:143 none password ann | -'],
    ],
    ['switched off', evolution('[Data Source]\nEnabled=false\n' + host), []],
    ['Exchange', evolution('[Mail Account]\nBackendName=ews\n' + host), []],
    ['prototype names', evolution('[Mail Account]\nBackendName=__proto__\n' + host), []],
  ])('%s', async (_, files, expected) => {
    const lines = inWords(await readHome(files))
    expect(lines).toEqual(expected.map((each) => `evolution/a | ann@a.example | ${each}`))
  })

  it('reads files in byte order of their names', async () => {
    const one = (name: string): string => `[Mail Account]\nBackendName=pop\n[Authentication]\nHost=${name}\n`
    const names = ['é', 'a', 'B', 'a-b', '10', '9']
    const answer = await readHome(
      Object.fromEntries(names.map((name) => [`${folder}${name}.source`, one('h.example')])),
    )
    expect(answer.accounts.map(({ profile }) => profile)).toEqual(['10', '9', 'B', 'a-b', 'a', 'é'])
  })
})

const other = (incoming: string, outgoing: string): string =>
  `[Metadata]\nversion=1\n[Account]\nsender_mailboxes=Ann\\; B <ann@a.example>;x@y.example;\nservice_provider=other\n[Incoming]\n${incoming}\n[Outgoing]\n${outgoing}\n`

describe('Geary', () => {
  it.each<[name: string, file: string, expected: string[]]>([
    [
      'own name for sending',
      other(
        'login=ann\nhost=a.example\ntransport_security=start-tls\ncredentials=custom',
        'login=out\nhost=b.example\ntransport_security=transport\ncredentials=custom',
      ),
      ['imap a.example:143 starttls password ann | smtp b.example:465 tls password out'],
    ],
    [
      'no sign-in',
      other(
        'host=a.example\ntransport_security=none\ncredentials=none',
        'host=b.example\ntransport_security=none\ncredentials=none',
      ),
      ['imap a.example:143 none none | smtp b.example:25 none none'],
    ],
    [
      'Gmail',
      '[Metadata]\nversion=1\n[Account]\nsender_mailboxes=ann@a.example\nservice_provider=gmail\n[Incoming]\nlogin=ann@a.example\n',
      ['imap imap.gmail.com:993 tls password ann@a.example | smtp smtp.gmail.com:465 tls password ann@a.example'],
    ],
    [
      'Outlook',
      '[Metadata]\nversion=1\n[Account]\nsender_mailboxes=ann@a.example\nservice_provider=outlook\n',
      [
        'imap imap-mail.outlook.com:993 tls password ann@a.example | smtp smtp-mail.outlook.com:587 starttls password ann@a.example',
      ],
    ],
    [
      'before version 1',
      '[AccountInformation]\nprimary_email=ann@a.example\nservice_provider=OTHER\nimap_host=a.example\nimap_username=ann\nsmtp_host=b.example\nsmtp_username=out\nsmtp_use_imap_credentials=false\n',
      ['imap a.example:993 tls password ann | smtp b.example:587 starttls password out'],
    ],
    [
      'before version 1, without encryption',
      '[AccountInformation]\nprimary_email=ann@a.example\nimap_host=a.example\nimap_ssl=false\nimap_starttls=false\nimap_port=0\nsmtp_host=b.example\nsmtp_ssl=true\nsmtp_noauth=true\nsmtp_use_imap_credentials=false\n',
      ['imap a.example:143 none password ann@a.example | smtp b.example:465 tls none'],
    ],
    ['removed', other('host=a.example', '').replace('version=1', 'version=1\nstatus=removed'), []],
    ['of GNOME', other('host=a.example', '').replace('version=1', 'version=1\ngoa_id=account_1'), []],
    ['of a later version', other('host=a.example', '').replace('version=1', 'version=2'), []],
  ])('%s', async (_, file, expected) => {
    const lines = inWords(
      await readHome({ '.config/geary/account_01/geary.ini': file, '.config/geary/goa_1/geary.ini': file }),
    )
    expect(lines).toEqual(expected.map((each) => `geary/account_01 | ann@a.example | ${each}`))
  })
})

const agents =
  '[Instances]\nakonadi_imap_resource_10\\AgentType=akonadi_imap_resource\n..\\AgentType=akonadi_imap_resource\n'
const identities =
  '[General]\nDefault Identity=1\n[Identity #0]\nuoid=1\nEmail Address=ann@a.example\nTransport=7\n[Identity #1]\nuoid=2\nEmail Address=two@a.example\nTransport=9\n'
const transports =
  '[General]\ndefault-transport=8\n[Transport 7]\nid=7\nhost=seven.example\n[Transport x]\nid=8\nhost=eight.example\nencryption=TLS\nauth=true\nauthtype=CRAM-MD5\nuser=u\npassword=CANARY\n'

describe('KMail', () => {
  it.each<[name: string, resource: string, expected: string, mailtransports?: string]>([
    [
      'defaults',
      '[network]\nImapServer=a.example\nUserName=ann\n',
      'ann@a.example | imap a.example:993 tls password ann | smtp seven.example:25 none none',
    ],
    [
      'unused own identity',
      '[cache]\nAccountIdentity=2\n[network]\nImapServer=a.example\n',
      'ann@a.example | imap a.example:993 tls password | smtp seven.example:25 none none',
    ],
    [
      'a transport that is gone',
      '[cache]\nAccountIdentity=2\nUseDefaultIdentity=false\n[network]\nImapServer=a.example\nSafety=NONE\nImapPort=0\nAuthentication=8\n',
      'two@a.example | imap a.example:993 none none | smtp eight.example:25 starttls password-encrypted u',
    ],
    [
      'an identity that is gone',
      '[cache]\nAccountIdentity=5\nUseDefaultIdentity=false\n[network]\nImapServer=a.example\n',
      'ann@a.example | imap a.example:993 tls password | smtp seven.example:25 none none',
    ],
    [
      'options of KDE',
      '[network][$i]\nImapServer[$i]=a.example\nUserName[$e]=$(id)\nUserName[de]=x\n',
      'ann@a.example | imap a.example:993 tls password | smtp seven.example:25 none none',
    ],
    [
      'a transport through a program',
      '[network]\nImapServer=a.example\n',
      'ann@a.example | imap a.example:993 tls password | -',
      '[Transport 7]\nid=7\nidentifier=EWS\nhost=x.example\n',
    ],
  ])('%s', async (_, resource, expected, mailtransports = transports) => {
    const answer = await readHome({
      '.config/akonadi/agentsrc': agents,
      '.config/akonadi_imap_resource_10rc': resource,
      '.config/akonadi_imap_resource_3rc': resource,
      '.config/emailidentities': identities,
      '.config/mailtransports': mailtransports,
    })
    expect(inWords(answer)).toEqual([`kmail/akonadi_imap_resource_10 | ${expected}`])
    expect(JSON.stringify(answer)).not.toContain('CANARY')
  })
})

const claws = (section: string, version = '4'): HomeFiles => ({
  '.claws-mail/accountrc': `[Account: 3]\naddress=ann@a.example\nuser_id=ann\nreceive_server=a.example\nsmtp_server=b.example\n${section}\n`,
  '.claws-mail/clawsrc': `[Common]\nconfig_version=${version}\n`,
})

describe('Claws Mail', () => {
  it.each<[name: string, files: HomeFiles, expected: string[]]>([
    ['version by clawsrc', claws('protocol=1'), ['imap a.example:143 none password ann | smtp b.example:25 none none']],
    [
      'version -1',
      claws('protocol=1\nconfig_version=-1'),
      ['imap a.example:143 none password ann | smtp b.example:25 none none'],
    ],
    [
      'version 0',
      claws('protocol=3\nconfig_version=0'),
      ['imap a.example:143 none password ann | smtp b.example:25 none none'],
    ],
    [
      'version 0, POP3',
      claws('protocol=1', ''),
      ['pop3 a.example:110 none password ann | smtp b.example:25 none none'],
    ],
    [
      'version 0, only sending',
      claws('protocol=6\nuse_smtp_auth=1\nsmtp_auth_method=16', ''),
      ['- | smtp b.example:25 none password ann'],
    ],
    [
      'APOP before version 4',
      claws('protocol=0\nuse_apop_auth=1\nuse_pop_auth=0', '3'),
      ['pop3 a.example:110 none password-encrypted ann | smtp b.example:25 none none'],
    ],
    [
      'APOP since version 4',
      claws('protocol=0\nuse_apop_auth=1\nuse_pop_auth=0'),
      ['pop3 a.example:110 none password ann | smtp b.example:25 none none'],
    ],
    [
      'POP3 with OAuth 2',
      claws('protocol=0\nuse_pop_auth=1\npop_auth_method=2\nssl_pop=1'),
      ['pop3 a.example:995 tls oauth2 ann | smtp b.example:25 none none'],
    ],
    [
      'SCRAM, Kerberos',
      claws('protocol=1\nimap_auth_method=4096\nssl_imap=1\nset_imapport=1\nimap_port=99999'),
      ['imap a.example:993 tls password-encrypted ann | smtp b.example:25 none none'],
    ],
    [
      'no sign-in',
      claws('protocol=1\nimap_auth_method=4'),
      ['imap a.example:143 none none | smtp b.example:25 none none'],
    ],
    ['a program that sends', claws('protocol=1\nuse_mail_command=1'), ['imap a.example:143 none password ann | -']],
    ['mail on this computer', claws('protocol=3'), []],
  ])('%s', async (_, files, expected) => {
    expect(inWords(await readHome(files))).toEqual(
      expected.map((each) => `claws-mail/Account: 3 | ann@a.example | ${each}`),
    )
  })
})
