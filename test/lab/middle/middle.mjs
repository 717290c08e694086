/**
 * The machines in between that are no product one could install here: run inside the lab's middle, whose system takes every
 * connection for its own, so that the real destination is the socket's local address. Which client's connections on
 * which port meet which of them stands in the plan. Argument: the file of the plan, JSON `{ modes: { CLIENT: { PORT: does } }, relays: { DOES: ADDRESS }, tls, forged: { ADDRESS: tls }, ready }`.
 */
import { connect, createServer } from 'node:net'
import { connect as connectSafely, createSecureContext, TLSSocket } from 'node:tls'
import { readFileSync, writeFileSync } from 'node:fs'

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const contextOf = ({ certificate, key }) =>
  createSecureContext({ cert: readFileSync(certificate), key: readFileSync(key) })
const own = contextOf(plan.tls)

/** What each does to a line of the server's, and to one of the client's. */
const unchanged = (line) => line
const noStartTls = (line) =>
  /^(\S+ )?(STARTTLS|STLS)\s*$/i.test(line) ? line.replace(/STARTTLS|STLS/i, 'XXXXXXXX') : line
const starred = (line) =>
  line.replace(/^(220[ -])(.*?)(\r?)$/, (_, code, text, end) => `${code}${'*'.repeat(text.length)}${end}`)
const crossed = (line) => line.replace(/^(250[ -])STARTTLS/, '$1XXXXXXXA')
const cutOut = (line) =>
  /^(250-STARTTLS|STLS)\s*$/.test(line) ? null : line.replace(/^250 STARTTLS/, '250 HELP').replace(/ STARTTLS\b/, '')
const filters = {
  'masks-starttls': { server: crossed, client: noStartTls },
  'strips-starttls': { server: cutOut, client: noStartTls },
  'stars-and-masks': { server: (line) => starred(crossed(line)), client: noStartTls },
  stars: { server: starred, client: unchanged, until: 1 },
}

/** Whole lines through `change` (`null`: left out), as many as `until`; all bytes after that as they are. */
function through(from, to, change, until = Number.POSITIVE_INFINITY) {
  let rest = Buffer.alloc(0)
  let lines = 0
  from.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes])
    for (let end = rest.indexOf('\n'); end !== -1 && lines < until; end = rest.indexOf('\n')) {
      lines += 1
      const changed = change(rest.subarray(0, end).toString('latin1'))
      if (changed !== null) to.write(`${changed}\n`, 'latin1')
      rest = rest.subarray(end + 1)
    }
    if (lines < until) return
    to.write(rest)
    rest = Buffer.alloc(0)
  })
  from.on('end', () => to.end(rest))
  for (const event of ['close', 'error']) from.on(event, () => to.destroy())
}

function passOn(socket, host, port, filter) {
  const onward = connect({ host, port })
  through(onward, socket, filter.server, filter.until)
  through(socket, onward, filter.client, filter.until)
}

/** A page for whoever asks, whatever was asked; behind a certificate of its own where encryption is begun. */
function signInPage(socket, port) {
  const isSafe = [443, 465, 993, 995].includes(port)
  const stream = isSafe ? new TLSSocket(socket, { isServer: true, secureContext: own }) : socket
  stream.on('error', () => stream.destroy())
  stream.once('data', () => {
    stream.end(
      'HTTP/1.1 302 Found\r\nLocation: http://login.hotel.example/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    )
  })
}

/** Answers STARTTLS itself, by a certificate of its own making for that server, and asks the server for the same. */
function readAlong(socket, host, port) {
  const onward = connect({ host, port })
  for (const [one, other] of [
    [socket, onward],
    [onward, socket],
  ]) {
    for (const event of ['close', 'error']) one.on(event, () => other.destroy())
  }
  const toClient = (bytes) => socket.write(bytes)
  onward.on('data', toClient)
  socket.on('data', function toServer(bytes) {
    onward.write(bytes)
    if (!/^(\S+ )?(STARTTLS|STLS)\s*$/i.test(bytes.toString('latin1'))) return
    socket.off('data', toServer)
    onward.off('data', toClient)
    onward.once('data', (answer) => {
      socket.write(answer)
      const near = new TLSSocket(socket, { isServer: true, secureContext: contextOf(plan.forged[host]) })
      const far = connectSafely({ socket: onward, rejectUnauthorized: false })
      for (const safe of [near, far]) safe.on('error', () => socket.destroy())
      near.pipe(far)
      far.pipe(near)
    })
  })
}

function meet(socket, port) {
  socket.on('error', () => socket.destroy())
  socket.setTimeout(60_000, () => socket.destroy())
  const bare = (address) => address.replace(/^::ffff:/, '')
  const does = plan.modes[bare(socket.remoteAddress ?? '')]?.[port]
  const destination = bare(socket.localAddress ?? '')
  const relay = plan.relays[does]
  if (does === 'sign-in-page') signInPage(socket, port)
  else if (relay !== undefined) passOn(socket, relay, port, { server: unchanged, client: unchanged, until: 0 })
  else if (does === 'reads-along') readAlong(socket, destination, port)
  else if (does === 'swallows') socket.resume()
  else if (does in filters) passOn(socket, destination, port, filters[does])
  else socket.destroy()
}

const ports = [...new Set(Object.values(plan.modes).flatMap((mode) => Object.keys(mode).map(Number)))]
await Promise.all(
  ports.map(
    (port) =>
      new Promise((resolve, reject) => {
        const server = createServer({ pauseOnConnect: false }, (socket) => meet(socket, port))
        server.on('error', reject)
        server.listen({ host: '::', port }, resolve)
      }),
  ),
)
writeFileSync(plan.ready, 'ready')
