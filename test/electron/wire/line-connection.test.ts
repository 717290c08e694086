import { afterEach, describe, expect, it } from 'vitest'
import { PassThrough } from 'node:stream'
import type { Duplex } from 'node:stream'
import { LineConnection } from '../../../electron/wire/line-connection.ts'
import { maxConnectionBytes, maxLineBytes } from '../../../electron/wire/limits.ts'
import { connectTo } from '../../../electron/wire/real-world.ts'
import type { WireFailure } from '../../../electron/wire/world.ts'
import { scriptedServer } from '../../servers/scripted-server.ts'
import type { ScriptedServer } from '../../servers/scripted-server.ts'
import { close, drip, expectLine, flood, reset, send, sendRaw, serve, stall, waitUntil } from '../../servers/script.ts'
import type { Script } from '../../servers/script.ts'

const servers: ScriptedServer[] = []
const streams: Duplex[] = []
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.destroy()
  for (const server of servers.splice(0)) await server.close()
})

async function talkTo(script: Script, boundMs = 5000, run = new AbortController()) {
  const server = await scriptedServer(script)
  servers.push(server)
  const stream = await connectTo('127.0.0.1', server.port, run.signal)
  streams.push(stream)
  return { server, stream, run, line: new LineConnection(stream, { boundMs, signal: run.signal }) }
}

/** All lines until it fails, and the word it fails with. */
async function readAll(line: LineConnection): Promise<{ lines: string[]; word: string }> {
  const lines: string[] = []
  for (;;) {
    try {
      lines.push(await line.readLine())
    } catch (error) {
      return { lines, word: (error as WireFailure).word }
    }
  }
}

/** How many listeners this room left on the stream, the harmless one for late errors aside. */
function listenersOf(stream: Duplex): Record<string, number> {
  return Object.fromEntries(['data', 'end', 'readable'].map((name) => [name, stream.listenerCount(name)]))
}

describe('reading lines', () => {
  const cases: [name: string, bytes: string | Uint8Array, lines: string[]][] = [
    ['ends at CRLF', 'one\r\ntwo\r\n', ['one', 'two']],
    ['takes a bare LF', 'one\ntwo\n', ['one', 'two']],
    ['keeps a CR within a line', 'o\rne\r\n', ['o\rne']],
    ['takes off one CR only', 'one\r\r\n', ['one\r']],
    ['gives empty lines', '\r\n\r\n', ['', '']],
    ['keeps NUL bytes', 'a\0b\r\n', ['a\0b']],
    ['decodes UTF-8', 'Grüß Gott\r\n', ['Grüß Gott']],
    ['replaces what is no UTF-8', new Uint8Array([0xff, 0xfe, 0x41, 0x0a]), ['\ufffd\ufffdA']],
    ['loses what has no end', 'one\r\nhal', ['one']],
    ['gives nothing for nothing', '', []],
  ]
  it.each(cases)('%s', async (_, bytes, lines) => {
    const { line } = await talkTo([sendRaw(bytes), close()])
    expect(await readAll(line)).toEqual({ lines, word: 'closed' })
  })

  it('puts a line together from single bytes, a character split in two included', async () => {
    const stream = new PassThrough()
    const line = new LineConnection(stream, { boundMs: 5000, signal: new AbortController().signal })
    const read = line.readLine()
    for (const byte of Buffer.from('ü!\r\n')) stream.write(Buffer.from([byte]))
    expect(await read).toBe('ü!')
  })

  it('says what a line cut short had said', async () => {
    const { line } = await talkTo([sendRaw('554 go away'), close()])
    await expect(line.readLine()).rejects.toMatchObject({
      word: 'closed',
      message: 'closed in the middle of a line: 554 go away',
    })
  })

  it('gives out what came before a reset', async () => {
    const { line, server } = await talkTo([send('220 hello'), expectLine('QUIT'), reset()])
    expect(await line.readLine()).toBe('220 hello')
    await line.write('QUIT')
    expect(await readAll(line)).toEqual({ lines: [], word: 'reset' })
    expect(server.faults()).toEqual([])
  })

  it('gives out lines that were there when the other side closed, and does not fail the write before them', async () => {
    const { line, stream } = await talkTo([send('220 hello', '421 too busy'), close()])
    await new Promise((resolve) => stream.once('end', resolve))
    await line.write('EHLO me')
    expect(await readAll(line)).toEqual({ lines: ['220 hello', '421 too busy'], word: 'closed' })
    await expect(line.write('QUIT')).rejects.toMatchObject({ word: 'closed' })
  })
})

