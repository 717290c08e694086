/**
 * Loaded before the built command line (`node --import`): no connection leaves this computer, and at the end what is left
 * of the heap is written to MAIL_CHECK_TEST_HEAP for the test to look at. Plain JavaScript: Node runs it as it is.
 */
import { Resolver } from 'node:dns/promises'
import dns from 'node:dns'
import net from 'node:net'
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8'
import { runInNewContext } from 'node:vm'

const connect = Reflect.get(net.Socket.prototype, 'connect')
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args
  const host = options?.host ?? '127.0.0.1'
  if (host === '127.0.0.1') return connect.apply(this, args)
  process.nextTick(() => this.destroy(Object.assign(new Error('shut in'), { code: 'ECONNREFUSED' })))
  return this
}
const nobody = () => Promise.reject(Object.assign(new Error('shut in'), { code: 'ENOTFOUND' }))
for (const name of Object.getOwnPropertyNames(Resolver.prototype).filter((each) => each.startsWith('resolve')))
  Resolver.prototype[name] = nobody
dns.promises.lookup = nobody

const file = process.env.MAIL_CHECK_TEST_HEAP
delete process.env.MAIL_CHECK_TEST_HEAP
const exit = process.exit.bind(process)
process.exit = (status) => {
  if (file === undefined) exit(status)
  setFlagsFromString('--expose-gc')
  // What a finished promise or a closing socket still holds goes with the next turns of the loop.
  let turns = 20
  const turn = () => {
    runInNewContext('gc')()
    turns -= 1
    if (turns > 0) return setTimeout(turn, 5)
    writeHeapSnapshot(file)
    exit(status)
  }
  setTimeout(turn, 50)
}
