/** Who is asked, and when: whole runs, looked at from the list of those that were contacted. */
import { afterEach, expect, it } from 'vitest'
import type { Account } from '../../../../electron/contract/account.ts'
import type { WebPage } from '../../../../electron/wire/web-pages.ts'
import { send } from '../../../servers/script.ts'
import type { TestWorldOptions } from '../../../servers/test-world.ts'
import {
  annsAccount,
  email,
  gather,
  host,
  imapScript,
  mailServers,
  smtpScript,
  type MailServers,
} from '../kit/mail-world.ts'

const mail: MailServers[] = []
afterEach(async () => {
  for (const each of mail.splice(0)) await each.close()
})

const webPages: WebPage[] = [{ operator: 'Web', url: 'http://page.example/', status: 200, body: null }]
const controlHosts = ['a', 'b', 'c'].flatMap((name) =>
  [25, 587, 993].map((port) => ({ host: `${name}.example`, port, operator: name })),
)
const refusedControls = controlHosts.map((control) => `${control.host}:${control.port}`)

/** Ports on which the control hosts were listened to, in the last run. */
let listenedTo: number[] = []

async function asked(
  account: Account,
  scripts: Parameters<typeof mailServers>[0],
  further: Partial<TestWorldOptions> = {},
): Promise<string[]> {
  const own = ['page.example', ...controlHosts.map((control) => control.host)]
  const hosts = Object.fromEntries(own.map((name, index) => [name, { 4: [`198.51.100.${index}`] }]))
  const shut = [25, 465, 587, 143, 993, 110, 995].map((port) => `${host}:${port}`)
  const given = await mailServers(scripts, {
    webPages,
    controlHosts,
    hosts: { [host]: { 4: ['192.0.2.1'] }, ...hosts },
    ...further,
    refused: [
      ...shut.filter((key) => !(Number(key.split(':')[1]) in scripts) && !further.dropped?.includes(key)),
      ...refusedControls,
      'page.example:80',
    ],
  })
  mail.push(given)
  const facts = await gather(account, given.world, { timeoutMs: 600 })
  listenedTo = [...new Set(facts.probes.flatMap(({ id, port }) => (id.endsWith(':answer') && port ? [port] : [])))]
  return [
    ...new Set(
      facts.contacted.filter((each) => !each.startsWith(`${host}:`)).map((each) => each.replace(/^[abc]\./, '*.')),
    ),
  ].toSorted()
}

const unsigned25: Account = {
  email,
  outgoing: { host, port: 25, security: 'none', authentication: 'none', username: '' },
}

it('nobody where all is well', async () => {
  expect(await asked(annsAccount, { 993: await imapScript(), 587: await smtpScript() })).toEqual([])
})

it('nobody where only a neighbour is odd', async () => {
  const scripts = {
    993: await imapScript(),
    587: await smtpScript(),
    465: await smtpScript({ tls: 'implicit', certificate: 'expired' }),
  }
  expect(await asked(annsAccount, scripts)).toEqual([])
})

it('nobody about a rejected password', async () => {
  expect(
    await asked(annsAccount, { 993: await imapScript({ names: [] }), 587: await smtpScript({ names: [] }) }),
  ).toEqual([])
})

it('the controls of a closed port, and no web page where a verified certificate was seen', async () => {
  const scripts = { 993: await imapScript(), 465: await smtpScript({ tls: 'implicit' }) }
  const others = await asked(annsAccount, scripts)
  expect(others).toContain('*.example:587')
  expect(others).not.toContain('page.example:80')
})

it('the web, too, where nothing was verified', async () => {
  expect(await asked(annsAccount, {})).toEqual(['*.example:25', '*.example:587', '*.example:993', 'page.example:80'])
})

it('the controls of a port on which a certificate does not verify', async () => {
  const scripts = { 993: await imapScript(), 587: await smtpScript({ certificate: 'stranger' }) }
  expect(await asked(annsAccount, scripts)).toEqual(['*.example:587'])
})

it('the time where a certificate is out of date', async () => {
  const scripts = { 993: await imapScript(), 587: await smtpScript({ certificate: 'expired' }) }
  expect(await asked(annsAccount, scripts)).toEqual(['*.example:587', 'page.example:80'])
})

it('what the controls say where STARTTLS is missing', async () => {
  const scripts = { 993: await imapScript(), 587: await smtpScript({ offersInClear: ['SIZE 1'] }) }
  await asked(annsAccount, scripts)
  expect(listenedTo).toEqual([587])
})

it('what the controls say where somebody of another domain greets in clear', async () => {
  const script = await smtpScript({ tls: 'none', offersInClear: [] })
  await asked(unsigned25, { 25: [send('220 gateway.hotel.example'), ...script.slice(1)] })
  expect(listenedTo).toEqual([25])
  await asked(unsigned25, { 25: script })
  expect(listenedTo).toEqual([])
})

it('resolvers elsewhere, about a private address of a server that is shut', async () => {
  const hosts = { [host]: { 4: ['10.0.0.5'] }, '1.1.1.1': { 4: ['1.1.1.1'] }, '8.8.8.8': { 4: ['8.8.8.8'] } }
  expect(await asked(annsAccount, {}, { hosts })).toEqual(expect.arrayContaining(['1.1.1.1:443', '8.8.8.8:443']))
  expect(await asked(annsAccount, { 993: await imapScript(), 587: await smtpScript() }, { hosts })).toEqual([])
})
