import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { isOwnUser } from '../../../../electron/serve/web/peer-user.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-peer-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** proc(5), as a kernel 6.1 writes it; `UID` is the user of the client 0xA001 that is connected to us at 0x9C41. */
const table = (
  user: number,
) => `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:9C41 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 81 1 0000000000000000 100 0 0 10 0
   1: 0100007F:9C41 0100007F:A001 01 00000000:00000000 00:00000000 00000000  1000        0 82 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:A001 0100007F:9C41 01 00000000:00000000 00:00000000 00000000 ${user}        0 83 1 0000000000000000 20 4 30 10 -1
`
const own = process.getuid?.() ?? 0

it.each([
  ['the same user', table(own), true],
  ['another user', table(own + 1), false],
  ['nobody that the kernel names', table(own).split('\n').slice(0, 3).join('\n'), true],
])('%s', async (_name, text, expected) => {
  const file = join(folder, 'tcp')
  writeFileSync(file, text)
  expect(await isOwnUser(0xa001, 0x9c41, file)).toBe(expected)
})

it('a system that does not say', async () => expect(await isOwnUser(1, 2, join(folder, 'nothing'))).toBe(true))

it('a real connection of our own', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const client = await new Promise<Socket>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
  })
  expect(await isOwnUser(client.localPort ?? 0, port)).toBe(true)
  client.destroy()
  server.close()
})
