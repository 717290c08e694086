/** Thunderbird: where its profiles lie, what its files may look like, and who counts as an account. Sentence by sentence of the design. */
import { describe, expect, it } from 'vitest'
import { inWords, onePop, prefs, profilesIni, readHome, thunderbirdHome, type HomeFiles } from './homes.ts'

const pop = 'pop3 pop.a.example:110 none password ann'
const smtp = 'smtp smtp.a.example:587 none password ann'
const one = (profile = 'p'): string => `thunderbird/${profile} | ann@a.example | ${pop} | ${smtp}`
const store = 'AppData/Local/Packages/MozillaThunderbird.MZLA_h5892qc0xkpca/LocalCache/Roaming/Thunderbird'

describe('places of Thunderbird, each alone', () => {
  it.each([
    '.thunderbird',
    'snap/thunderbird/common/.thunderbird',
    '.var/app/org.mozilla.Thunderbird/.thunderbird',
    '.var/app/org.mozilla.thunderbird/.thunderbird',
    '.var/app/org.mozilla.thunderbird_esr/.thunderbird',
    '.var/app/eu.betterbird.Betterbird/.thunderbird',
    'Library/Thunderbird',
    'AppData/Roaming/Thunderbird',
    store,
  ])('%s', async (folder) => {
    const answer = await readHome({ [`${folder}/profiles.ini`]: profilesIni, [`${folder}/p/prefs.js`]: prefs(onePop) })
    expect(inWords(answer)).toEqual([one()])
    expect(answer.warnings).toEqual([])
  })
})

describe('profiles.ini', () => {
  it.each<[name: string, ini: string, files: HomeFiles, expected: string[]]>([
    ['no IsRelative is relative', '[Profile0]\nPath=p\n', {}, [one()]],
    ['blanks and comments', '# c\n; c\n\n [Profile0] \n Path = p \n', {}, [one()]],
    ['CRLF and a mark', '\uFEFF[Profile0]\r\nIsRelative=1\r\nPath=p\r\n', {}, [one()]],
    ['without a last line end', '[Profile0]\nPath=p', {}, [one()]],
    [
      'only what says which is the default',
      '[InstallABC]\nDefault=p\nLocked=1\n[General]\nStartWithLastProfile=1\n',
      {},
      [],
    ],
    ['a profile without a path', '[Profile0]\nName=x\n[Profile1]\nPath=p\n', {}, [one()]],
    ['one listed twice', '[Profile0]\nPath=p\n[Profile1]\nPath=p\n', {}, [one()]],
    [
      'a folder in a folder',
      '[Profile0]\nPath=Profiles/q\n',
      { '.thunderbird/Profiles/q/prefs.js': prefs(onePop) },
      [one('q')],
    ],
    ['a section of another name', '[ProfileX]\nPath=p\n[MyProfile0]\nPath=p\n', {}, []],
    ['a folder beside', '[Profile0]\nPath=../beside\n', { 'beside/prefs.js': prefs(onePop) }, [one('beside')]],
    ['its own folder', '[Profile0]\nPath=.\n', { '.thunderbird/prefs.js': prefs(onePop) }, [one('.thunderbird')]],
    ['a name outside ASCII', '[Profile0]\nPath=pöst\n', { '.thunderbird/pöst/prefs.js': prefs(onePop) }, [one('pöst')]],
  ])('%s', async (_, ini, files, expected) => {
    const answer = await readHome({ ...thunderbirdHome(prefs(onePop)), ...files, '.thunderbird/profiles.ini': ini })
    expect(inWords(answer)).toEqual(expected)
    expect(answer.warnings).toEqual([])
  })

  it('alone, without the profiles it names, is no reason to warn', async () => {
    expect(await readHome({ '.thunderbird/profiles.ini': profilesIni })).toEqual({ accounts: [], warnings: [] })
  })

  it('a profile without prefs.js was never used, whatever its user.js says', async () => {
    const { '.thunderbird/p/prefs.js': _, ...home } = thunderbirdHome('')
    const answer = await readHome({ ...home, '.thunderbird/p/user.js': prefs(onePop) })
    expect(answer).toEqual({ accounts: [], warnings: [] })
  })

  it('equal accounts of two profiles are both listed', async () => {
    const answer = await readHome({
      '.thunderbird/profiles.ini': '[Profile0]\nPath=p\n[Profile1]\nPath=q\n',
      '.thunderbird/p/prefs.js': prefs(onePop),
      '.thunderbird/q/prefs.js': prefs(onePop),
    })
    expect(inWords(answer)).toEqual([one('p'), one('q')])
  })
})

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

