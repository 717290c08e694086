/** Mailspring, mutt, msmtp, and programs that cannot be read. */
import { describe, expect, it } from 'vitest'
import { inWords, readHome, type HomeFiles } from './homes.ts'

const mailspring = (settings: object, more: object = {}): HomeFiles => ({
  '.config/Mailspring/config.json': JSON.stringify({
    '*': { accounts: [{ id: 'x', emailAddress: 'ann@a.example', settings, ...more }] },
  }),
})

describe('Mailspring', () => {
  it.each<[name: string, files: HomeFiles, expected: string[]]>([
    [
      'ports as text',
      mailspring({
        imap_host: 'a.example',
        imap_port: '1143',
        imap_username: 'ann',
        imap_security: 'STARTTLS',
        smtp_host: 'b.example',
        smtp_port: '70000',
        smtp_security: 'SSL / TLS',
        smtp_username: 'out',
      }),
      ['imap a.example:1143 starttls password ann | smtp b.example:465 tls password out'],
    ],
    ['no host', mailspring({ imap_port: 1 }), []],
    [
      'OAuth 2',
      mailspring({ imap_host: 'a.example', imap_username: 'ann', smtp_host: 'b.example', refresh_client_id: 'x' }),
      ['imap a.example:143 none oauth2 ann | smtp b.example:25 none oauth2'],
    ],
    [
      'values of the wrong kind',
      mailspring({ imap_host: 5, smtp_host: 'b.example', smtp_port: true, smtp_security: 'toString' }),
      ['- | smtp b.example:25 none none'],
    ],
    ['no list', { '.config/Mailspring/config.json': '{"*":{"accounts":{"length":1}}}' }, []],
    ['null accounts', { '.config/Mailspring/config.json': '{"*":{"accounts":[null,1,"x",[]]}}' }, []],
  ])('%s', async (_, files, expected) => {
    expect(inWords(await readHome(files))).toEqual(expected.map((each) => `mailspring/x | ann@a.example | ${each}`))
  })

  it('names a file that is broken, and not what stands in it', async () => {
    const { warnings } = await readHome({ '.config/Mailspring/config.json': '{"imap_password": "CANARY"' })
    expect(warnings).toMatchObject([{ source: 'mailspring', file: '.config/Mailspring/config.json' }])
    expect(JSON.stringify(warnings)).not.toContain('CANARY')
  })
})

