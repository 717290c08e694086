import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { Duplex } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { startPractice, type Practice } from '../../../electron/practice/world.ts'
import { practiceRows } from '../../../electron/practice/networks.ts'
import { rightPassword } from '../../../electron/practice/proseware.ts'

let practice: Practice | null = null
afterEach(() => practice?.close())

const start = async (name: string): Promise<Practice> => {
  practice = await startPractice(name)
  if (!practice) throw new Error('no such network')
  return practice
}
const noSignal = new AbortController().signal
const imap = 'imap.proseware.example'
const smtp = 'smtp.proseware.example'

const open = async ({ world }: Practice, host: string, port: number): Promise<Duplex> => {
  const [address = ''] = await world.resolve(host, 4, noSignal)
  return world.connect({ host, address, port }, noSignal)
}
const secure = ({ world }: Practice, stream: Duplex, host: string): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const tls = connectTls({ socket: stream, servername: host, ca: [...world.authorities] }, () => resolve(tls))
    tls.once('error', reject)
  })

/** Sends each line after an answer came, and returns all that was said until `last` matches. */
const talk = (stream: Duplex, lines: string[], last: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      said += text
      const line = lines.shift()
      if (line !== undefined) stream.write(`${line}\r\n`)
      else if (last.test(said)) resolve(said)
    })
    stream.on('error', reject)
    stream.on('close', () => resolve(said))
  })
const plain = (username: string): string => Buffer.from(`\0${username}\0${rightPassword}`).toString('base64')

describe('a practice world', () => {
  it('knows its own names only, and none of them over IPv6', async () => {
    const { world } = await start('home')
    expect(await world.resolve(imap, 4, noSignal)).toEqual(['192.0.2.10'])
    await expect(world.resolve(imap, 6, noSignal)).rejects.toMatchObject({ word: 'dns-no-address' })
    for (const host of ['localhost', 'smtp.gmail.com', '127.0.0.1', ''])
      await expect(world.resolve(host, 4, noSignal)).rejects.toMatchObject({ word: 'dns-not-found' })
  })

  it('connects to nothing that it does not serve', async () => {
    const { world } = await start('home')
    const target = { host: 'smtp.gmail.com', address: '127.0.0.1', port: 465 }
    await expect(world.connect(target, noSignal)).rejects.toMatchObject({ word: 'refused' })
    await expect(world.connect({ ...target, host: smtp, port: 2525 }, noSignal)).rejects.toMatchObject({
      word: 'refused',
    })
  })

  it('says nothing on a dropped port until it is given up, for the control hosts as well', async () => {
    const { world } = await start('hotel-blocks-25')
    for (const host of [smtp, world.controlHosts.find((control) => control.port === 25)?.host ?? '']) {
      const controller = new AbortController()
      const connecting = world.connect({ host, address: '192.0.2.1', port: 25 }, controller.signal)
      controller.abort()
      await expect(connecting).rejects.toMatchObject({ word: 'cancelled' })
    }
  })

  it('has three control operators for every mail port', async () => {
    const { world } = await start('home')
    for (const port of [25, 465, 587, 143, 993, 110, 995]) {
      const operators = world.controlHosts.filter((control) => control.port === port).map((control) => control.operator)
      expect(new Set(operators).size).toBeGreaterThanOrEqual(3)
    }
    const [control] = world.controlHosts
    expect(await talk(await open(await start('home'), control?.host ?? '', 25), [], /\n/)).toMatch(/^220 /)
  })

  it('is not there under a name that is none', async () => {
    expect(await startPractice('nowhere')).toBeNull()
  })

  it('ends all its servers', async () => {
    const started = await start('home')
    const stream = await open(started, smtp, 587)
    const closed = new Promise((resolve) => stream.once('close', resolve))
    stream.resume()
    await started.close()
    await closed
    expect(stream.destroyed).toBe(true)
  })
})

describe('its servers', () => {
  it('IMAP: encryption first, then the right password for a name that exists', async () => {
    const started = await start('home')
    const clear = await open(started, imap, 143)
    expect(await talk(clear, [`a LOGIN ann "${rightPassword}"`, 'b STARTTLS'], /b OK/)).toMatch(
      /LOGINDISABLED.*\r\na NO .*\r\nb OK/s,
    )
    const tls = await secure(started, await open(started, imap, 993), imap)
    const said = await talk(
      tls,
      [`a AUTHENTICATE PLAIN ${plain('bob')}`, `b AUTHENTICATE PLAIN`, plain('ann@proseware.example'), 'c LOGOUT'],
      /c OK/,
    )
    expect(said).toMatch(/AUTH=PLAIN.*a NO \[AUTHENTICATIONFAILED\].*\+ \r\nb OK.*\* BYE.*c OK/s)
  })

  it('POP3: the same', async () => {
    const started = await start('pop-before-smtp')
    const host = 'pop.proseware.example'
    const clear = await open(started, host, 110)
    expect(await talk(clear, ['CAPA', 'STLS'], /Begin TLS/)).toMatch(/STLS/)
    const tls = await secure(started, await open(started, host, 995), host)
    const said = await talk(tls, ['USER ann@proseware.example', `PASS ${rightPassword}`, 'QUIT'], /out/)
    expect(said).toMatch(/ready.*\+OK\r\n\+OK Logged in\..*Logging out/s)
  })

  it('SMTP: own mail for all, outside mail after a sign-in, in the words of the row and no others', async () => {
    const started = await start('relay-denied')
    const unsigned = await talk(
      await open(started, smtp, 25),
      [
        'EHLO [127.0.0.1]',
        'MAIL FROM:<ann@proseware.example>',
        'RCPT TO:<ann@proseware.example>',
        'RCPT TO:<a@b.example>',
        'QUIT',
      ],
      /221/,
    )
    expect(unsigned).not.toContain('AUTH')
    expect(unsigned).toMatch(/250 [^\r]*\r\n250 [^\r]*\r\n550 relay not permitted\r\n221/)
    const tls = await secure(started, await open(started, smtp, 465), smtp)
    const signed = await talk(
      tls,
      [
        'EHLO [127.0.0.1]',
        `AUTH PLAIN ${plain('ann@proseware.example')}`,
        'MAIL FROM:<ann@proseware.example>',
        'RCPT TO:<a@b.example>',
        'QUIT',
      ],
      /221/,
    )
    expect(signed).toMatch(/AUTH PLAIN LOGIN.*235 .*250 .*250 .*221/s)
  })

  it('SMTP shows no sign-in before encryption', async () => {
    const started = await start('home')
    const said = await talk(await open(started, smtp, 587), ['EHLO [127.0.0.1]', 'AUTH PLAIN', 'QUIT'], /221/)
    expect(said).toContain('STARTTLS')
    expect(said).not.toMatch(/AUTH|334/)
  })

  it('shows a certificate that is at fault where the row says so', async () => {
    const started = await start('certificate-expired')
    const stream = await open(started, imap, 993)
    await expect(secure(started, stream, imap)).rejects.toMatchObject({ code: 'CERT_HAS_EXPIRED' })
  })
})

describe('the rows', () => {
  it('have names of their own, in lower case', () => {
    const names = practiceRows.map((row) => row.name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('include those that the documents name', () => {
    const names = practiceRows.map((row) => row.name)
    expect(names).toEqual(
      expect.arrayContaining([
        'home',
        'hotel-blocks-25',
        'hotel-blocks-sending',
        'relay-denied',
        'wrong-password',
        'old-server',
      ]),
    )
  })
})
