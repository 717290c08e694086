/** The lab's stand-ins for the large mail services that the program asks as controls, and for the pages of browsers' vendors. */
import { defaultControlHosts } from '../../../electron/wire/control-hosts.ts'
import { defaultWebPages } from '../../../electron/wire/web-pages.ts'
import { controlAddresses, type AddressPair } from '../networks.ts'

/** A large mail service, one address per name: more would say nothing more about a port. */
export interface Control {
  name: string
  ports: readonly number[]
  addresses: AddressPair
}

const names = [...new Set(defaultControlHosts.map((one) => one.host))]

export const controls: readonly Control[] = names.map((name, index) => ({
  name,
  ports: defaultControlHosts.filter((one) => one.host === name).map((one) => one.port),
  addresses: controlAddresses(index + 1),
}))

const onPort = (port: number) => defaultControlHosts.filter((one) => one.port === port).map((one) => one.host)
const addressesFor = (name: string | undefined) =>
  controls.filter((one) => one.name === name).map((one) => one.addresses)
const ports = [...new Set(defaultControlHosts.map((one) => one.port))]

/** Per port, the one that is down and the one that lies, where a network has such (`Network.controls`). */
export const oddControls: readonly { port: number; isDown: readonly AddressPair[]; lies: readonly AddressPair[] }[] =
  ports.map((port) => {
    const [down, lying] = onPort(port)
    return { port, isDown: addressesFor(down), lies: addressesFor(lying) }
  })

export interface Page {
  name: string
  addresses: AddressPair
  path: string
  status: number
  body: string
}

/** What the vendors' own pages hold, as they answer on the internet. */
const bodies: Readonly<Record<string, string>> = {
  'detectportal.firefox.com': 'success\n',
  'connectivitycheck.gstatic.com': '',
  'captive.apple.com': '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>\n',
}

export const pages: readonly Page[] = defaultWebPages.map(({ url, status }, index) => {
  const { hostname, pathname } = new URL(url)
  const body = bodies[hostname]
  if (body === undefined) throw new Error(`the lab does not know what ${hostname} answers`)
  return { name: hostname, addresses: controlAddresses(101 + index), path: pathname, status, body }
})
