/** Starts all servers of the lab's internet and waits until they answer. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import { createAuthority, type Authority } from '../certificates.ts'
import { startBetween } from '../middle/start.ts'
import { internet, resolverNames } from '../networks.ts'
import { postfixPackage } from '../preflight.ts'
import { inside, must, plainEnvironment, run, startInside, until } from '../shell.ts'
import { writeDovecot, type Mailbox } from './dovecot.ts'
import { writeExim, type UserId } from './exim.ts'
import { writeNames } from './names.ts'
import { writePostfix, type PostfixFiles } from './postfix.ts'
import { writeStandIns } from './standins.ts'
import { addressesOf, hostOf, variantNames, variantOf, type VariantName } from './variants.ts'

export interface Servers {
  authority: Authority
  /** Where a variant's configuration and logs lie. */
  folderOf: (name: VariantName) => string
  /** Servers that ended by themselves, with their last words. */
  ended(): string[]
  stop(): Promise<void>
}

interface Wanted {
  folder: string
  boxes: (name: VariantName) => readonly Mailbox[]
}

export async function startServers({ folder, boxes }: Wanted): Promise<Servers> {
  const authority = await createAuthority(join(folder, 'certificates'))
  const foreign = await createAuthority(join(folder, 'foreign'), 'Gateway Authority')
  const owner = await userId('Debian-exim')
  const postfix = await unpackPostfix(folder)
  const folderOf = (name: VariantName) => join(folder, name)
  const started: { what: string; child: ChildProcess; said: () => string }[] = []
  const startIn = (what: string, namespace: string, command: string, args: readonly string[], env = plainEnvironment) =>
    started.push({ what, ...startInside(namespace, command, args, env) })
  const start = (what: string, command: string, args: readonly string[], env = plainEnvironment) =>
    startIn(what, internet, command, args, env)
  const stillUp = () => {
    const down = started.find(({ child }) => child.exitCode !== null)
    if (down !== undefined) throw new Error(`${down.what} ended: ${down.said()}`)
  }

  for (const resolver of resolverNames) {
    start(`dnsmasq: ${resolver}`, 'dnsmasq', ['--keep-in-foreground', `--conf-file=${writeNames(folder, resolver)}`])
  }
  const ready = join(folder, 'standins.ready')
  const plan = await writeStandIns(folder, authority, ready)
  start('standins', process.execPath, [fileURLToPath(new URL('standins.mjs', import.meta.url)), plan])
  const between = startBetween({
    folder,
    foreign,
    stillUp,
    start: (what, namespace, command, args) => void startIn(what, namespace, command, args),
  })
  for (const name of variantNames) {
    const own = folderOf(name)
    mkdirSync(own)
    chmodSync(own, 0o755)
    const { certificate, sending } = variantOf(name)
    const tls = await authority.issue(certificate, hostOf(name))
    start(`${name}: dovecot`, 'dovecot', ['-F', '-c', writeDovecot(name, own, tls, boxes(name))])
    switch (sending.by) {
      case 'exim':
        start(`${name}: exim`, 'exim4', ['-bdf', '-C', writeExim(name, sending, own, tls, owner)])
        break
      case 'postfix': {
        const senders = boxes(name).map((box) => ({ address: box.username, username: box.username }))
        const files = writePostfix(name, sending, own, tls, postfix, owner, senders)
        const env = { ...plainEnvironment, LD_LIBRARY_PATH: postfix.libraries, MAIL_CONFIG: files }
        start(`${name}: postfix`, join(postfix.daemons, 'master'), ['-c', files], env)
        break
      }
      case 'qmail':
        break
      default: {
        const never: never = sending
        return never
      }
    }
  }

  await until(
    () => 'the stand-ins did not start',
    () => (stillUp(), existsSync(ready)),
  )
  for (const name of variantNames) {
    await until(
      () => `${name} does not listen on all its ports`,
      async () => (stillUp(), listensOnAll(name, await listening())),
    )
  }
  await between
  return {
    authority,
    folderOf,
    ended: () => started.filter(({ child }) => child.exitCode !== null).map(({ what, said }) => `${what}: ${said()}`),
    // Servers that run as other users or in groups end with their namespace; here the parents are asked to.
    stop: async () => {
      for (const { child } of started) child.kill('SIGTERM')
      await until(
        () => 'servers do not end',
        () => started.every(({ child }) => child.exitCode !== null || child.signalCode !== null),
        5_000,
      ).catch(() => undefined)
    },
  }
}

async function listening(): Promise<string> {
  return (await run(...inside(internet, 'ss', ['-Hltn']))).stdout
}

function listensOnAll(name: VariantName, sockets: string): boolean {
  const { sending, inClear } = variantOf(name)
  const encrypted = inClear === 'only' ? [] : [465, 993, 995]
  const sendingPorts = sending.by === 'exim' ? sending.ports : sending.by === 'qmail' ? [25] : [25, 465, 587]
  const ports = [143, 110, ...encrypted.filter((port) => port !== 465), ...sendingPorts]
  const wanted = ports.filter((port) => port !== 465 || encrypted.includes(port))
  return addressesOf(name).every((address) =>
    wanted.every((port) => sockets.includes(`${address.includes(':') ? `[${address}]` : address}:${port} `)),
  )
}

async function unpackPostfix(folder: string): Promise<PostfixFiles> {
  const root = join(folder, 'postfix-package')
  await must('dpkg-deb', ['-x', postfixPackage, root])
  return {
    daemons: join(root, 'usr/lib/postfix/sbin'),
    libraries: join(root, 'usr/lib/postfix'),
    commands: join(root, 'usr/sbin'),
  }
}

async function userId(name: string): Promise<UserId> {
  const id = async (flag: string) => Number((await must('id', [flag, name])).trim())
  return { uid: await id('-u'), gid: await id('-g') }
}
