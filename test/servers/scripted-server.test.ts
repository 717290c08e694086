import { afterEach, describe, expect, it } from 'vitest'
import { Contacted } from '../../electron/wire/contacted.ts'
import { LineConnection } from '../../electron/wire/line-connection.ts'
import { openConnection } from '../../electron/wire/open.ts'
import { startTls } from '../../electron/wire/tls.ts'
import { certificateFor, testAuthority } from './certificates.ts'
import { scriptedServer } from './scripted-server.ts'
import type { ScriptedServer } from './scripted-server.ts'
import { close, expectLine, send, serve, startServerTls } from './script.ts'
import { testWorld } from './test-world.ts'

const host = 'mail.example.com'
const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function connectedTo(server: ScriptedServer) {
  servers.push(server)
  const world = testWorld({ ports: { [`${host}:25`]: server.port }, authorities: [await testAuthority()] })
  const { signal } = new AbortController()
  const contacted = new Contacted()
  const opened = await openConnection(
    world,
    { host, port: 25, bothFamilies: false },
    { boundMs: 2000, signal, contacted },
  )
  if (opened.stream === null) throw new Error(`not connected: ${opened.text}`)
  return { world, signal, stream: opened.stream, line: new LineConnection(opened.stream, { boundMs: 2000, signal }) }
}

describe('a scripted server', () => {
  it('holds a dialogue with STARTTLS as in RFC 3207, and says what it received', async () => {
    const server = await scriptedServer([
      send('220 mail.example.com ESMTP'),
      expectLine(/^EHLO /),
      send('250-mail.example.com', '250 STARTTLS'),
      expectLine('STARTTLS'),
      send('220 Go ahead'),
      startServerTls(await certificateFor(host)),
      serve([/^EHLO /, send('250 AUTH PLAIN')], ['QUIT', send('221 Bye'), close()]),
    ])
    const { world, signal, stream, line } = await connectedTo(server)
    expect(await line.readLine()).toBe('220 mail.example.com ESMTP')
    await line.write('EHLO [192.0.2.1]')
    expect([await line.readLine(), await line.readLine()]).toEqual(['250-mail.example.com', '250 STARTTLS'])
    await line.write('STARTTLS')
    expect(await line.readLine()).toBe('220 Go ahead')
    expect(line.pendingInput()).toBe(false)
    expect(line.detach()).toBe(stream)

    const secured = await startTls(stream, { host, world, boundMs: 2000, signal })
    expect(secured).toMatchObject({ text: null, facts: { verified: true, error: null, version: 'TLSv1.3' } })
    if (secured.stream === null) throw new Error('no stream')
    const inside = new LineConnection(secured.stream, { boundMs: 2000, signal })
    await inside.write('EHLO [192.0.2.1]')
    expect(await inside.readLine()).toBe('250 AUTH PLAIN')
    await inside.write('QUIT')
    expect(await inside.readLine()).toBe('221 Bye')
    inside.close()
    await server.idle()
    expect(server.faults()).toEqual([])
    expect(server.received()).toEqual([
      { line: 'EHLO [192.0.2.1]', encrypted: false },
      { line: 'STARTTLS', encrypted: false },
      { line: 'EHLO [192.0.2.1]', encrypted: true },
      { line: 'QUIT', encrypted: true },
    ])
    await world.closed()
  })

  it('puts the tag of the command into its answer', async () => {
    const server = await scriptedServer([
      send('* OK ready'),
      serve([/CAPABILITY/i, send('* CAPABILITY IMAP4rev1', '{tag} OK done')]),
    ])
    const { line } = await connectedTo(server)
    await line.readLine()
    await line.write('A7 CAPABILITY')
    expect([await line.readLine(), await line.readLine()]).toEqual(['* CAPABILITY IMAP4rev1', 'A7 OK done'])
    line.close()
  })

  it('tells when the client says something else, and closes', async () => {
    const server = await scriptedServer([send('220 hello'), expectLine('NOOP'), send('250 OK')])
    const { line } = await connectedTo(server)
    await line.readLine()
    await line.write('RSET')
    await expect(line.readLine()).rejects.toMatchObject({ word: expect.stringMatching(/closed|reset/) })
    expect(server.faults()).toEqual(['expected NOOP, got RSET'])
  })
})
