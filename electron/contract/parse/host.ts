/** A host name as set in a mail program: what is wrong with it, and whether it is for everybody. Resolving is for wire. */
import { domainToASCII } from 'node:url'
import { z } from 'zod'

const ipAddress = z.union([z.ipv4(), z.ipv6()])
const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i

/**
 * RFC 1123 names (underscores tolerated, a final dot too), internationalised ones by their ASCII form, IPv4 and IPv6
 * addresses without brackets.
 * @returns a line that ends a sentence beginning with the setting's name, or `null` when the host is good
 */
export function hostFault(host: string): string | null {
  if (host === '') return 'is empty; write the name of the server'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host)) return 'has a scheme in it; write only the name, without "…://" and path'
  if (/\s/u.test(host)) return 'has a space in it; write only the name of the server'
  if (host.includes('@')) return 'is an e-mail address; write the name of the server'
  if (ipAddress.safeParse(host).success) return null
  if (/^\[.*\]$/.test(host)) return 'has brackets; write the address without them'
  if (/^[^:]*:\d+$/.test(host)) return 'has a port in it; write the port in "port"'
  if (/[/?#]/.test(host)) return 'has a path in it; write only the name of the server'
  // domainToASCII answers "" for what can be no name; it reads a backslash as a slash, and decodes per cent signs.
  const ascii = /[\\%]/.test(host) ? '' : domainToASCII(host.replace(/\.$/, ''))
  const labels = ascii.split('.')
  if (ascii === '' || ascii.length > 253 || !labels.every((part) => label.test(part)))
    return 'is not a host name; write it as in "imap.example.com"'
  if (/^(\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '')) return 'is neither a host name nor a whole IP address'
  return null
}

/**
 * A full name that anybody may ask for: no address, and no name that means this computer or its network's corner
 * (RFC 6761, 6762, 8375).
 */
export function isPublicName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  const isLocal = /(?:^|\.)(?:localhost|local|localdomain|arpa)$/.test(name)
  return name.includes('.') && !isLocal && !ipAddress.safeParse(name).success
}
