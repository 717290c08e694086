/** Writes what the pretended servers of the lab's internet (standins.mjs) are to be. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Authority } from '../certificates.ts'
import { portal, publicResolvers } from '../networks.ts'
import { controls, pages } from './controls.ts'
import { settingsHost, trueNames } from './names.ts'
import { addressesOf, domainOf, hostOf } from './variants.ts'

/** Returns the file of the plan. `ready`: the file that they write once all of them listen. */
export async function writeStandIns(folder: string, authority: Authority, ready: string): Promise<string> {
  const file = join(folder, 'standins.json')
  const plan = {
    ready,
    controls: await Promise.all(
      controls.map(async (control) => ({ ...control, tls: await authority.issue('good', control.name) })),
    ),
    pages,
    portals: [portal[0]],
    resolvers: {
      names: trueNames,
      at: await Promise.all(
        publicResolvers.map(async (address) => ({ address, tls: await authority.issue('good', address) })),
      ),
    },
    settings: [
      {
        addresses: addressesOf('looked'),
        path: '/mail/config-v1.1.xml',
        tls: await authority.issue('good', settingsHost),
        body: published(domainOf('looked'), hostOf('looked')),
      },
    ],
    qmail: { name: hostOf('qmail'), domain: domainOf('qmail'), addresses: addressesOf('qmail') },
  }
  writeFileSync(file, JSON.stringify(plan))
  return file
}

/** As Mozilla's autoconfiguration has it. */
function published(domain: string, host: string): string {
  const server = (kind: string, type: string, port: number, socket: string) => `
    <${kind} type="${type}">
      <hostname>${host}</hostname>
      <port>${port}</port>
      <socketType>${socket}</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </${kind}>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="${domain}">
    <domain>${domain}</domain>
    <displayName>Looked</displayName>${server('incomingServer', 'imap', 993, 'SSL')}${server('outgoingServer', 'smtp', 465, 'SSL')}
  </emailProvider>
</clientConfig>
`
}
