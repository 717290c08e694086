/** Configuration of one real Postfix, as Debian's comments suggest it: relay on 25, submission on 587 and 465. */
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CertificateFiles } from '../certificates.ts'
import { publicAddressesOf } from '../networks.ts'
import { authSocket, homesFolder, mailUser } from './dovecot.ts'
import type { UserId } from './exim.ts'
import { addressesOf, blocklist, domainOf, hostOf, type Sending, type VariantName } from './variants.ts'

/** Unpacked beside the machine, since Debian lets Exim and Postfix not be installed together (.ci/run does it). */
export interface PostfixFiles {
  /** `usr/lib/postfix/sbin` of the unpacked package. */
  daemons: string
  /** `usr/lib/postfix` of the unpacked package. */
  libraries: string
  /** `usr/sbin` of the unpacked package. */
  commands: string
}

const queueFolders =
  'active bounce corrupt defer deferred flush hold incoming maildrop private public saved trace'.split(' ')

/** Who may send as whom: `owners` only. Alias addresses belong to nobody here, as after a typing error. */
export function writePostfix(
  name: VariantName,
  { ownSendersOnly, delivers, trusts, refusesListed }: Extract<Sending, { by: 'postfix' }>,
  folder: string,
  tls: CertificateFiles,
  files: PostfixFiles,
  owner: UserId,
  senders: readonly { address: string; username: string }[],
): string {
  const config = join(folder, 'postfix')
  const queue = join(folder, 'queue')
  const data = join(folder, 'data')
  mkdirSync(config, { recursive: true })
  for (const made of ['', 'pid', ...queueFolders]) mkdirSync(join(queue, made), { recursive: true })
  mkdirSync(data)
  chownSync(data, owner.uid, owner.gid)
  for (const made of queueFolders) chownSync(join(queue, made), owner.uid, owner.gid)
  const senderMap = senders.map((sender) => `{${sender.address} = ${sender.username}}`).join(', ')
  writeFileSync(
    join(config, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${data}
daemon_directory = ${files.daemons}
command_directory = ${files.commands}
shlib_directory = ${files.libraries}
import_environment = LD_LIBRARY_PATH=${files.libraries} MAIL_CONFIG
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
# Debian's own users for Postfix are made by its installation, which the lab does without.
mail_owner = Debian-exim
setgid_group = mail
default_privs = nobody
myhostname = ${hostOf(name)}
${delivers === undefined ? `mydestination = ${domainOf(name)}` : mailboxes(name, folder, senders)}
mynetworks = 127.0.0.0/8${trusts === 'office' ? officeNetworks() : ''}
inet_interfaces = ${addressesOf(name).join(' ')}
inet_protocols = all
alias_maps =
local_recipient_maps =
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${tls.certificate}
smtpd_tls_key_file = ${tls.key}
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${authSocket(folder)}
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
smtpd_client_connection_count_limit = 0
smtpd_recipient_restrictions = ${ownSendersOnly ? 'reject_sender_login_mismatch' : ''}${
      refusesListed === true ? `permit_sasl_authenticated, reject_rbl_client ${blocklist}` : ''
    }
smtpd_sender_login_maps = ${ownSendersOnly ? `inline:{${senderMap}}` : ''}
smtpd_peername_lookup = no
`,
  )
  const submission = '-o smtpd_relay_restrictions=permit_sasl_authenticated,reject'
  const listeners = addressesOf(name).flatMap((address) => [
    `[${address}]:25 inet n - n - - smtpd`,
    `[${address}]:587 inet n - n - - smtpd -o smtpd_tls_security_level=encrypt ${submission}`,
    `[${address}]:465 inet n - n - - smtpd -o smtpd_tls_wrappermode=yes ${submission}`,
  ])
  writeFileSync(
    join(config, 'master.cf'),
    `${listeners.join('\n')}
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
defer unix - - n - 0 bounce
bounce unix - - n - 0 bounce
trace unix - - n - 0 bounce
local unix - n n - - local
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
`,
  )
  return config
}

/** Into the folders that Dovecot reads (`mail_location`), as its user. */
function mailboxes(name: VariantName, folder: string, users: readonly { address: string; username: string }[]): string {
  return `mydestination =
virtual_mailbox_domains = ${domainOf(name)}
virtual_mailbox_base = ${homesFolder(folder)}
virtual_mailbox_maps = inline:{${users.map(({ address, username }) => `{${address} = ${username}/Maildir/}`).join(', ')}}
virtual_minimum_uid = 1
virtual_uid_maps = static:${mailUser.uid}
virtual_gid_maps = static:${mailUser.gid}`
}

function officeNetworks(): string {
  const [four, six] = publicAddressesOf('office')
  return ` ${four}/32 [${six}]/128`
}
