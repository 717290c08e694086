/** Configuration of one real Exim, refusing to relay in the words that people really get. */
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CertificateFiles } from '../certificates.ts'
import { publicAddressesOf } from '../networks.ts'
import { authSocket, fetchersFolder } from './dovecot.ts'
import { addressesOf, blocklist, domainOf, hostOf, variantOf, type Sending, type VariantName } from './variants.ts'

export interface UserId {
  uid: number
  gid: number
}

/** cPanel's words, and those of Debian's and Exim's own default configuration. */
const refusals = {
  cpanel:
    'Please turn on SMTP Authentication in your mail client. $sender_fullhost is not permitted to relay through this server without authentication.',
  plain: 'relay not permitted',
} as const

/** Writes the configuration; returns the file for `exim4 -bdf -C`. */
export function writeExim(
  name: VariantName,
  sending: Extract<Sending, { by: 'exim' }>,
  folder: string,
  tls: CertificateFiles,
  owner: UserId,
): string {
  const { inClear } = variantOf(name)
  const encrypted = inClear !== 'only'
  const spool = join(folder, 'exim')
  mkdirSync(join(spool, 'log'), { recursive: true })
  for (const made of [spool, join(spool, 'log')]) chownSync(made, owner.uid, owner.gid)
  const ports = sending.ports.filter((port) => encrypted || port !== 465)
  const interfaces = addressesOf(name).flatMap((address) => ports.map((port) => `[${address}]:${port}`))
  const advertised = !sending.signIn ? '' : inClear === 'refused' ? '${if eq{$tls_in_cipher}{}{}{*}}' : '*'
  const file = join(folder, 'exim.conf')
  writeFileSync(
    file,
    `primary_hostname = ${hostOf(name)}
local_interfaces = <; ${interfaces.join(' ; ')}
${sending.greetsByPort === true ? 'smtp_active_hostname = mx$received_port.pool.$primary_hostname\n' : ''}spool_directory = ${spool}
log_file_path = ${spool}/log/%slog
pid_file_path = ${spool}/pid
log_selector = +smtp_connection +incoming_interface +incoming_port
tls_advertise_hosts = ${encrypted ? '*' : ''}
tls_certificate = ${tls.certificate}
tls_privatekey = ${tls.key}
tls_on_connect_ports = 465
auth_advertise_hosts = ${advertised}
host_lookup =
rfc1413_query_timeout = 0s
smtp_accept_max = 200
keep_environment =
acl_smtp_connect = greet
acl_smtp_rcpt = recipient
acl_smtp_data = no_message

begin acl

greet:
${atConnect(sending)}  accept ${sending.greetsAfter === undefined ? '' : `delay = ${sending.greetsAfter}s`}

recipient:
${sending.refusesListed === 'at-recipient' ? listed : ''}  accept authenticated = *
${trusted(sending, folder)}  require message = ${refusals[sending.words]}
          domains = ${sending.local ? domainOf(name) : 'nobody.invalid'}
  accept

# The lab asks, it never sends; but for the one message that a real mail program is to send: taken, noted, thrown away.
no_message:
  discard condition = \${if match{$h_subject:}{^lab-mail-program-}}
          log_message = took $h_subject: from $authenticated_id on $received_port \${if def:tls_in_cipher{encrypted}{in clear}}
  deny

begin routers
begin transports
begin authenticators

${sending.signIn ? ['PLAIN', 'LOGIN'].map((mechanism) => authenticator(mechanism, folder)).join('\n') : ''}`,
  )
  return file
}

function authenticator(mechanism: string, folder: string): string {
  return `dovecot_${mechanism.toLowerCase()}:
  driver = dovecot
  public_name = ${mechanism}
  server_socket = ${authSocket(folder)}
  server_set_id = $auth1
`
}

function trusted(sending: Extract<Sending, { by: 'exim' }>, folder: string): string {
  switch (sending.trusts) {
    case undefined:
      return ''
    case 'office':
      return `  accept hosts = <; ${publicAddressesOf('office').join(' ; ')}\n`
    case 'everybody':
      return '  accept\n'
    case 'fetchers':
      return `  accept condition = \${if exists{${fetchersFolder(folder)}/$sender_host_address}}\n`
    default: {
      const never: never = sending.trusts
      return never
    }
  }
}

/** As web hosts word it (cPanel), with the lab's own list. */
const listed = `  deny message = "JunkMail rejected - $sender_fullhost is in an RBL on ${blocklist}, see http://www.${blocklist}/"
       dnslists = ${blocklist}
`

function atConnect({ refusesListed }: Extract<Sending, { by: 'exim' }>): string {
  if (refusesListed === 'at-connect') return listed
  return refusesListed === 'at-connect-on-25'
    ? `${listed}       condition = \${if eq{$received_port}{25}}
`
    : ''
}
