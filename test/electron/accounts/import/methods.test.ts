/** Methods, encryption and defaults of Evolution, Geary, KMail, Claws Mail, Mailspring, mutt, msmtp: each word the design lists. */
import { describe, expect, it } from 'vitest'
import { inWords, readHome, type HomeFiles } from './homes.ts'

/** Both servers of the only account: `imap 993 tls password ann | smtp …`, hosts left out. */
async function servers(files: HomeFiles): Promise<string> {
  const lines = inWords(await readHome(files))
  expect(lines).toHaveLength(1)
  return (lines[0] ?? '')
    .split(' | ')
    .slice(2)
    .join(' | ')
    .replaceAll(/ [io]\.example:/g, ' ')
}

const sources = '.config/evolution/sources/'
const evolution = (receiving: string, sending: string): HomeFiles => ({
  [`${sources}a.source`]: `[Data Source]\nDisplayName=x\n\n[Mail Account]\nBackendName=imapx\nIdentityUid=i\n${receiving}`,
  [`${sources}i.source`]: '[Mail Identity]\nAddress=ann@a.example\n[Mail Submission]\nTransportUid=t\n',
  [`${sources}t.source`]: `[Mail Transport]\nBackendName=smtp\n${sending}`,
})
const place = (host: string, method: string, security: string): string =>
  `[Authentication]\nHost=${host}\nUser=ann\nMethod=${method}\n[Security]\nMethod=${security}\n`

describe('Evolution', () => {
  it.each([
    ['PLAIN', 'password', 'password'],
    ['LOGIN', 'password', 'password'],
    ['CRAM-MD5', 'password-encrypted', 'password-encrypted'],
    ['DIGEST-MD5', 'password-encrypted', 'password-encrypted'],
    ['+APOP', 'password-encrypted', 'password-encrypted'],
    ['NTLM', 'ntlm', 'ntlm'],
    ['GSSAPI', 'kerberos', 'kerberos'],
    ['XOAUTH2', 'oauth2', 'oauth2'],
    ['OAuth2', 'oauth2', 'oauth2'],
    ['Google', 'oauth2', 'oauth2'],
    ['Outlook', 'oauth2', 'oauth2'],
    ['Yahoo', 'oauth2', 'oauth2'],
    ['none', 'password', 'none'],
    ['', 'password', 'none'],
    ['something-new', 'password', 'none'],
  ])('%s', async (method, receiving, sending) => {
    const files = evolution(place('i.example', method, 'none'), place('o.example', method, 'none'))
    const signed = sending === 'none' ? 'none' : `${sending} ann`
    expect(await servers(files)).toBe(`imap 143 none ${receiving} ann | smtp 25 none ${signed}`)
  })

  it.each([
    ['none', '143 none', '25 none'],
    ['ssl-on-alternate-port', '993 tls', '465 tls'],
    ['starttls-on-standard-port', '143 starttls', '587 starttls'],
    ['unknown', '143 none', '25 none'],
  ])('%s', async (security, receiving, sending) => {
    const files = evolution(place('i.example', 'PLAIN', security), place('o.example', 'PLAIN', security))
    expect(await servers(files)).toBe(`imap ${receiving} password ann | smtp ${sending} password ann`)
  })

  it.each(['ews', 'maildir', 'local', 'mbox', 'microsoft365', 'nntp', 'rss', ''])('passes over %j', async (backend) => {
    const files = {
      [`${sources}a.source`]: `[Mail Account]\nBackendName=${backend}\n${place('i.example', 'PLAIN', 'none')}`,
    }
    expect(await readHome(files)).toEqual({ accounts: [], warnings: [] })
  })
})

const akonadi = (kind: string, resource: string, transport = ''): HomeFiles => ({
  '.config/akonadi/agentsrc': `[Instances]\nakonadi_${kind}_resource_0\\AgentType=akonadi_${kind}_resource\n`,
  [`.config/akonadi_${kind}_resource_0rc`]: resource,
  '.config/emailidentities':
    '[General]\nDefault Identity=7\n\n[Identity #0]\nuoid=7\nEmail Address=ann@a.example\nTransport=1\n',
  '.config/mailtransports': `[General]\ndefault-transport=1\n\n[Transport 1]\nid=1\nhost=o.example\nuser=ann\n${transport}`,
})
const sendsPlain = 'smtp 25 none none'

