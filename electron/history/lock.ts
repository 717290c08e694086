/** One writer at a time, over all processes of the user: a file that only one can make. A dead writer's is taken over. */
import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { HistoryFailure } from '../contract/history.ts'

/** Milliseconds. A writer needs a few; `stale`: whoever holds it longer is gone, or hangs. */
const waits = { all: 3000, one: 15, unwritten: 1000, stale: 20_000 }

/** Rejects with HistoryFailure where another process does not let go, and with the system's error. */
export async function withLock<Value>(lock: string, act: () => Promise<Value>): Promise<Value> {
  const owner = `${process.pid} ${hostname()} ${randomBytes(6).toString('hex')}`
  await take(lock, owner)
  try {
    return await act()
  } finally {
    // Held for too long, it may be somebody else's by now.
    if ((await ownerOf(lock)) === owner) await rm(lock, { force: true }).catch(() => {})
  }
}

async function take(lock: string, owner: string): Promise<void> {
  const from = performance.now()
  while (!(await make(lock, owner))) {
    const abandoned = await abandonedOwner(lock)
    if (abandoned !== null) await takeAway(lock, abandoned)
    else if (performance.now() - from > waits.all) throw new HistoryFailure('another check is writing it')
    else await pause(waits.one * (1 + Math.random()))
  }
}

async function make(lock: string, owner: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx', 0o600)
    try {
      await handle.writeFile(owner)
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // Windows, while another process is removing it.
    if (code === 'EPERM' && process.platform === 'win32') return false
    // Made and not written, on a full disk: nobody else must wait for it.
    if (code === 'ENOSPC' || code === 'EDQUOT') await rm(lock, { force: true }).catch(() => {})
    throw error
  }
}

/** What stands in a lock that nobody holds any more; `null`: it is held, or gone. */
async function abandonedOwner(lock: string): Promise<string | null> {
  const [about, owner] = await Promise.all([stat(lock).catch(() => null), ownerOf(lock)])
  if (about === null || owner === null) return null
  const ageMs = Date.now() - about.mtimeMs
  const [, pid, host] = /^(\d+) (\S+) [0-9a-f]+$/.exec(owner) ?? []
  const isDead = pid === undefined ? ageMs > waits.unwritten : host === hostname() && !isAlive(Number(pid))
  return isDead || ageMs > waits.stale ? owner : null
}

/** Of several that find it abandoned, one moves it away; whoever moved a fresh one by mistake puts it back. */
async function takeAway(lock: string, abandoned: string): Promise<void> {
  const aside = `${lock}.${randomBytes(6).toString('hex')}.tmp`
  const isMoved = await rename(lock, aside).then(
    () => true,
    () => false,
  )
  if (!isMoved) return
  if ((await ownerOf(aside)) !== abandoned) await link(aside, lock).catch(() => {})
  await rm(aside, { force: true }).catch(() => {})
}

function ownerOf(lock: string): Promise<string | null> {
  return readFile(lock, 'utf8').catch(() => null)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
