/** The web shell's entry: what start.js runs where there is no Electron. From arguments to the exit status. */
import { fileURLToPath } from 'node:url'
import { api } from '../../api.ts'
import { failureLine } from '../failure.ts'
import { readPage } from '../page-files.ts'
import { openBrowser } from './open-browser.ts'
import { isOwnUser } from './peer-user.ts'
import { servePage } from './serve-page.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function run(args: readonly string[]): Promise<void> {
  const shell = await servePage({
    api,
    // Beside this file's own folder, where the build puts it.
    files: await readPage(fileURLToPath(new URL('../client/', import.meta.url))),
    isOwnUser,
  })
  // A socket's event, say: the check it belongs to is lost, the window is not.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${failureLine(error)}\n`)
    shell.failCalls(error)
  })
  process.once('SIGINT', () => shell.close())
  process.once('SIGTERM', () => shell.close())
  const opened = !args.includes('--no-open') && openBrowser(shell.address)
  say(
    `${opened ? 'It opens in your browser. If it does not, open' : 'Open in a browser on this computer:'} ${shell.address}`,
  )
  say('The address works once, for one page. The program ends when that page is closed, or with Ctrl-C.')
  const why = await shell.ended
  if (why === 'never-opened') say('Nobody opened the address, so the program ends. Start it again when you want it.')
  process.exit(0)
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${failureLine(error)}\n`, () => process.exit(3))
})