describe('KMail', () => {
  it.each([
    ['0', 'LOGIN', 'password'],
    ['1', 'PLAIN', 'password'],
    ['2', 'CRAM-MD5', 'password-encrypted'],
    ['3', 'DIGEST-MD5', 'password-encrypted'],
    ['4', 'GSSAPI', 'kerberos'],
    ['5', 'NTLM', 'ntlm'],
    ['6', 'APOP', 'password-encrypted'],
    ['7', 'CLEAR', 'password'],
    ['8', 'ANONYMOUS', 'none'],
    ['9', 'XOAUTH2', 'oauth2'],
    ['99', 'NEW', 'password'],
    ['x', '', 'password'],
  ])('method %s, %s', async (number, name, word) => {
    const user = word === 'none' ? '' : ' ann'
    const imap = `[network]\nImapServer=i.example\nUserName=ann\nAuthentication=${number}\n`
    const pop = `[General]\nhost=i.example\nlogin=ann\nauthenticationMethod=${number}\n`
    const transport = `auth=true\nauthtype=${name}\n`
    expect(await servers(akonadi('imap', imap, transport))).toBe(
      `imap 993 tls ${word}${user} | smtp 25 none ${word}${user}`,
    )
    expect(await servers(akonadi('pop3', pop, transport))).toBe(
      `pop3 110 none ${word}${user} | smtp 25 none ${word}${user}`,
    )
  })

  it.each([
    ['imap', '[network]\nImapServer=i.example\nSafety=SSL\n', 'imap 993 tls password'],
    ['imap', '[network]\nImapServer=i.example\nSafety=STARTTLS\nImapPort=143\n', 'imap 143 starttls password'],
    ['imap', '[network]\nImapServer=i.example\nSafety=NONE\n', 'imap 993 none password'],
    ['imap', '[network]\nImapServer=i.example\nSafety=NEW\n', 'imap 993 tls password'],
    ['pop3', '[General]\nhost=i.example\nuseSSL=true\nport=995\n', 'pop3 995 tls password'],
    ['pop3', '[General]\nhost=i.example\nuseTLS=true\n', 'pop3 110 starttls password'],
  ])('%s: %j', async (kind, resource, incoming) => {
    expect(await servers(akonadi(kind, resource))).toBe(`${incoming} | ${sendsPlain}`)
  })

  it.each([
    ['encryption=None', 'smtp 25 none none'],
    ['encryption=SSL\nport=465', 'smtp 465 tls none'],
    ['encryption=TLS\nport=587', 'smtp 587 starttls none'],
    ['encryption=SSL', 'smtp 25 tls none'],
    ['auth=true', 'smtp 25 none password ann'],
    ['auth=false\nauthtype=LOGIN', 'smtp 25 none none'],
  ])('a transport of %j', async (transport, outgoing) => {
    expect(await servers(akonadi('imap', '[network]\nImapServer=i.example\n', transport))).toBe(
      `imap 993 tls password | ${outgoing}`,
    )
  })

  it('lists what agentsrc lists, in its order, and nothing else', async () => {
    const resource = (host: string): string => `[network]\nImapServer=${host}\n`
    const { accounts } = await readHome({
      '.config/akonadi/agentsrc':
        '[Instances]\nakonadi_maildir_resource_0\\AgentType=x\nakonadi_imap_resource_2\\AgentType=x\nakonadi_imap_resource_1\\AgentType=x\n[Old]\nakonadi_imap_resource_3\\AgentType=x\n',
      '.config/akonadi_imap_resource_1rc': resource('one.example'),
      '.config/akonadi_imap_resource_2rc': resource('two.example'),
      '.config/akonadi_imap_resource_3rc': resource('three.example'),
    })
    expect(accounts.map(({ account }) => account.incoming?.host)).toEqual(['two.example', 'one.example'])
  })
})

