import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { Contacted } from '../../../electron/wire/contacted.ts'
import { defaultControlHosts } from '../../../electron/wire/control-hosts.ts'
import { LineConnection } from '../../../electron/wire/line-connection.ts'
import { openConnection } from '../../../electron/wire/open.ts'
import { connectTo, realWorld } from '../../../electron/wire/real-world.ts'
import { startTls } from '../../../electron/wire/tls.ts'
import { certificateFor, testAuthority } from '../../servers/certificates.ts'
import { send, stall, startServerTls } from '../../servers/script.ts'
import type { Script } from '../../servers/script.ts'
import { scriptedServer } from '../../servers/scripted-server.ts'
import type { ScriptedServer } from '../../servers/scripted-server.ts'

const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function serverOf(script: Script) {
  const server = await scriptedServer(script)
  servers.push(server)
  return server
}

describe('realWorld', () => {
  it('trusts nobody more, and asks the well-known hosts, unless told otherwise', () => {
    expect(realWorld()).toMatchObject({ authorities: [], controlHosts: defaultControlHosts })
    const controlHosts = [{ host: 'a.example', port: 25, operator: 'A' }]
    expect(realWorld({ authorities: ['pem'], controlHosts })).toMatchObject({ authorities: ['pem'], controlHosts })
  })

  it('goes by the real clocks', () => {
    const world = realWorld()
    const [wall, monotonic] = [Date.now(), performance.now()]
    expect(world.now()).toBeGreaterThanOrEqual(wall)
    expect(world.monotonicMs()).toBeGreaterThanOrEqual(monotonic)
  })

  it('connects to a name of this computer', async () => {
    const server = await serverOf([send('220 hello'), stall()])
    const { signal } = new AbortController()
    const target = { host: 'localhost', port: server.port, bothFamilies: false }
    const opened = await openConnection(realWorld(), target, { boundMs: 5000, signal, contacted: new Contacted() })
    if (!opened.stream) throw new Error(`not connected: ${opened.text}`)
    expect(opened.address).toBe('127.0.0.1')
    const line = new LineConnection(opened.stream, { boundMs: 5000, signal })
    expect(await line.readLine()).toBe('220 hello')
    line.close()
  })
})

describe('connectTo', () => {
  it('says refused for a closed port', async () => {
    const server = await serverOf([stall()])
    await server.close()
    await expect(connectTo('127.0.0.1', server.port, new AbortController().signal)).rejects.toMatchObject({
      name: 'WireFailure',
      word: 'refused',
    })
  })

  it('says cancelled when the signal aborts, before or meanwhile', async () => {
    await expect(connectTo('127.0.0.1', 9, AbortSignal.abort())).rejects.toMatchObject({ word: 'cancelled' })
    const run = new AbortController()
    const server = await serverOf([stall()])
    const connecting = connectTo('127.0.0.1', server.port, run.signal)
    run.abort()
    await expect(connecting).rejects.toMatchObject({ word: 'cancelled' })
    expect(getEventListeners(run.signal, 'abort')).toEqual([])
  })

  it('leaves the socket alone once connected', async () => {
    const run = new AbortController()
    const server = await serverOf([stall()])
    const socket = await connectTo('127.0.0.1', server.port, run.signal)
    run.abort()
    expect(socket.destroyed).toBe(false)
    expect(getEventListeners(run.signal, 'abort')).toEqual([])
    socket.destroy()
  })
})

/** What would keep the process alive: sockets, timers, lookups. */
function heldOpen(): string[] {
  const kinds = ['TCPSocketWrap', 'TLSWrap', 'Timeout', 'QueryReqWrap', 'GetAddrInfoReqWrap', 'TCPConnectWrap']
  return process.getActiveResourcesInfo().filter((name) => kinds.includes(name))
}

describe('a run leaves nothing that holds the process', () => {
  const certificate = certificateFor('localhost')

  it.each([
    ['cancelled while a greeting is awaited', false, true],
    ['cancelled while an answer is awaited over TLS', true, true],
    ['ended in clear', false, false],
    ['ended over TLS', true, false],
  ])('%s', async (_, usesTls, isCancelled) => {
    const server = await serverOf(usesTls ? [startServerTls(await certificate), stall()] : [stall()])
    const before = heldOpen().length
    const run = new AbortController()
    const { signal } = run
    const world = realWorld({ authorities: [await testAuthority()] })
    const target = { host: 'localhost', port: server.port, bothFamilies: true }
    const opened = await openConnection(world, target, { boundMs: 60_000, signal, contacted: new Contacted() })
    if (!opened.stream) throw new Error(`not connected: ${opened.text}`)
    const secured = usesTls
      ? await startTls(opened.stream, { host: 'localhost', world, boundMs: 60_000, signal })
      : { stream: opened.stream, facts: null }
    if (!secured.stream) throw new Error('no handshake')
    const line = new LineConnection(secured.stream, { boundMs: 60_000, signal })
    const read = line.readLine()
    const writes = line.write('NOOP')
    if (isCancelled) run.abort()
    else line.close()
    await expect(read).rejects.toMatchObject({ word: isCancelled ? 'cancelled' : 'closed' })
    await writes.catch(() => {})
    await server.idle()
    await new Promise((resolve) => setImmediate(resolve))
    expect(getEventListeners(signal, 'abort')).toEqual([])
    expect(opened.stream.destroyed).toBe(true)
    expect(heldOpen().length).toBeLessThanOrEqual(before)
  })
})
