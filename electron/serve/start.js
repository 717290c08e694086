/**
 * `npm start` in a checkout: builds what is missing or old, then opens the window: Electron's where its program is
 * installed, else the same page in the browser. `npm start -- --browser` wants the browser, `--no-open` prints only.
 */
import { spawn } from 'node:child_process'
import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtFile, freshen, root } from './built.js'

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/** By files only: asking the package itself would start a download. `null`: not installed, or not the version we want. */
function electronProgram() {
  const folder = join(root, 'node_modules/electron')
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist')
  const program = join(dist, executables[process.platform] ?? 'electron')
  try {
    const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
    const installed = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    return installed === wanted && existsSync(program) ? program : null
  } catch {
    return null
  }
}

function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** @returns null: the window was open and is closed now; else why there was none */
function openElectron(program) {
  return new Promise((resolve) => {
    // Set in the terminals of editors that are Electron programs themselves: it would be a Node without a window.
    const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env
    const child = spawn(program, [root], { stdio: 'inherit', env: environment })
    const cannot = (why) => resolve(`Electron could not start (${why})`)
    child.once('error', (error) => cannot(error.code ?? 'unknown'))
    child.once('exit', (status, signal) => {
      // A missing library of the system, or Chromium's sandbox not allowed here: it ends before there is a window.
      if (status === 127 || ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL'].includes(signal ?? '')) cannot(signal ?? status)
      else resolve(null)
    })
  })
}

function say(text) {
  process.stdout.write(`${text}\n`)
}

const mend = await freshen(['node', 'preload', 'client'])
if (mend !== null) {
  process.stderr.write(`The program could not be built: ${mend}\n`)
  process.exit(3)
}

/** Why it is the browser; `null`: it is Electron's window. */
async function whyBrowser() {
  if (process.argv.includes('--browser') || process.argv.includes('--no-open')) return ''
  const program = electronProgram()
  if (program === null)
    return 'Electron\'s own program is not installed here ("npx install-electron" fetches it), so this is the same window for a browser.'
  if (!hasDisplay()) return 'There is no display here for Electron, so this is the same window for a browser.'
  const why = await openElectron(program)
  return why === null ? null : `${why}, so this is the same window for a browser.`
}

const why = await whyBrowser()
if (why !== null) {
  if (why !== '') say(why)
  await import(pathToFileURL(builtFile('node', 'web.js')).href)
}