const claws = (values: string): HomeFiles => ({
  '.claws-mail/accountrc': `[Account: 1]\nconfig_version=4\nprotocol=1\naddress=ann@a.example\nreceive_server=i.example\nuser_id=ann\nsmtp_server=o.example\npassword=CANARY\n${values}\n`,
})

describe('Claws Mail', () => {
  it.each([
    ['0', 'password'],
    ['1', 'password'],
    ['64', 'password'],
    ['128', 'password'],
    ['2', 'password-encrypted'],
    ['16', 'password-encrypted'],
    ['32', 'password-encrypted'],
    ['512', 'password-encrypted'],
    ['1024', 'password-encrypted'],
    ['2048', 'password-encrypted'],
    ['4096', 'password-encrypted'],
    ['8', 'kerberos'],
    ['256', 'oauth2'],
  ])('receiving by %s: %s', async (method, word) => {
    expect(await servers(claws(`imap_auth_method=${method}`))).toBe(`imap 143 none ${word} ann | ${sendsPlain}`)
  })

  it.each([
    ['0', 'password'],
    ['1', 'password'],
    ['16', 'password'],
    ['2', 'password-encrypted'],
    ['4', 'password-encrypted'],
    ['32', 'oauth2'],
  ])('sending by %s: %s', async (method, word) => {
    expect(await servers(claws(`use_smtp_auth=1\nsmtp_auth_method=${method}`))).toBe(
      `imap 143 none password ann | smtp 25 none ${word} ann`,
    )
  })

  it.each([
    ['ssl_imap=1\nssl_smtp=1', 'imap 993 tls password ann | smtp 465 tls none'],
    ['ssl_imap=2\nssl_smtp=2', 'imap 143 starttls password ann | smtp 25 starttls none'],
    ['ssl_smtp=2\nset_smtpport=1\nsmtp_port=587', 'imap 143 none password ann | smtp 587 starttls none'],
    ['set_imapport=0\nimap_port=1143\nsmtp_port=2525', `imap 143 none password ann | ${sendsPlain}`],
    ['protocol=0\nssl_pop=2\nset_popport=1\npop_port=1110', `pop3 1110 starttls password ann | ${sendsPlain}`],
    ['protocol=0\nuse_pop_auth=1\npop_auth_method=1', `pop3 110 none password-encrypted ann | ${sendsPlain}`],
    ['protocol=4', `- | ${sendsPlain}`],
    ['use_smtp_auth=1\nsmtp_user_id=out', 'imap 143 none password ann | smtp 25 none password out'],
    ['use_smtp_auth=1\nsmtp_user_id=', 'imap 143 none password ann | smtp 25 none password ann'],
  ])('%j', async (values, expected) => {
    expect(await servers(claws(values))).toBe(expected)
  })
})

const mailspring = (settings: object, account: object = {}): HomeFiles => ({
  'AppData/Roaming/Mailspring/config.json': JSON.stringify({
    '*': { accounts: [{ id: 'x', emailAddress: 'ann@a.example', settings, ...account }] },
  }),
})

