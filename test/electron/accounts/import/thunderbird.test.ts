import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inWords, makeHome, onePop, prefs, profilesIni, readHome, thunderbirdHome } from './homes.ts'

const line = (incoming: string, outgoing: string, email = 'ann@a.example'): string =>
  `thunderbird/p | ${email} | ${incoming} | ${outgoing}`
const smtp = 'smtp smtp.a.example:587 none password ann'
const pop = 'pop3 pop.a.example:110 none password ann'

describe('Thunderbird', () => {
  it.each<[name: string, change: Record<string, string | number | boolean>, expected: string[]]>([
    ['defaults', {}, [line(pop, smtp)]],
    ['old isSecure', { 'server.server1.isSecure': true }, [line('pop3 pop.a.example:995 tls password ann', smtp)]],
    [
      'socketType outranks isSecure',
      { 'server.server1.isSecure': true, 'server.server1.socketType': 1 },
      [line('pop3 pop.a.example:110 starttls password ann', smtp)],
    ],
    [
      'port -1',
      { 'server.server1.port': -1, 'server.server1.socketType': 3 },
      [line('pop3 pop.a.example:995 tls password ann', smtp)],
    ],
    ['a port that is text', { 'server.server1.port': '995' }, [line(pop, smtp)]],
    ['an impossible port', { 'server.server1.port': 65536, 'smtpserver.smtp1.port': 0 }, [line(pop, smtp)]],
    ['unknown numbers', { 'server.server1.socketType': 9, 'server.server1.authMethod': 99 }, [line(pop, smtp)]],
    [
      'real names of before 102',
      { 'server.server1.realhostname': 'new.a.example', 'server.server1.realuserName': 'ann2' },
      [line('pop3 new.a.example:110 none password ann2', smtp)],
    ],
    ['empty real names', { 'server.server1.realhostname': '', 'server.server1.realuserName': '' }, [line(pop, smtp)]],
    [
      'TLS for sending without a port',
      { 'smtpserver.smtp1.try_ssl': 3 },
      [line(pop, 'smtp smtp.a.example:465 tls password ann')],
    ],
    [
      'any type of encrypted password',
      { 'server.server1.authMethod': 8 },
      [line('pop3 pop.a.example:110 none password-encrypted ann', smtp)],
    ],
    ['any secure method', { 'server.server1.authMethod': 9 }, [line(pop, smtp)]],
    ['an Exchange server for sending', { 'smtpserver.smtp1.type': 'ews' }, [line(pop, '-')]],
    ['no server named by the identity', { 'identity.id1.smtpServer': '' }, [line(pop, smtp)]],
    ['a server that is gone', { 'identity.id1.smtpServer': 'smtp9' }, [line(pop, smtp)]],
    [
      'the default server',
      {
        'identity.id1.smtpServer': '',
        'smtp.defaultserver': 'smtp2',
        smtpservers: 'smtp1,smtp2',
        'smtpserver.smtp2.hostname': 'two.example',
      },
      [line(pop, 'smtp two.example:587 none password')],
    ],
    ['an add-on type', { 'server.server1.type': 'owl' }, []],
    ['accounts that were removed', { 'accountmanager.accounts': '' }, []],
    ['blanks in the list', { 'accountmanager.accounts': ' account1 , ,account1' }, [line(pop, smtp)]],
    ['no host for receiving', { 'server.server1.hostname': ' ' }, [line('-', smtp)]],
    ['neither host', { 'server.server1.hostname': '', 'smtpserver.smtp1.hostname': '' }, []],
    ['blanks around names', { 'server.server1.hostname': ' pop.a.example ' }, [line(pop, smtp)]],
    [
      'an address by the user name',
      { 'identity.id1.useremail': '', 'server.server1.userName': 'u@b.example' },
      [line('pop3 pop.a.example:110 none password u@b.example', smtp, 'u@b.example')],
    ],
    [
      'further identities',
      {
        'account.account1.identities': 'id1,id2,id3,id4',
        'identity.id2.useremail': 'alias@a.example',
        'identity.id2.smtpServer': 'smtp1',
        'identity.id3.useremail': 'other@b.example',
        'identity.id3.smtpServer': 'smtp2',
        'identity.id4.smtpServer': 'smtp2',
        'smtpserver.smtp2.hostname': 'two.example',
      },
      [line(pop, smtp), line(pop, 'smtp two.example:587 none password', 'other@b.example')],
    ],
    ['no identity', { 'account.account1.identities': '' }, [line(pop, '-', '')]],
  ])('%s', async (_, change, expected) => {
    expect(inWords(await readHome(thunderbirdHome(prefs({ ...onePop, ...change }))))).toEqual(expected)
  })

  it('lets user.js win, and says so of each value', async () => {
    const own = `pref("mail.server.server1.hostname", 'own.example', sticky);`
    const { accounts } = await readHome(thunderbirdHome(prefs(onePop), { '.thunderbird/p/user.js': own }))
    expect(accounts[0]?.account.incoming?.host).toBe('own.example')
    expect(accounts[0]?.origins).toMatchObject({
      email: '.thunderbird/p/prefs.js',
      'incoming.host': '.thunderbird/p/user.js',
      'incoming.port': '.thunderbird/p/prefs.js',
    })
  })

  it('reads places in their order, and profiles by their number', async () => {
    const profile = (host: string): string => prefs({ ...onePop, 'server.server1.hostname': host })
    const answer = await readHome({
      '.var/app/eu.betterbird.Betterbird/.thunderbird/profiles.ini': profilesIni,
      '.var/app/eu.betterbird.Betterbird/.thunderbird/p/prefs.js': profile('flatpak.example'),
      '.thunderbird/profiles.ini':
        '[Profile10]\nPath=ten\n[Profile2]\nPath=two/\n[Profile1]\nPath=none\n[InstallX]\nDefault=x\n',
      '.thunderbird/ten/prefs.js': profile('ten.example'),
      '.thunderbird/two/prefs.js': profile('two.example'),
      'Library/Thunderbird/profiles.ini': '\uFEFF[Profile0]\r\nPath=Profiles/mac\r\n',
      'Library/Thunderbird/Profiles/mac/prefs.js': profile('mac.example'),
      'AppData/Roaming/Thunderbird/profiles.ini': '[Profile0]\nPath=Profiles\\win\n',
      'AppData/Roaming/Thunderbird/Profiles/win/prefs.js': profile('win.example'),
    })
    expect(answer.accounts.map(({ profile: name, account }) => [name, account.incoming?.host])).toEqual([
      ['two', 'two.example'],
      ['ten', 'ten.example'],
      ['p', 'flatpak.example'],
      ['mac', 'mac.example'],
      ['win', 'win.example'],
    ])
    expect(answer.warnings).toEqual([])
  })

  it('reads past what it does not understand, and says so once a file', async () => {
    const text = `\0junk\nuser_pref("mail.x", 3px);\nuser_pref("a\n${prefs(onePop)}user_pref("mail.server.server1.hostname`
    const answer = await readHome(thunderbirdHome(text))
    expect(inWords(answer)).toEqual([line(pop, smtp)])
    expect(answer.warnings.map(({ file }) => file)).toEqual(['.thunderbird/p/prefs.js'])
  })

  it.each([
    ['outside by two dots', '[Profile0]\nPath=../../OUTSIDE\n'],
    ['outside by its whole path', '[Profile0]\nIsRelative=0\nPath=/OUTSIDE\n'],
    ['on the network', '[Profile0]\nIsRelative=0\nPath=\\\\server\\share\\p\n'],
    ['with a NUL in its name', '[Profile0]\nPath=a\0b\n'],
  ])('does not read a profile %s', async (_, ini) => {
    const outside = makeHome({ 'prefs.js': prefs(onePop) })
    const text = ini.replace('../../OUTSIDE', `../..${outside}`).replace('/OUTSIDE', outside)
    const answer = await readHome({ '.thunderbird/profiles.ini': text })
    expect(answer.accounts).toEqual([])
    expect(answer.warnings).toHaveLength(1)
    expect(answer.warnings[0]?.text).not.toMatch(/\p{Cc}/u)
  })

  it('does not read where a link leads out of the home, or in a circle', async () => {
    const outside = makeHome({ 'profiles.ini': profilesIni, 'p/prefs.js': prefs(onePop) })
    const answer = await readHome({ x: '' }, (home) => {
      symlinkSync(outside, join(home, '.thunderbird'))
      symlinkSync('Library', join(home, 'Library'))
    })
    expect(answer.accounts).toEqual([])
    const said = answer.warnings.map(({ file, text }) => `${file}: ${text}`)
    expect(said.some((each) => /^\.thunderbird\/profiles\.ini: it is outside the home/.test(each))).toBe(true)
    expect(said.some((each) => /^Library.*in a circle/.test(each))).toBe(true)
  })
})
