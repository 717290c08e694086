/** Starts all servers of the lab's internet and waits until they answer. */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import { createAuthority, type Authority } from '../certificates.ts'
import { controlAddresses, internet, nameServer, type AddressPair } from '../networks.ts'
import { postfixPackage } from '../preflight.ts'
import { inside, must, plainEnvironment, run, startInside, until } from '../shell.ts'
import { writeDovecot, type Mailbox } from './dovecot.ts'
import { writeExim, type UserId } from './exim.ts'
import { writePostfix, type PostfixFiles } from './postfix.ts'
import {
  addressesOf,
  domainOf,
  hostOf,
  namedAddressesOf,
  variantNames,
  variantOf,
  type VariantName,
} from './variants.ts'

/** A large mail service that the program may ask as a control, by the lab's stand-in. */
export interface Control {
  name: string
  ports: readonly number[]
  addresses: AddressPair
}

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
  controls: readonly Control[]
  boxes: (name: VariantName) => readonly Mailbox[]
}

/** One address per name: more would say nothing more about a port. */
export function controlsOf(hosts: readonly { host: string; port: number }[]): Control[] {
  const names = [...new Set(hosts.map((one) => one.host))]
  return names.map((name, index) => ({
    name,
    ports: [...new Set(hosts.filter((one) => one.host === name).map((one) => one.port))],
    addresses: controlAddresses(index + 1),
  }))
}

export async function startServers({ folder, controls, boxes }: Wanted): Promise<Servers> {
  const authority = await createAuthority(join(folder, 'certificates'))
  const owner = await userId('Debian-exim')
  const postfix = await unpackPostfix(folder)
  const folderOf = (name: VariantName) => join(folder, name)
  const started: { what: string; child: ChildProcess; said: () => string }[] = []
  const start = (what: string, command: string, args: readonly string[], env = plainEnvironment) =>
    started.push({ what, ...startInside(internet, command, args, env) })

  start('dnsmasq', 'dnsmasq', ['--keep-in-foreground', `--conf-file=${writeNames(folder, controls)}`])
  const ready = join(folder, 'standins.ready')
  start('standins', process.execPath, [
    fileURLToPath(new URL('standins.mjs', import.meta.url)),
    JSON.stringify({
      controls,
      qmail: { name: hostOf('qmail'), domain: domainOf('qmail'), addresses: addressesOf('qmail') },
      ready,
    }),
  ])
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

  const stillUp = () => {
    const down = started.find(({ child }) => child.exitCode !== null)
    if (down !== undefined) throw new Error(`${down.what} ended: ${down.said()}`)
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

/** All names there are; everything else is answered with "no such name", as on the real internet. */
function writeNames(folder: string, controls: readonly Control[]): string {
  const file = join(folder, 'dnsmasq.conf')
  const record = (name: string, addresses: readonly string[]) => `host-record=${name},${addresses.join(',')}`
  writeFileSync(
    file,
    [
      'user=root',
      'no-resolv',
      'no-hosts',
      'bind-interfaces',
      'pid-file',
      ...nameServer.map((address) => `listen-address=${address}`),
      'local=/#/',
      ...variantNames.map((name) => record(hostOf(name), namedAddressesOf(name))),
      ...controls.map((control) => record(control.name, control.addresses)),
      '',
    ].join('\n'),
  )
  return file
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
