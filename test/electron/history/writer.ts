/**
 * A process of its own that writes a history, for those who kill it. Arguments: the file, the gateway, a name, how often;
 * then the number of the file operation before which it kills itself, if any. `history-writer.mjs` is built of it.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const [file = '', gateway = '', name = '', times = '1', dieAt = '0'] = process.argv.slice(2)

let operations = 0
/** Every operation on files counts, those of an open file, too. */
function counted<Args extends unknown[], Result>(act: (...args: Args) => Result): (...args: Args) => Result {
  return function (this: unknown, ...args: Args): Result {
    operations += 1
    if (operations === Number(dieAt)) process.kill(process.pid, 'SIGKILL')
    return act.apply(this, args)
  }
}

const { promises } = fs
const open = promises.open
promises.open = counted(async (...args: Parameters<typeof open>) => {
  const handle = await open(...args)
  for (const method of ['writeFile', 'sync', 'close', 'stat', 'readFile'] as const)
    Object.assign(handle, { [method]: counted(handle[method].bind(handle) as (...of: unknown[]) => unknown) })
  return handle
})
promises.rename = counted(promises.rename)
promises.rm = counted(promises.rm)
promises.chmod = counted(promises.chmod)
promises.mkdir = counted(promises.mkdir) as typeof promises.mkdir
syncBuiltinESMExports()

const { add } = await import('./kit.ts')
process.stdout.write('begun\n')
for (let time = 0; time < Number(times); time += 1) {
  const said = await add(file, gateway, `${name}${times === '1' ? '' : time}`)
  if (said.length > 0) process.stdout.write(`${said.join('\n')}\n`)
}
process.stdout.write(`operations ${operations}\n`)
