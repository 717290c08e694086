/**
 * May nobody but an administrator have written this? On POSIX by owner and mode of the file and of every folder above it,
 * on Windows by the owner and the rights as the system itself lists them. What cannot be seen counts as no.
 */
import { execFile } from 'node:child_process'
import { lstat } from 'node:fs/promises'
import { dirname, win32 } from 'node:path'
import { promisify } from 'node:util'

const others = 'others than an administrator may write it; only administrators must be able to'

export interface Administrators {
  platform: NodeJS.Platform
  /** POSIX: who owns what is the system's. 0 is root. */
  owner: number
  /** The highest folder that is looked at. */
  top: string
}

const thisComputer: Administrators = { platform: process.platform, owner: 0, top: '/' }

/** @returns why the file does not count; `null`: only administrators may have written it */
export async function administratorsOnly(path: string, who: Administrators = thisComputer): Promise<string | null> {
  return who.platform === 'win32' ? windowsFault(path) : posixFault(path, who)
}

async function posixFault(path: string, { owner, top }: Administrators): Promise<string | null> {
  for (let at = path; ; at = dirname(at)) {
    const about = await lstat(at).catch(() => null)
    if (about === null) return 'it cannot be looked at'
    if (about.isSymbolicLink()) return 'it is reached through a link'
    // Group and others.
    const isWritable = (about.mode & 0o022) !== 0
    if (about.uid !== owner || isWritable) return at === path ? others : `${others} (look at the folder ${at})`
    if (at === top || at === dirname(at)) return null
  }
}

async function windowsFault(path: string): Promise<string | null> {
  for (const each of [path, win32.dirname(path)]) {
    const sddl = await sddlOf(each)
    if (sddl === null) return 'its rights cannot be read'
    if (!isAdministratorsOnly(sddl)) return others
  }
  return null
}

async function sddlOf(path: string): Promise<string | null> {
  try {
    // The path goes as an argument of its own, never into the script's text.
    const script = '& { param($path) (Get-Acl -LiteralPath $path).Sddl }'
    const args = ['-NoProfile', '-NonInteractive', '-Command', script, path]
    const { stdout } = await promisify(execFile)('powershell.exe', args, { timeout: 10_000, windowsHide: true })
    return stdout.trim() === '' ? null : stdout.trim()
  } catch {
    return null
  }
}

/** Administrators, SYSTEM, TrustedInstaller; CREATOR OWNER on a file is its owner, who is one of them. */
const administrators = ['BA', 'SY', 'CO', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464']
/** Rights that only read: FR, FX, GR, GX and their bits. */
const readingBits = 0xa01200a9n

/**
 * Security Descriptor Definition Language: `O:BAG:SYD:(A;;FA;;;SY)(A;;0x1200a9;;;BU)`. An entry that is not understood
 * counts as one that lets others write.
 */
export function isAdministratorsOnly(sddl: string): boolean {
  const owner = /^O:(S-[\d-]+|[A-Z]{2})/.exec(sddl)?.[1]
  const dacl = /D:([A-Z_]*)((?:\([^()]*\))*)(?:S:.*)?$/.exec(sddl)
  if (owner === undefined || !administrators.includes(owner) || dacl?.[2] === undefined || dacl[2] === '') return false
  return [...dacl[2].matchAll(/\(([^()]*)\)/g)].every(([, entry = '']) => {
    const [type, , rights = '', , , trustee = ''] = entry.split(';')
    if (type === 'D' || administrators.includes(trustee)) return true
    return type === 'A' && isReading(rights)
  })
}

function isReading(rights: string): boolean {
  if (/^0x[\da-f]+$/i.test(rights)) return (BigInt(rights) & ~readingBits) === 0n
  return /^(FR|FX|GR|GX)+$/.test(rights)
}
