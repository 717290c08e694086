/** What the lab needs of the machine, said in one line where it is missing: it fails then, it never skips itself. */
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { fileURLToPath } from 'node:url'
import { run } from './shell.ts'

const programs =
  'ip nft ethtool dnsmasq dovecot exim4 dpkg-deb swaks curl tcpdump openssl socat sslsplit faketime'.split(' ')

/** Debian lets Exim and Postfix not be installed together: .ci/run downloads this one, the lab unpacks it. */
export const postfixPackage = fileURLToPath(new URL('../../node_modules/.cache/mail-lab/postfix.deb', import.meta.url))

/** Rejects with one clear line. */
export async function requireMachine(): Promise<void> {
  const missing: string[] = []
  if (process.getuid?.() !== 0) missing.push('root')
  for (const program of programs) {
    if ((await run('sh', ['-c', `command -v ${program}`])).status !== 0) missing.push(program)
  }
  if (!existsSync(postfixPackage)) missing.push('the postfix package')
  if (missing.length === 0) {
    const probe = 'mcl-preflight'
    const made = await run('ip', ['netns', 'add', probe])
    if (made.status !== 0) missing.push(`network namespaces (${made.stderr.trim()})`)
    else {
      const tunnel = await run('ip', ['-n', probe, 'tuntap', 'add', 'probe', 'mode', 'tun'])
      if (tunnel.status !== 0) missing.push(`tunnel devices (${tunnel.stderr.trim()})`)
      await run('ip', ['netns', 'del', probe])
    }
  }
  if (missing.length > 0) {
    throw new Error(
      `The lab needs root, network namespaces and what .ci/run installs; missing here: ${missing.join(', ')}.`,
    )
  }
}

/**
 * Only one lab at a time: its namespaces have fixed names, and building clears away what is left of an earlier one.
 * The name is the kernel's, not a file's: it is free again however the process ends. Rejects with one clear line.
 */
export async function takeTurn(): Promise<Server> {
  const held = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    held.once('error', () => resolve(false))
    held.listen('\0mail-check-lab', () => resolve(true))
  })
  if (!isFree) throw new Error('Another run of the lab is under way on this machine; start this one after it.')
  return held
}
