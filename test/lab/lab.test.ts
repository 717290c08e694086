/** The lab's run: real mail servers, pretended networks, the program in them, and what it left behind. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Security } from '../../electron/contract/words.ts'
import { filesWith } from './canary.ts'
import { readStreams } from './capture.ts'
import { buildLab, ownUser, type Lab } from './lab.ts'
import { askPorts, describedNetworks } from './networks-as-described.ts'
import { buildProgram, builtFolder, checkFrom, findFrom } from './program.ts'
import { explained, namesOf, runScenario, type Outcome } from './run-scenario.ts'
import { tryReceiving, trySending } from './retry.ts'
import { accountOf } from './scenario.ts'
import { scenarios } from './scenarios/all.ts'
import { askServer, described, outside } from './servers-as-described.ts'
import { dovecotLog } from './servers/dovecot.ts'
import { domainInDnsAlone } from './servers/names.ts'
import { addressesOf, domainOf, hostOf, variantNames, variantOf, type VariantName } from './servers/variants.ts'
import { attemptsIn } from './sign-in-log.ts'
import { look, sights } from './sights.ts'

let lab: Lab
const outcomes = new Map<string, Outcome>()

beforeAll(async () => {
  const [built] = await Promise.all([buildLab(scenarios), buildProgram()])
  lab = built
})

afterAll(async () => {
  await lab?.remove()
})

describe('the table', () => {
  it('gives every row a name and a user of its own', () => {
    const rows = scenarios.map((row) => row.name)
    expect(new Set(rows).size).toBe(rows.length)
    expect(new Set(namesOf(scenarios)).size).toBe(scenarios.length)
  })
})

describe('the servers are as described', () => {
  it.concurrent.each(described)('$server: $name', async (row) => {
    const answered = await askServer(row, lab.servers.authority.file)
    for (const said of row.says) expect(answered).toMatch(said)
    for (const said of row.never ?? []) expect(answered).not.toMatch(said)
  })
})

describe('the networks are as described', () => {
  it.concurrent.each(describedNetworks)('$network', async ({ network, ports }) => {
    expect(await askPorts(network)).toEqual(ports)
  })

  it.concurrent.each(sights)('$network: $name', async (row) => {
    const seen = await look(row)
    for (const said of row.says) expect(seen).toMatch(said)
    for (const said of row.never ?? []) expect(seen).not.toMatch(said)
  })
})

describe('the other programs tell good from bad', () => {
  const sound = variantNames.filter(
    (name) => variantOf(name).certificate === 'good' && variantOf(name).inClear !== 'only',
  )
  const where = (password = lab.passwordOf(ownUser)) => ({
    network: 'workbench' as const,
    authority: lab.servers.authority.file,
    password,
  })
  const at = (name: VariantName, port: number, security: Security) => ({
    host: hostOf(name),
    port,
    security,
    username: `${ownUser}@${domainOf(name)}`,
  })

  it.concurrent.each(sound.map((name) => ({ name })))('$name: receiving works', async ({ name }) => {
    const all = await Promise.all([
      tryReceiving('imap', at(name, 993, 'tls'), where()),
      tryReceiving('imap', at(name, 143, 'starttls'), where()),
      tryReceiving('pop3', at(name, 995, 'tls'), where()),
      tryReceiving('pop3', at(name, 110, 'starttls'), where()),
    ])
    for (const ran of all) expect(ran).toMatchObject({ status: 0 })
  })

  it.concurrent.each(sound.filter(offersSignIn).map((name) => ({ name })))('$name: sending works', async ({ name }) => {
    const sender = `${ownUser}@${domainOf(name)}`
    const all = await Promise.all([
      trySending(at(name, 465, 'tls'), sender, outside, where()),
      trySending(at(name, 587, 'starttls'), sender, outside, where()),
      trySending(at(name, 25, 'starttls'), sender, outside, where()),
    ])
    for (const ran of all) expect(ran).toMatchObject({ status: 0 })
  })

  it('sign-ins in clear are taken where nothing else is offered, and seen on the way', async () => {
    const clear = where(lab.passwordOf(ownUser, true))
    const sender = `${ownUser}@${domainOf('clear')}`
    expect((await tryReceiving('imap', at('clear', 143, 'none'), clear)).status).toBe(0)
    expect((await tryReceiving('pop3', at('clear', 110, 'none'), clear)).status).toBe(0)
    expect((await trySending(at('clear', 587, 'none'), sender, outside, clear)).status).toBe(0)
  })

  it('a wrong password fails', async () => {
    const wrong = where('not the password')
    expect((await tryReceiving('imap', at('hosting', 993, 'tls'), wrong)).status).not.toBe(0)
    expect((await trySending(at('hosting', 465, 'tls'), 'lab@hosting.example', outside, wrong)).status).not.toBe(0)
  })

  it.concurrent.each([{ name: 'expired' as const }, { name: 'selfsigned' as const }])(
    '$name: the certificate fails',
    async ({ name }) => {
      expect((await tryReceiving('imap', at(name, 993, 'tls'), where())).status).not.toBe(0)
      expect((await trySending(at(name, 465, 'tls'), `lab@${domainOf(name)}`, outside, where())).status).not.toBe(0)
    },
  )
})

describe('the scenarios', () => {
  it.concurrent.each(scenarios.map((row, index) => ({ ...row, row, index })))('$name', async ({ row, index }) => {
    const outcome = await runScenario(lab, row, index)
    outcomes.set(row.user, outcome)
    expect(explained(row, outcome)).toEqual([])
  })

  it('are told to people, too', async () => {
    const row = scenarios.find((one) => one.user === 'ida')
    if (row === undefined) throw new Error('the row is gone')
    const ran = await checkFrom({
      network: row.network,
      folder: join(lab.workFolder, 'as-text'),
      account: accountOf(row),
      password: { by: 'stdin', is: lab.passwordOf(row.user) },
      authority: lab.servers.authority.file,
      options: [],
    })
    outcomes.set('as-text', { ran, report: null, complaints: [] })
    expect(ran.status).toBe(1)
    expect(ran.stdout).toContain('465')
    // No terminal: no colours.
    expect(ran.stdout).not.toContain('\u001B')
  })
})

describe('a domain that publishes its settings', () => {
  const host = hostOf('looked')
  it.each([
    { by: 'a page of its own', source: 'autoconfig', domain: domainOf('looked') },
    { by: 'its DNS alone', source: 'srv', domain: domainInDnsAlone },
  ])('is found by an address alone: $by', async ({ source, domain }) => {
    const email = `lea@${domain}`
    const ran = await findFrom({
      network: 'home',
      folder: join(lab.workFolder, `found-${source}`),
      account: { email },
      authority: lab.servers.authority.file,
      options: ['--json'],
    })
    outcomes.set(`found by ${source}`, { ran, report: null, complaints: [] })
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    const [best] = JSON.parse(ran.stdout).candidates
    expect(best).toMatchObject({
      source,
      incoming: { protocol: 'imap', host, port: 993, security: 'tls' },
      outgoing: { host, port: 465, security: 'tls' },
    })
  })
})

describe('what the run left behind', () => {
  it('is a record of every packet in which no password stands outside TLS', async () => {
    await lab.capture.stop()
    const streams = readStreams(lab.captureFile)
    const seen = streams.flatMap((stream) =>
      lab.canary.formsIn(stream.bytes).map((form) => `${form} from ${stream.from} to ${stream.to}`),
    )
    expect(seen).toEqual([])
    // The same search finds what was sent in clear where that was agreed to: it is not blind.
    const agreed = streams.filter((stream) => lab.clearCanary.formsIn(stream.bytes).length > 0)
    const [clear4, clear6] = addressesOf('clear')
    expect(agreed.length).toBeGreaterThan(0)
    for (const stream of agreed) expect(stream.to.startsWith(`${clear4}:`) || isSix(stream.to, clear6)).toBe(true)
    // And every server was spoken to: the record is of this run.
    const silent = variantNames.filter((name) => {
      const [four, six] = addressesOf(name)
      return !streams.some((stream) => stream.to.startsWith(`${four}:`) || isSix(stream.to, six))
    })
    expect(silent).toEqual([])
  })

  it('is no sign-in at a server whose certificate does not verify', () => {
    const bad = variantNames.filter((name) => variantOf(name).certificate !== 'good')
    expect(bad.length).toBeGreaterThan(0)
    expect(bad.filter((name) => attemptsIn(dovecotLog(lab.servers.folderOf(name))) > 0)).toEqual([])
    // Others do have some: the same search is not blind.
    expect(attemptsIn(dovecotLog(lab.servers.folderOf('hosting')))).toBeGreaterThan(0)
  })

  it('is no file with a password', () => {
    // Its home, temporary files, working folder, and what it built itself into.
    const own = [lab.workFolder, builtFolder]
    expect([...filesWith(lab.canary, own), ...filesWith(lab.clearCanary, own)]).toEqual([])
    const logs = variantNames.map((name) => dovecotLog(lab.servers.folderOf(name)))
    for (const log of logs) expect(lab.canary.formsIn(readFileSync(log))).toEqual([])
  })

  it('is no output with a password', () => {
    expect(outcomes.size).toBe(scenarios.length + 3)
    const said = [...outcomes].filter(([, { ran }]) => {
      const bytes = Buffer.from(ran.stdout + ran.stderr)
      return lab.canary.formsIn(bytes).length + lab.clearCanary.formsIn(bytes).length > 0
    })
    expect(said.map(([user]) => user)).toEqual([])
  })

  it('is all servers still standing', () => {
    expect(lab.servers.ended()).toEqual([])
  })
})

function offersSignIn(name: VariantName): boolean {
  const { sending } = variantOf(name)
  return sending.by === 'postfix' || (sending.by === 'exim' && sending.signIn)
}

/** The record writes IPv6 addresses in full. */
function isSix(socket: string, address: string): boolean {
  const last = address.split('::')[1] ?? ''
  return socket.startsWith(`2001:0db8:0113:0000:0000:0000:0000:${last.padStart(4, '0')}:`)
}
