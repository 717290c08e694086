/**
 * The real Thunderbird in a hotel that drops port 25: its profile is read, the check names the fault, the exported
 * preferences go into the profile, and that Thunderbird then sends through the provider's server, which before it could not.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../../electron/contract/account.ts'
import type { Report } from '../../electron/contract/report.ts'
import { buildLab, ownUser, type Lab } from './lab.ts'
import { namespaceOf } from './networks.ts'
import { buildProgram } from './program.ts'
import { outside } from './servers-as-described.ts'
import { domainOf, hostOf } from './servers/variants.ts'
import { inside, plainEnvironment, run, type Ran } from './shell.ts'

const program = '/usr/bin/thunderbird'
const network = 'hotel-drops-25'
const server = 'hosting'
const address = `${ownUser}@${domainOf(server)}`
const bin = fileURLToPath(new URL('../../electron/serve/cli/bin.js', import.meta.url))
const driver = fileURLToPath(new URL('./thunderbird/drive.mjs', import.meta.url))

let lab: Lab
let home = ''
let profile = ''

beforeAll(async () => {
  const [built] = await Promise.all([buildLab([]), buildProgram()])
  lab = built
  home = join(lab.workFolder, 'home')
  profile = join(home, '.thunderbird', 'lab.default')
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(home, '.thunderbird', 'profiles.ini'), '[Profile0]\nName=lab\nIsRelative=1\nPath=lab.default\n')
  const set = (name: string, value: string | number | boolean) => `user_pref("${name}", ${JSON.stringify(value)});\n`
  const prefs = [
    set('mail.accountmanager.accounts', 'account3'),
    set('mail.account.account3.server', 'server5'),
    set('mail.account.account3.identities', 'id2'),
    set('mail.identity.id2.useremail', address),
    set('mail.identity.id2.fullName', 'Lab'),
    set('mail.identity.id2.valid', true),
    set('mail.identity.id2.smtpServer', 'smtp4'),
    set('mail.server.server5.type', 'imap'),
    set('mail.server.server5.hostname', hostOf(server)),
    set('mail.server.server5.userName', address),
    set('mail.server.server5.port', 993),
    set('mail.server.server5.socketType', 3),
    set('mail.server.server5.authMethod', 3),
    set('mail.server.server5.login_at_startup', false),
    set('mail.smtpservers', 'smtp4'),
    set('mail.smtpserver.smtp4.hostname', hostOf(server)),
    set('mail.smtpserver.smtp4.port', 25),
    set('mail.smtpserver.smtp4.try_ssl', 2),
    set('mail.smtpserver.smtp4.authMethod', 3),
    set('mail.smtpserver.smtp4.username', address),
  ]
  writeFileSync(join(profile, 'prefs.js'), prefs.join(''))
})

afterAll(async () => {
  await lab?.remove()
})

const environment = () => ({ ...plainEnvironment, HOME: home, TMPDIR: lab.workFolder })

function mailCheck(args: readonly string[], input = ''): Promise<Ran> {
  const [command, all] = inside(namespaceOf(network), process.execPath, [bin, ...args])
  return run(command, all, { input, env: environment(), cwd: lab.workFolder })
}

async function accountInProfile(): Promise<Account> {
  const { stdout } = await mailCheck(['accounts', '--home', home, '--json'])
  const [found] = JSON.parse(stdout) as { source: string; profile: string; account: Account }[]
  if (!found) throw new Error(`no account was found: ${stdout}`)
  expect(found).toMatchObject({ source: 'thunderbird', profile: 'lab.default' })
  return found.account
}

/** Thunderbird's own code, with the profile as it is. @returns what it said, and what the server noted */
async function send(subject: string, boundMs: number): Promise<{ said: Ran; noted: string[] }> {
  const order = {
    program,
    profile,
    authority: readFileSync(lab.servers.authority.file, 'utf8'),
    password: lab.passwordOf(ownUser),
    from: address,
    to: outside,
    subject,
    boundMs,
  }
  const [command, all] = inside(namespaceOf(network), process.execPath, [driver])
  const said = await run(command, all, { input: JSON.stringify(order), env: environment(), boundMs: boundMs + 70_000 })
  const log = readFileSync(join(lab.servers.folderOf(server), 'exim/log/mainlog'), 'utf8')
  return { said, noted: log.split('\n').filter((line) => line.includes(subject)) }
}

describe('Thunderbird in a hotel that drops port 25', () => {
  it('cannot send as it is set', { timeout: 120_000 }, async () => {
    expect(existsSync(program)).toBe(true)
    const { said, noted } = await send('lab-mail-program-before', 10_000)
    // It had started and was at it: what it waits for is the port.
    expect(JSON.parse(said.stdout)).toMatchObject({ phase: 'sending' })
    expect(said.status).toBe(1)
    expect(noted).toEqual([])
  })

  it(
    'its profile is read, the fault is named, and with the exported preferences it sends',
    { timeout: 180_000 },
    async () => {
      const account = await accountInProfile()
      expect(account).toEqual({
        email: address,
        incoming: {
          protocol: 'imap',
          host: hostOf(server),
          port: 993,
          security: 'tls',
          authentication: 'password',
          username: address,
        },
        outgoing: {
          host: hostOf(server),
          port: 25,
          security: 'starttls',
          authentication: 'password',
          username: address,
        },
      })

      const before = join(lab.workFolder, 'before.json')
      writeFileSync(before, JSON.stringify(account))
      const asked = ['check', '--account', before, '--ca', lab.servers.authority.file, '--password-stdin', '--json']
      const checked = await mailCheck(asked, `${lab.passwordOf(ownUser)}\n`)
      const { findings, verdict, recommended } = JSON.parse(checked.stdout) as Report
      expect(findings[0]?.code).toBe('port-blocked-by-network')
      expect(verdict.outgoing).toBe('works-with-changes')
      const { outgoing } = recommended
      if (!outgoing) throw new Error('nothing was recommended')

      const after = join(lab.workFolder, 'after.json')
      writeFileSync(after, JSON.stringify({ ...account, outgoing }))
      const exporting = [
        'export',
        '--account',
        after,
        '--for',
        'thunderbird',
        '--format',
        'prefs',
        '--profile',
        profile,
      ]
      const exported = await mailCheck([...exporting, '--out', join(profile, 'user.js')])
      expect(exported.status).toBe(0)
      const { outgoing: now } = await accountInProfile()
      expect(now).toMatchObject({ port: outgoing.port, security: outgoing.security })

      const { said, noted } = await send('lab-mail-program-after', 60_000)
      expect(JSON.parse(said.stdout)).toMatchObject({ status: '0', host: hostOf(server), port: outgoing.port })
      expect(noted.join('\n')).toContain(`took lab-mail-program-after from ${address} on ${outgoing.port} encrypted`)
    },
  )
})