describe('Mailspring', () => {
  const base = { imap_host: 'i.example', imap_username: 'ann', smtp_host: 'o.example', smtp_username: 'ann' }
  it.each<[name: string, settings: object, expected: string]>([
    [
      'TLS',
      { imap_security: 'SSL / TLS', smtp_security: 'SSL / TLS' },
      'imap 993 tls password ann | smtp 465 tls password ann',
    ],
    [
      'STARTTLS',
      { imap_security: 'STARTTLS', smtp_security: 'STARTTLS' },
      'imap 143 starttls password ann | smtp 587 starttls password ann',
    ],
    [
      'none',
      { imap_security: 'none', smtp_security: 'none' },
      'imap 143 none password ann | smtp 25 none password ann',
    ],
    ['no name for sending', { smtp_username: '' }, 'imap 143 none password ann | smtp 25 none none'],
    [
      'OAuth 2',
      { refresh_client_id: 'x', refresh_token: 'CANARY' },
      'imap 143 none oauth2 ann | smtp 25 none oauth2 ann',
    ],
    [
      'passwords left over',
      { imap_password: 'CANARY', smtp_password: 'CANARY' },
      'imap 143 none password ann | smtp 25 none password ann',
    ],
    ['nobody’s port', { imap_port: null, smtp_port: 'x' }, 'imap 143 none password ann | smtp 25 none password ann'],
    ['a fraction of a port', { imap_port: 993.5 }, 'imap 143 none password ann | smtp 25 none password ann'],
  ])('%s', async (_, change, expected) => {
    const files = mailspring({ ...base, ...change })
    expect(await servers(files)).toBe(expected)
    expect(JSON.stringify(await readHome(files))).not.toContain('CANARY')
  })

  it.each([
    '.config/Mailspring',
    'snap/mailspring/common',
    '.var/app/com.getmailspring.Mailspring/config/Mailspring',
    'Library/Application Support/Mailspring',
    'AppData/Roaming/Mailspring',
  ])('in %s, with a mark', async (folder) => {
    const [[, text]] = Object.entries(mailspring(base)) as [[string, string]]
    expect((await readHome({ [`${folder}/config.json`]: `\uFEFF${text}` })).accounts).toHaveLength(1)
  })
})

describe('Geary', () => {
  it.each([
    ['none', '143 none', '25 none'],
    ['start-tls', '143 starttls', '587 starttls'],
    ['transport', '993 tls', '465 tls'],
  ])('%s', async (security, receiving, sending) => {
    const part = (host: string): string => `host=${host}\ntransport_security=${security}\nlogin=ann\n`
    const files = {
      '.var/app/org.gnome.Geary/config/geary/account_01/geary.ini': `[Metadata]\nversion=1\n[Account]\nsender_mailboxes=ann@a.example;\nservice_provider=other\n[Incoming]\n${part('i.example')}credentials=custom\n[Outgoing]\n${part('o.example').replace('ann', 'other')}credentials=use-incoming\n`,
    }
    expect(await servers(files)).toBe(`imap ${receiving} password ann | smtp ${sending} password ann`)
  })
})

describe('mutt', () => {
  it.each([
    ['oauthbearer', 'oauth2'],
    ['xoauth2:login', 'oauth2'],
    ['cram-md5', 'password-encrypted'],
    ['digest-md5:plain', 'password-encrypted'],
    ['scram-sha-256:plain', 'password-encrypted'],
    ['gssapi', 'kerberos'],
    ['ntlm', 'ntlm'],
    ['plain:xoauth2', 'password'],
    ['login', 'password'],
  ])('%s: %s', async (list, word) => {
    const rc = `set folder=imaps://ann@i.example smtp_url=smtps://ann@o.example imap_authenticators="${list}" smtp_authenticators="${list}"\n`
    expect(await servers({ '.muttrc': rc })).toBe(`imap 993 tls ${word} ann | smtp 465 tls ${word} ann`)
    const pop = `set pop_host=pops://ann@i.example pop_authenticators="${list}"\n`
    expect(await servers({ '.muttrc': pop })).toBe(`pop3 995 tls ${word} ann | -`)
  })
})

describe('msmtp', () => {
  it.each([
    ['auth off', 'none'],
    ['auth on', 'password ann'],
    ['auth plain', 'password ann'],
    ['auth login', 'password ann'],
    ['auth cram-md5', 'password-encrypted ann'],
    ['auth digest-md5', 'password-encrypted ann'],
    ['auth scram-sha-1', 'password-encrypted ann'],
    ['auth scram-sha-256-plus', 'password-encrypted ann'],
    ['auth gssapi', 'kerberos ann'],
    ['auth ntlm', 'ntlm ann'],
    ['auth oauthbearer', 'oauth2 ann'],
    ['auth xoauth2', 'oauth2 ann'],
    ['auth external', '- ann'],
  ])('%s: %s', async (line, words) => {
    const text = `account a\nhost o.example\nuser ann\n${line}\npassword CANARY\npasswordeval "echo CANARY"\n`
    expect(await servers({ '.msmtprc': text })).toBe(`- | smtp 25 none ${words}`)
  })
})