describe('prefs.js', () => {
  it.each<[name: string, text: string | Uint8Array, expected: string[], warnings?: number]>([
    ['CRLF', prefs(onePop).replaceAll('\n', '\r\n'), [one()]],
    ['all on one line', prefs(onePop).replaceAll('\n', ' '), [one()]],
    ['old Mac line ends', prefs(onePop).replaceAll('\n', '\r'), [one()]],
    ['a mark', `\uFEFF${prefs(onePop)}`, [one()]],
    [
      'pref and sticky_pref',
      prefs(onePop).replaceAll('user_pref', 'sticky_pref').replace('sticky_pref', 'pref'),
      [one()],
    ],
    ['single quotes', prefs(onePop).replaceAll('"', "'"), [one()]],
    ['over several lines', prefs(onePop).replaceAll(', ', '\n  ,\n\t').replaceAll(');', '\n)\n;'), [one()]],
    [
      'comments',
      `# a\n// user_pref("mail.accountmanager.accounts", "x");\n/* ${prefs({ 'accountmanager.accounts': 'x' })} */${prefs(onePop)}// end`,
      [one()],
    ],
    [
      'a # inside a value',
      prefs({ ...onePop, 'server.server1.userName': 'a#b' }),
      [one().replace(`password ann | smtp`, 'password a#b | smtp')],
    ],
    [
      'a quoted end inside a value',
      prefs({ ...onePop, 'server.server1.userName': 'a");user_pref("x' }),
      [one().replace(`password ann | smtp`, 'password a");user_pref("x | smtp')],
    ],
    ['escapes', prefs(onePop).replace('"ann"', '"\\x61n\\u006e"'), [one()]],
    ['an unused list of SMTP servers', prefs({ ...onePop, smtpservers: 'smtp1,smtp2,smtp3' }), [one()]],
    [
      'Latin-1',
      latin1(prefs({ ...onePop, 'server.server1.userName': 'zoë' })),
      [one().replace('password ann | smtp', 'password zoë | smtp')],
    ],
    [
      'a BOM and Latin-1 beside UTF-8',
      Buffer.concat([
        Buffer.from(prefs({ ...onePop, 'server.server1.userName': 'zoë' })),
        latin1('user_pref("mail.identity.id1.useremail", "\xe4nn@a.example");'),
      ]),
      [one().replace('password ann | smtp', 'password zoë | smtp').replace('| ann@', '| änn@')],
    ],
    [
      'a number in quotes is none',
      prefs({ ...onePop, 'server.server1.socketType': '3', 'server.server1.authMethod': '10' }),
      [one()],
    ],
    [
      'numbers beyond',
      prefs({ ...onePop, 'server.server1.socketType': 4, 'smtpserver.smtp1.try_ssl': -1, 'smtpserver.smtp1.port': -5 }),
      [one()],
    ],
    ['isSecure false', prefs({ ...onePop, 'server.server1.isSecure': false }), [one()]],
    [
      'socketType 0 beside isSecure',
      prefs({ ...onePop, 'server.server1.isSecure': true, 'server.server1.socketType': 0 }),
      [one()],
    ],
    ['the label is no host', prefs({ ...onePop, 'server.server1.name': 'Label' }), [one()]],
    ['code', `if (x) { alert(1) }\n${prefs(onePop)}`, [one()], 1],
    ['a value that is computed', `${prefs(onePop)}user_pref("mail.server.server1.hostname", evil());`, [one()], 1],
    [
      'names of prototypes',
      prefs({
        ...onePop,
        'account.__proto__.server': 'server1',
        'accountmanager.accounts': '__proto__,account1,constructor,toString',
      }),
      ['thunderbird/p |  | pop3 pop.a.example:110 none password ann | -', one()],
    ],
    ['an account without a server', prefs({ ...onePop, 'accountmanager.accounts': 'account9,account1' }), [one()]],
    [
      'leftovers of removed accounts',
      prefs({
        ...onePop,
        'server.server2.type': 'imap',
        'server.server2.hostname': 'old.example',
        'account.account2.server': 'server2',
        'identity.id2.useremail': 'old@old.example',
      }),
      [one()],
    ],
    [
      'two accounts in the order of the list',
      prefs({
        ...onePop,
        'accountmanager.accounts': 'account2,account1',
        'account.account2.server': 'server2',
        'server.server2.type': 'imap',
        'server.server2.hostname': 'i.example',
      }),
      ['thunderbird/p |  | imap i.example:143 none password | -', one()],
    ],
    [
      'the same account twice',
      prefs({
        ...onePop,
        'accountmanager.accounts': 'account1,account2',
        'account.account2.server': 'server1',
        'account.account2.identities': 'id1',
      }),
      [one()],
    ],
  ])('%s', async (_, text, expected, warnings = 0) => {
    const answer = await readHome(thunderbirdHome(text))
    expect(inWords(answer)).toEqual(expected)
    expect(answer.warnings).toHaveLength(warnings)
  })

  it.each(['none', 'nntp', 'rss', 'im', 'ews', 'graph', 'owl', 'exquilla', 'movemail', 'constructor', ''])(
    'passes over a server of the type %j',
    async (type) => {
      const answer = await readHome(thunderbirdHome(prefs({ ...onePop, 'server.server1.type': type })))
      expect(answer).toEqual({ accounts: [], warnings: [] })
    },
  )

  it.each<[method: number, word: string]>([
    [1, 'none'],
    [2, 'password'],
    [3, 'password'],
    [4, 'password-encrypted'],
    [5, 'kerberos'],
    [6, 'ntlm'],
    [7, '-'],
    [8, 'password-encrypted'],
    [9, 'password'],
    [10, 'oauth2'],
  ])('authMethod %i is %s, for both servers', async (method, word) => {
    const both = { 'server.server1.authMethod': method, 'smtpserver.smtp1.authMethod': method }
    const [line] = inWords(await readHome(thunderbirdHome(prefs({ ...onePop, ...both }))))
    const user = word === 'none' ? '' : ' ann'
    expect(line).toBe(
      `thunderbird/p | ann@a.example | pop3 pop.a.example:110 none ${word}${user} | smtp smtp.a.example:587 none ${word}${user}`,
    )
  })

  it.each<[name: string, change: Record<string, string | number | boolean>, expected: string[]]>([
    [
      'the first identity has no server of its own',
      { 'identity.id1.smtpServer': '', 'identity.id2.smtpServer': 'smtp1', 'smtp.defaultserver': 'smtp2' },
      ['ann@a.example two.example', 'two@a.example smtp.a.example'],
    ],
    [
      'an alias of the second',
      {
        'account.account1.identities': 'id1,id2,id3',
        'identity.id3.useremail': 'three@a.example',
        'identity.id3.smtpServer': 'smtp2',
        'identity.id2.smtpServer': 'smtp2',
      },
      ['ann@a.example smtp.a.example', 'two@a.example two.example'],
    ],
    [
      'another user name is another server',
      {
        'identity.id2.smtpServer': 'smtp3',
        smtpservers: 'smtp1,smtp2,smtp3',
        'smtpserver.smtp3.hostname': 'smtp.a.example',
        'smtpserver.smtp3.username': 'two',
      },
      ['ann@a.example smtp.a.example', 'two@a.example smtp.a.example'],
    ],
    [
      'an identity that is not described',
      { 'account.account1.identities': 'id1,id9' },
      ['ann@a.example smtp.a.example'],
    ],
    ['a first identity without an address', { 'identity.id1.useremail': '' }, [' smtp.a.example']],
    [
      'an Exchange server for the second',
      { 'identity.id2.smtpServer': 'smtp2', 'smtpserver.smtp2.type': 'ews1' },
      ['ann@a.example smtp.a.example'],
    ],
  ])('identities: %s', async (_, change, expected) => {
    const home = prefs({
      ...onePop,
      'account.account1.identities': 'id1,id2',
      'identity.id2.useremail': 'two@a.example',
      smtpservers: 'smtp1,smtp2',
      'smtpserver.smtp2.hostname': 'two.example',
      ...change,
    })
    const { accounts } = await readHome(thunderbirdHome(home))
    expect(accounts.map(({ account }) => `${account.email} ${account.outgoing?.host ?? '-'}`)).toEqual(expected)
  })

  it('keeps passwords that old versions wrote out of everything', async () => {
    const secret = {
      'server.server1.password': 'CANARY-1',
      'smtpserver.smtp1.password': 'CANARY-2',
      'server.server1.oauth2.refreshToken': 'CANARY-3',
    }
    const answer = await readHome(thunderbirdHome(`${prefs({ ...onePop, ...secret })}user_pref("x", CANARY-4);`))
    expect(JSON.stringify(answer)).not.toContain('CANARY')
    expect(answer.warnings).toHaveLength(1)
  })
})
