/** Configuration of one real Dovecot: IMAP, POP3, and the sign-in service that Exim and Postfix of the same variant ask. */
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { CertificateFiles } from '../certificates.ts'
import { addressesOf, variantOf, type VariantName } from './variants.ts'

export interface Mailbox {
  /** As the server knows it: the whole address, or the part before @. */
  username: string
  password: string
}

/** Where things lie below a variant's folder. */
export const dovecotLog = (folder: string) => join(folder, 'dovecot.log')
export const authSocket = (folder: string) => join(folder, 'auth')
/** A file named after each address from which mail was fetched; Exim's `fetchers` asks for it. */
export const fetchersFolder = (folder: string) => join(folder, 'fetchers')

const furtherMechanisms = { none: '', oauth: ' xoauth2 oauthbearer', digests: ' cram-md5 apop' } as const
export const mailUser = { uid: 8, gid: 8 }
export const homesFolder = (folder: string) => join(folder, 'homes')

/** Writes the configuration and the accounts; returns the file for `dovecot -F -c`. Passwords stand there hashed, except for digests. */
export function writeDovecot(
  name: VariantName,
  folder: string,
  tls: CertificateFiles,
  boxes: readonly Mailbox[],
): string {
  const variant = variantOf(name)
  const homes = homesFolder(folder)
  mkdirSync(homes, { recursive: true })
  chownSync(homes, mailUser.uid, mailUser.gid)
  mkdirSync(fetchersFolder(folder), { recursive: true })
  chmodSync(fetchersFolder(folder), 0o777)
  const users = join(folder, 'users')
  const kept = (password: string) =>
    variant.further === 'digests'
      ? `{PLAIN}${password}`
      : `{SHA256.HEX}${createHash('sha256').update(password).digest('hex')}`
  writeFileSync(users, boxes.map((box) => `${box.username}:${kept(box.password)}\n`).join(''))
  const fetched = join(folder, 'fetched.sh')
  // Where sending follows the log of fetching, as pop-before-smtp and DRAC do, it knows a moment later.
  const knowsAfter = 'greetsAfter' in variant.sending ? 0 : 1
  const note = `: > "${fetchersFolder(folder)}/$IP"`
  writeFileSync(
    fetched,
    `#!/bin/sh\n${knowsAfter === 0 ? note : `(sleep ${knowsAfter}; ${note}) >/dev/null 2>&1 &`}\nexec "$@"\n`,
    { mode: 0o755 },
  )

  const encrypted = variant.inClear !== 'only'
  const postLogin = (service: string) => `
service ${service} {
  executable = ${service} post-${service}
}
service post-${service} {
  executable = script-login ${fetched}
  user = mail
  unix_listener post-${service} {
    mode = 0666
  }
}`
  const file = join(folder, 'dovecot.conf')
  writeFileSync(
    file,
    `base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
log_path = ${dovecotLog(folder)}
auth_verbose = yes
auth_debug = yes
protocols = imap pop3
listen = ${addressesOf(name).join(', ')}
ssl = ${encrypted ? 'yes' : 'no'}
ssl_cert = <${tls.certificate}
ssl_key = <${tls.key}
disable_plaintext_auth = ${variant.inClear === 'refused' ? 'yes' : 'no'}
auth_mechanisms = plain login${furtherMechanisms[variant.further ?? 'none']}
auth_failure_delay = 1 secs
first_valid_uid = 1
mail_location = maildir:~/Maildir
passdb {
  driver = passwd-file
  args = scheme=CRYPT username_format=%u ${users}
}
${variant.further === 'oauth' ? oauthPassdb(folder) : ''}
userdb {
  driver = static
  args = uid=${mailUser.uid} gid=${mailUser.gid} home=${homes}/%u
}
service auth {
  unix_listener ${authSocket(folder)} {
    mode = 0666
  }
}
# All scenarios come from a few addresses: the growing delay after rejections would let one slow the others.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = 143
  }
  inet_listener imaps {
    port = ${encrypted ? 993 : 0}
  }
}
service pop3-login {
  inet_listener pop3 {
    port = 110
  }
  inet_listener pop3s {
    port = ${encrypted ? 995 : 0}
  }
}
${variant.sending.by === 'exim' && variant.sending.trusts === 'fetchers' ? postLogin('imap') + postLogin('pop3') : ''}
`,
  )
  return file
}

/** Tokens are never taken here; the lab only needs the mechanisms to be offered, as a large provider does. */
function oauthPassdb(folder: string): string {
  const file = join(folder, 'oauth2.conf')
  writeFileSync(file, 'introspection_mode = post\nintrospection_url = http://127.0.0.1:1/\n')
  return `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${file}
}`
}