describe('mutt', () => {
  it.each<[name: string, rc: string, expected: string, warnings?: number]>([
    [
      'a name in the address',
      'set folder=imap://ann%40a.example:CANARY@a.example:1143/INBOX',
      'ann@a.example | imap a.example:1143 starttls password ann@a.example | -',
    ],
    [
      'no encryption',
      'set folder=imap://a.example ssl_starttls=no\nset nossl_force_tls',
      ' | imap a.example:143 none password | -',
    ],
    [
      'one of the two is not enough',
      'set folder=imap://a.example\nunset ssl_starttls',
      ' | imap a.example:143 starttls password | -',
    ],
    [
      'toggled',
      'set folder=imap://a.example\ntoggle ssl_starttls; set invssl_force_tls',
      ' | imap a.example:143 none password | -',
    ],
    [
      'the inbox comes second',
      'set spoolfile=imaps://two.example/ folder=~/Mail',
      ' | imap two.example:993 tls password | -',
    ],
    ["NeoMutt's new name", 'set spool_file=imaps://two.example/', ' | imap two.example:993 tls password | -'],
    [
      'mailboxes',
      'mailboxes +x "pops://u@three.example" imap://four.example',
      ' | pop3 three.example:995 tls password u | -',
    ],
    [
      'mailboxes taken back',
      'mailboxes imap://x.example\nunmailboxes *\nmailboxes imap://y.example',
      ' | imap y.example:143 starttls password | -',
    ],
    [
      'POP3 without a scheme',
      'set pop_host="u:CANARY@pop.example:1110" pop_user=v',
      ' | pop3 pop.example:1110 starttls password u | -',
    ],
    [
      'sending',
      'set smtp_url=smtp://b.example:587/ from="Ann (x) <ann@a.example>"',
      'ann@a.example | - | smtp b.example:587 starttls none',
    ],
    [
      'sending, signed in',
      'set smtp_url=smtps://u@b.example smtp_authenticators="gssapi:login"',
      ' | - | smtp b.example:465 tls kerberos u',
    ],
    [
      'methods',
      'set folder=imap://a.example imap_authenticators="DIGEST-MD5"',
      ' | imap a.example:143 starttls password-encrypted | -',
    ],
    [
      'quotes',
      `set my_h='a.exa$x' my_i="\\"b" imap_user=$my_i folder="imap://\${my_j}a.example/"`,
      ' | imap a.example:143 starttls password "b | -',
    ],
    [
      'single quotes are literal',
      `set folder='imap://a.example/$x' imap_user='a\\b'`,
      ' | imap a.example:143 starttls password a\\b | -',
    ],
    [
      'continued lines, comments',
      'set \\\n  folder \\\n = imap://a.example # ; set imap_user=x\n#set imap_user=y',
      ' | imap a.example:143 starttls password | -',
    ],
    [
      'the end counts',
      'set folder=imap://x.example imap_user=u; set folder=imap://a.example; unset imap_user',
      ' | imap a.example:143 starttls password | -',
    ],
    [
      'hooks and macros do not',
      `set folder=imap://a.example\naccount-hook . 'set imap_user=u'\nfolder-hook . set imap_user=v\nmacro index x "<enter-command>set imap_user=w<enter>"`,
      ' | imap a.example:143 starttls password | -',
    ],
    [
      'a command',
      'set folder=imap://a.example imap_user=`id` imap_pass="`pass x`"',
      ' | imap a.example:143 starttls password | -',
      1,
    ],
    [
      'an unknown variable',
      'set folder=imap://a.example imap_user=$USER',
      ' | imap a.example:143 starttls password | -',
    ],
    [
      'variables without end',
      `set folder=imap://a.example my_a=${'x'.repeat(100)}\n${'set my_a=$my_a$my_a\n'.repeat(40)}set imap_user=$my_a`,
      ' | imap a.example:143 starttls password | -',
      0,
    ],
    [
      'an address cut by its password',
      'set folder=imap://a.example smtp_url=smtp://u:CAN/ARY@b.example',
      ' | imap a.example:143 starttls password | -',
    ],
  ])('%s', async (_, rc, expected, warnings = 0) => {
    const answer = await readHome({ '.muttrc': rc })
    expect(inWords(answer)).toEqual([`mutt/.muttrc | ${expected}`])
    expect(answer.warnings).toHaveLength(warnings)
    expect(JSON.stringify(answer)).not.toContain('CANARY')
  })

  it('reads what it sources, in the home, without loops, and says from where each value is', async () => {
    const { accounts, warnings } = await readHome({
      '.mutt/muttrc':
        'source ~/.mutt/more\nsource "gpg -d x |"\nsource none\nsource /etc/hostname\nset folder=imap://a.example',
      '.mutt/more': 'set imap_user=ann\nsource muttrc',
    })
    expect(accounts[0]).toMatchObject({
      profile: '.mutt/muttrc',
      origins: { 'incoming.host': '.mutt/muttrc', 'incoming.username': '.mutt/more' },
    })
    expect(warnings.map(({ text }) => text)).toEqual([
      expect.stringContaining('sources itself'),
      expect.stringContaining('not there'),
      expect.stringContaining('outside the home'),
      expect.stringContaining('never run'),
    ])
  })

  it('lists NeoMutt beside mutt, a common file once', async () => {
    const one = (name: string): string => `set folder=imap://${name}`
    const both = await readHome({ '.mutt/muttrc': one('m.example'), '.config/mutt/neomuttrc': one('n.example') })
    expect(both.accounts.map(({ profile }) => profile)).toEqual(['.mutt/muttrc', '.config/mutt/neomuttrc'])
    const common = await readHome({ '.config/mutt/muttrc': one('m.example') })
    expect(common.accounts.map(({ profile }) => profile)).toEqual(['.config/mutt/muttrc'])
  })
})

