/**
 * A long way: every frame that comes in at one end of this namespace goes out at the other after some milliseconds. socat
 * reads and writes the raw frames, and hands them over as datagrams. Arguments: milliseconds, the file that says it is ready.
 */
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { writeFileSync } from 'node:fs'

const [delay, ready] = process.argv.slice(2)
const ends = { inner: { ours: 7001, its: 7002 }, outer: { ours: 7003, its: 7004 } }
const sockets = {}
for (const [name, { ours, its }] of Object.entries(ends)) {
  sockets[name] = createSocket('udp4')
  await new Promise((resolve) => sockets[name].bind(ours, '127.0.0.1', resolve))
  const link = `UDP4-DATAGRAM:127.0.0.1:${ours},bind=127.0.0.1:${its}`
  const child = spawn('socat', ['-b', '70000', `INTERFACE:${name}`, link], { stdio: 'inherit' })
  child.on('exit', (status) => process.exit(status ?? 1))
}
const carry = (from, to) =>
  sockets[from].on('message', (frame) =>
    setTimeout(() => sockets[to].send(frame, ends[to].its, '127.0.0.1'), Number(delay)),
  )
carry('inner', 'outer')
carry('outer', 'inner')
writeFileSync(ready, 'ready')
