/**
 * The program's parts in a checkout, built when they are missing or older than their sources. Plain JavaScript, since it
 * runs before anything is built: for `mail-check` and for `npm start`. It says nothing; who calls it says what went wrong.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const out = join(root, 'out')
const oldChunkMs = 24 * 3600 * 1000

const tools = ['package.json', 'package-lock.json', 'vite.config.ts']
/** Of each environment of vite.config.ts: its last file, which says that the others are there, and what it is made of. */
const parts = {
  node: { entry: 'cli.js', sources: ['electron', ...tools] },
  preload: { entry: 'preload.cjs', sources: ['electron/serve/desktop', 'electron/contract', ...tools] },
  client: {
    entry: 'index.html',
    sources: ['renderer', 'electron/contract', 'electron/picture', 'electron/report', ...tools],
  },
}

export function builtFile(part, file = parts[part].entry) {
  return join(out, part, file)
}

/** Changed after `since` (ms since 1970)? Folders count too: a removed file changes its folder. About 2 ms for 300 files. */
function changedSince(path, since) {
  const seen = statSync(path, { throwIfNoEntry: false })
  if (!seen) return false
  if (seen.mtimeMs > since) return true
  if (!seen.isDirectory()) return false
  return readdirSync(path).some((name) => changedSince(join(path, name), since))
}

function isFresh(part) {
  const build = statSync(builtFile(part), { throwIfNoEntry: false })
  if (!build) return false
  return !parts[part].sources.some((name) => changedSince(join(root, name), build.mtimeMs))
}

/** Every file below `folder`, as paths relative to it. */
function filesBelow(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((found) => {
    const path = join(below, found.name)
    return found.isDirectory() ? filesBelow(folder, path) : [path]
  })
}

/**
 * Puts a finished build in place file by file, each by one atomic rename, the entry last. Two that build at once
 * cannot hurt each other, and a program that is running finds the chunks it has yet to load: they carry a hash of
 * their content, and left-over ones go only after a day.
 */
function putInPlace(part, temporary) {
  const { entry } = parts[part]
  const target = join(out, part)
  const files = filesBelow(temporary).toSorted((a, b) => Number(a === entry) - Number(b === entry))
  for (const file of files) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    renameSync(join(temporary, file), join(target, file))
  }
  const leftOver = Date.now() - oldChunkMs
  for (const file of filesBelow(target)) {
    if (!files.includes(file) && statSync(join(target, file)).mtimeMs < leftOver) rmSync(join(target, file))
  }
  for (const name of readdirSync(out).filter((found) => found.startsWith('.building-'))) {
    const seen = statSync(join(out, name), { throwIfNoEntry: false })
    if (seen && seen.mtimeMs < leftOver) rmSync(join(out, name), { recursive: true, force: true })
  }
}

/** Not `recursive`: that names a read-only file system ENOENT. */
function makeFolder(path) {
  try {
    mkdirSync(path)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}

/** As it is shipped, also where a test asks for it: under another NODE_ENV React would be its slow, large development build. */
async function build(names) {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await buildForProduction(names)
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

async function buildForProduction(names) {
  const started = new Date()
  const temporary = join(out, `.building-${process.pid}-${started.getTime()}`)
  try {
    makeFolder(out)
    makeFolder(temporary)
    const { createBuilder } = await import('vite')
    const builder = await createBuilder({
      configFile: join(root, 'vite.config.ts'),
      // Loads the configuration without writing a file beside it.
      configLoader: 'runner',
      logLevel: 'silent',
      environments: Object.fromEntries(names.map((name) => [name, { build: { outDir: join(temporary, name) } }])),
    })
    for (const name of names) {
      await builder.build(builder.environments[name])
      // What is edited while the build runs is newer than the build.
      utimesSync(join(temporary, name, parts[name].entry), started, started)
      putInPlace(name, join(temporary, name))
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function isReadOnly(error) {
  return ['EACCES', 'EPERM', 'EROFS'].includes(error?.code)
}

/**
 * Builds those of the named parts that are not fresh.
 * @returns null: they can be run; else what to do, as the end of a sentence
 */
export async function freshen(names) {
  const stale = names.filter((name) => !isFresh(name))
  if (stale.length === 0) return null
  try {
    await build(stale)
    return null
  } catch (error) {
    // A checkout that is built and cannot be written to runs as it is: copying may have changed the dates.
    if (isReadOnly(error) && stale.every((name) => existsSync(builtFile(name)))) return null
    if (error?.code === 'ERR_MODULE_NOT_FOUND') return 'run "npm ci" in the checkout first'
    return isReadOnly(error)
      ? `the folder ${root} cannot be written to; run "npm run build" there as someone who may`
      : `run "npm run build" in ${root} to see why`
  }
}