describe('limits', () => {
  it('takes a line just as long as allowed', async () => {
    const { line } = await talkTo([sendRaw(`${'x'.repeat(maxLineBytes - 2)}\r\n`), close()])
    expect(await line.readLine()).toHaveLength(maxLineBytes - 2)
  })

  it.each([
    ['a line that is one byte longer', `${'x'.repeat(maxLineBytes - 1)}\r\n`],
    ['a line that never ends', 'x'.repeat(maxLineBytes * 3)],
    ['a line of NUL bytes that never ends', '\0'.repeat(maxLineBytes * 3)],
  ])('ends at %s, keeping the lines before', async (_, text) => {
    const { line, stream, server } = await talkTo([send('220 hello'), sendRaw(text), stall()])
    expect(await readAll(line)).toEqual({ lines: ['220 hello'], word: 'line-too-long' })
    expect(stream.destroyed).toBe(true)
    await server.idle()
  })

  it('ends at too many bytes on one connection, however short the lines', async () => {
    const { line, stream, server } = await talkTo([flood('spam\r\n', maxConnectionBytes * 4)])
    const { lines, word } = await readAll(line)
    expect(word).toBe('too-much-data')
    expect(lines.length * 6).toBeLessThanOrEqual(maxConnectionBytes)
    expect(stream.destroyed).toBe(true)
    await server.idle()
  })
})

describe('the deadline of an answer', () => {
  it('ends silence', async () => {
    const { line } = await talkTo([stall()], 50)
    await expect(line.readLine()).rejects.toMatchObject({ word: 'timeout' })
  })

  it('is not extended by bytes that drip in', async () => {
    const { line } = await talkTo([drip('220 hello ', 5)], 50)
    await expect(line.readLine()).rejects.toMatchObject({ word: 'timeout' })
  })

  it('is not extended by lines that drip in', async () => {
    const { line } = await talkTo([drip('\n', 5)], 60)
    const { lines, word } = await readAll(line)
    expect(word).toBe('timeout')
    expect(lines.length).toBeLessThan(40)
  })

  it('starts again with the next answer', async () => {
    const { line, server } = await talkTo([serve(['ONE', stall()])], 50)
    await expect(line.readLine()).rejects.toMatchObject({ word: 'timeout' })
    line.startAnswer()
    await line.write('ONE')
    await expect(line.readLine()).rejects.toMatchObject({ word: 'timeout' })
    expect(server.lines()).toEqual(['ONE'])
  })

  it('holds for a server that takes nothing any more', async () => {
    const { line } = await talkTo([sendRaw('')], 50)
    const stuck = new PassThrough({ highWaterMark: 1, writableHighWaterMark: 1 })
    stuck._write = () => {}
    const writer = new LineConnection(stuck, { boundMs: 50, signal: new AbortController().signal })
    await expect(writer.write('QUIT')).rejects.toMatchObject({ word: 'timeout' })
    line.close()
  })
})

describe('cancelling', () => {
  it('ends a read at once, and the connection', async () => {
    const { line, run, stream, server } = await talkTo([send('220 hello'), stall()])
    expect(await line.readLine()).toBe('220 hello')
    const read = line.readLine()
    run.abort()
    await expect(read).rejects.toMatchObject({ word: 'cancelled' })
    expect(stream.destroyed).toBe(true)
    await server.idle()
    await expect(line.write('QUIT')).rejects.toMatchObject({ word: 'cancelled' })
  })

  it('gives nothing out any more, not even what was received', async () => {
    const { line, run, stream } = await talkTo([send('220 hello'), close()])
    await new Promise((resolve) => stream.once('end', resolve))
    run.abort()
    await expect(line.readLine()).rejects.toMatchObject({ word: 'cancelled' })
  })

  it('is seen when it happened before', async () => {
    const stream = new PassThrough()
    const line = new LineConnection(stream, { boundMs: 5000, signal: AbortSignal.abort() })
    await expect(line.readLine()).rejects.toMatchObject({ word: 'cancelled' })
    expect(stream.destroyed).toBe(true)
  })
})

