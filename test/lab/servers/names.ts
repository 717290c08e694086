/** What the lab's resolvers know: the true one, and those that lie, each in its way. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  advertiser,
  companyAddress,
  networkNames,
  networkOf,
  portal,
  publicAddressesOf,
  resolverAddresses,
  type Resolver,
} from '../networks.ts'
import { controls, pages } from './controls.ts'
import { blocklist, domainOf, hostOf, namedAddressesOf, variantNames } from './variants.ts'

/** Where the domain of `looked` publishes its settings. */
export const settingsHost = `autoconfig.${domainOf('looked')}`

/** One of the same provider, which has no page. */
export const domainInDnsAlone = `dns.${domainOf('looked')}`

const truth: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  ...variantNames.map((name) => [hostOf(name), namedAddressesOf(name)] as const),
  ...[...controls, ...pages].map(({ name, addresses }) => [name, addresses] as const),
  [settingsHost, namedAddressesOf('looked')] as const,
  ...networkNames.filter((name) => networkOf(name).isListed).flatMap(listings),
])

/** By name, as the resolvers over HTTPS say it, too. */
export const trueNames = truth

/** RFC 5782: the address turned round, under the list's own name. */
function listings(name: (typeof networkNames)[number]): (readonly [string, readonly string[]])[] {
  const [four, six] = publicAddressesOf(name)
  const [head = '', tail = ''] = six.split('::')
  const groups = (text: string) => text.split(':').map((group) => group.padStart(4, '0'))
  const [before, after] = [groups(head), groups(tail)]
  const digits = [...before, ...Array(8 - before.length - after.length).fill('0000'), ...after].join('')
  const turned = [four.split('.').toReversed().join('.'), digits.split('').toReversed().join('.')]
  return turned.map((address) => [`${address}.${blocklist}`, ['127.0.0.2']])
}

/** Writes one resolver's configuration and returns the file; everything that it does not know is "no such name". */
export function writeNames(folder: string, resolver: Exclude<Resolver, 'dead'>): string {
  const file = join(folder, `names-${resolver}.conf`)
  writeFileSync(
    file,
    [
      'user=root',
      'no-resolv',
      'no-hosts',
      'bind-interfaces',
      'pid-file',
      ...resolverAddresses(resolver).map((address) => `listen-address=${address}`),
      ...recordsOf(resolver),
      '',
    ].join('\n'),
  )
  return file
}

const privateAddress = '192.168.7.7'

function recordsOf(resolver: Exclude<Resolver, 'dead'>): string[] {
  switch (resolver) {
    case 'true':
      return records(truth)
    case 'one-address':
      return [`address=/#/${advertiser[0]}`]
    case 'knows-nothing':
      return ['local=/#/']
    case 'portal':
      return [`address=/#/${portal[0]}`]
    case 'private-for-all':
      return [`address=/#/${privateAddress}`]
    case 'private-address':
      return records({ ...truth, [hostOf('hosting')]: [privateAddress] })
    case 'company':
      return records({ ...truth, [hostOf('company')]: [companyAddress] })
    case 'forgets':
      return records(Object.fromEntries(Object.entries(truth).filter(([name]) => name !== hostOf('hosting'))))
    default: {
      const never: never = resolver
      return never
    }
  }
}

function records(names: Readonly<Record<string, readonly string[]>>): string[] {
  const looked = domainOf('looked')
  return [
    'local=/#/',
    ...Object.entries(names).map(([name, addresses]) => `host-record=${name},${addresses.join(',')}`),
    ...[looked, domainInDnsAlone].flatMap((domain) => [
      `mx-host=${domain},${hostOf('looked')},10`,
      `srv-host=_imaps._tcp.${domain},${hostOf('looked')},993,0,1`,
      `srv-host=_submissions._tcp.${domain},${hostOf('looked')},465,0,1`,
    ]),
  ]
}