describe('msmtp', () => {
  it.each<[name: string, file: string, expected: string[], warnings?: number]>([
    ['without sections', 'host b.example\n', ['default |  | - | smtp b.example:25 none none']],
    [
      'switches without a value',
      'account a\nhost b.example\ntls\nauth\nuser u@b.example',
      ['a | u@b.example | - | smtp b.example:25 starttls password u@b.example'],
    ],
    [
      'a copy has the defaults that are in force where it stands',
      'defaults\nport 1\naccount a\nhost b.example\ndefaults\nport 2\naccount c: a\nfrom x@y.example',
      ['a |  | - | smtp b.example:1 none none', 'c | x@y.example | - | smtp b.example:2 none none'],
    ],
    [
      'what the copied one says itself outranks defaults',
      'account a\nhost b.example\nport 1\ndefaults\nport 2\naccount c: a\naccount d : c\nfrom x@y.example',
      ['a |  | - | smtp b.example:1 none none', 'd | x@y.example | - | smtp b.example:1 none none'],
    ],
    [
      'defaults add up',
      'defaults\ntls on\ndefaults\nauth scram-sha-256\naccount a\nhost b.example\nuser u',
      ['a |  | - | smtp b.example:25 starttls password-encrypted u'],
    ],
    [
      'several to copy',
      'account a\nuser u\nauth ntlm\naccount b\nhost b.example\naccount c : a, b',
      ['b |  | - | smtp b.example:25 none none', 'c |  | - | smtp b.example:25 none ntlm u'],
    ],
    [
      'a method without a word',
      'account a\nhost b.example\nauth external\nuser u',
      ['a |  | - | smtp b.example:25 none - u'],
    ],
    [
      'TLS without its port',
      'account a\nhost b.example\ntls on\ntls_starttls off\nport x',
      ['a |  | - | smtp b.example:465 tls none'],
    ],
    [
      'commands',
      'account a\nhost b.example\neval echo user x\npasswordeval echo CANARY',
      ['a |  | - | smtp b.example:25 none none'],
      1,
    ],
    [
      'names that cannot be',
      'account a\nhost -oProxy\naccount b\nhost b;c\naccount c\nhost b.example\nuser a\u0007\nauth on',
      ['c |  | - | smtp b.example:25 none password'],
      2,
    ],
  ])('%s', async (_, file, expected, warnings = 0) => {
    const answer = await readHome({ '.config/msmtp/config': file })
    expect(inWords(answer)).toEqual(expected.map((each) => `msmtp/${each}`))
    expect(answer.warnings).toHaveLength(warnings)
  })
})

it('of the two files of msmtp, only the first counts', async () => {
  const { accounts } = await readHome({
    '.msmtprc': 'account one\nhost one.example\n',
    '.config/msmtp/config': 'account two\nhost two.example\n',
  })
  expect(accounts.map(({ profile }) => profile)).toEqual(['one'])
})

describe('programs that cannot be read', () => {
  it.each<[name: string, file: string, text: string]>([
    ['eM Client', 'Library/Application Support/eM Client/accounts.dat', 'eM Client is set up here'],
    ['new Outlook', 'AppData/Local/Microsoft/Olk/UserSettings.json', "Microsoft's cloud"],
    [
      'Windows Live Mail',
      'AppData/Local/Microsoft/Windows Live Mail/A 123/account{1}.oeaccount',
      'Windows Live Mail is set up here',
    ],
  ])('%s', async (_, file, text) => {
    const { accounts, warnings } = await readHome({ [file]: 'x' })
    expect(accounts).toEqual([])
    expect(warnings.map((each) => each.text)).toEqual([expect.stringContaining(text)])
  })
})
