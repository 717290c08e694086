#!/usr/bin/env node
/**
 * `mail-check` in a checkout: builds the program when it is missing or older than its sources, then runs it.
 * Plain JavaScript, since it runs before anything is built. It decides nothing about mail and says nothing on
 * standard output. A packaged program does not need it.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const out = join(root, 'out')
const built = join(out, 'node')
const entry = join(built, 'cli.js')
const oldChunkMs = 24 * 3600 * 1000

/** Changed after `since` (ms since 1970)? Folders count too: a removed file changes its folder. About 2 ms for 300 files. */
function changedSince(path, since) {
  const seen = statSync(path, { throwIfNoEntry: false })
  if (!seen) return false
  if (seen.mtimeMs > since) return true
  if (!seen.isDirectory()) return false
  return readdirSync(path).some((name) => changedSince(join(path, name), since))
}

function isFresh() {
  const build = statSync(entry, { throwIfNoEntry: false })
  if (!build) return false
  return !['electron', 'assets', 'package.json', 'package-lock.json', 'vite.config.ts'].some((name) =>
    changedSince(join(root, name), build.mtimeMs),
  )
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
function putInPlace(temporary) {
  const files = filesBelow(temporary).toSorted((a, b) => Number(a === 'cli.js') - Number(b === 'cli.js'))
  for (const file of files) {
    mkdirSync(dirname(join(built, file)), { recursive: true })
    renameSync(join(temporary, file), join(built, file))
  }
  const leftOver = Date.now() - oldChunkMs
  for (const file of filesBelow(built)) {
    if (!files.includes(file) && statSync(join(built, file)).mtimeMs < leftOver) rmSync(join(built, file))
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

async function build() {
  const started = new Date()
  const temporary = join(out, `.building-${process.pid}-${started.getTime()}`)
  try {
    makeFolder(out)
    makeFolder(temporary)
    const { createBuilder } = await import('vite')
    const builder = await createBuilder({
      root,
      configFile: join(root, 'vite.config.ts'),
      // Loads the configuration without writing a file beside it.
      configLoader: 'runner',
      logLevel: 'silent',
      environments: { node: { build: { outDir: temporary } } },
    })
    await builder.build(builder.environments.node)
    // What is edited while the build runs is newer than the build.
    utimesSync(join(temporary, 'cli.js'), started, started)
    putInPlace(temporary)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function isReadOnly(error) {
  return ['EACCES', 'EPERM', 'EROFS'].includes(error?.code)
}

function cannotBuild(error) {
  const mend =
    error?.code === 'ERR_MODULE_NOT_FOUND'
      ? 'run "npm ci" in the checkout first'
      : isReadOnly(error)
        ? `the folder ${root} cannot be written to; run "npm run build" there as someone who may`
        : `run "npm run build" in ${root} to see why`
  process.stderr.write(`mail-check: the program could not be built: ${mend}\n`)
  process.exit(3)
}

if (!isFresh()) {
  try {
    await build()
  } catch (error) {
    // A checkout that is built and cannot be written to runs as it is: copying may have changed the dates.
    if (!(isReadOnly(error) && existsSync(entry))) cannotBuild(error)
  }
}
await import(pathToFileURL(entry).href)