describe('writing', () => {
  it('sends the line and CRLF', async () => {
    const { line, server } = await talkTo([expectLine('EHLO me'), send('250 ok'), close()])
    await line.write('EHLO me')
    expect(await line.readLine()).toBe('250 ok')
    expect(server.faults()).toEqual([])
  })

  it.each(['a\r\nb', 'a\nb', 'a\rb', 'a\0b'])('refuses more than a line: %j', async (text) => {
    const { line } = await talkTo([stall()])
    await expect(line.write(text)).rejects.toThrow('a command is one line')
  })
})

describe('handing over', () => {
  it('puts the unread bytes back, in order, and leaves no listener', async () => {
    const { line, stream } = await talkTo([
      send('220 hello'),
      sendRaw('250 a\r\n250 b'),
      expectLine('MORE'),
      send('', '250 c'),
      close(),
    ])
    expect(await line.readLine()).toBe('220 hello')
    while (!line.pendingInput()) await new Promise((resolve) => setImmediate(resolve))
    expect(line.detach()).toBe(stream)
    expect(listenersOf(stream)).toEqual({ data: 0, end: expect.any(Number), readable: 0 })
    const again = new LineConnection(stream, { boundMs: 5000, signal: new AbortController().signal })
    await again.write('MORE')
    expect(await readAll(again)).toEqual({ lines: ['250 a', '250 b', '250 c'], word: 'closed' })
  })

  it('forgets neither bytes nor their order for a reader of another kind', async () => {
    const { line, stream } = await talkTo([send('220 hello', '250 a', '250 b'), close()])
    expect(await line.readLine()).toBe('220 hello')
    line.detach()
    let text = ''
    for await (const chunk of stream) text += String(chunk)
    expect(text).toBe('250 a\r\n250 b\r\n')
  })

  it('lets the signal go: the new reader decides', async () => {
    const { line, stream, run } = await talkTo([send('220 hello'), stall()])
    await line.readLine()
    line.detach()
    run.abort()
    expect(stream.destroyed).toBe(false)
  })

  it('does not turn a later error into an uncaught exception', async () => {
    const { line, stream } = await talkTo([send('220 hello'), stall()])
    await line.readLine()
    line.detach()
    stream.destroy(new Error('late'))
    await new Promise((resolve) => stream.once('close', resolve))
    expect(stream.errored).toMatchObject({ message: 'late' })
  })

  it('sees input that was received and not read', async () => {
    const { line } = await talkTo([send('220 go ahead', '250 injected'), stall()])
    await line.readLine()
    while (!line.pendingInput()) await new Promise((resolve) => setImmediate(resolve))
    expect(line.pendingInput()).toBe(true)
    expect(await line.readLine()).toBe('250 injected')
    expect(line.pendingInput()).toBe(false)
  })

  it('may be closed twice, after which nothing is open', async () => {
    const { line, stream, server } = await talkTo([send('220 hello'), stall()])
    await line.readLine()
    line.close()
    line.close()
    expect(stream.destroyed).toBe(true)
    await server.idle()
    await expect(line.readLine()).rejects.toMatchObject({ word: 'closed' })
    await expect(line.write('QUIT')).rejects.toMatchObject({ word: 'closed' })
  })

  it('is of no use afterwards', async () => {
    const { line } = await talkTo([send('220 hello'), stall()])
    await line.readLine()
    line.detach()
    await expect(line.readLine()).rejects.toThrow('handed over')
    await expect(line.write('QUIT')).rejects.toThrow('handed over')
  })

  it('ends a read that is under way when closed', async () => {
    const { line } = await talkTo([stall()])
    const read = line.readLine()
    line.close()
    await expect(read).rejects.toMatchObject({ word: 'closed' })
  })
})

it('does not take its own sleep on a busy machine for the silence of a server', async () => {
  let speak = (): void => {}
  const told = new Promise<void>((resolve) => (speak = resolve))
  const { line } = await talkTo([waitUntil(told), send('220 hi'), stall()], 60)
  const reading = line.readLine()
  speak()
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  // The bytes are there, and nobody had time to read them.
  for (const until = performance.now() + 100; performance.now() < until;);
  expect(await reading).toBe('220 hi')
})
