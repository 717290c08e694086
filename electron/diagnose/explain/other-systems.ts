/**
 * Are these the words of something else than mail: a web server, a database, a shell, a Wi-Fi? They refuse sign-ins and report trouble
 * in the very words of mail servers ("Authentication failed", "Too many connections"), so that no count of words tells them apart;
 * what does is that they name themselves, and that nothing of mail stands beside them. Only for pasted texts: in a check it is known
 * who speaks. Linear.
 */
import type { TextKind } from '../causes/reading.ts'
import { quotedReplies } from '../causes/quoted-replies.ts'
import { shapeOf } from '../causes/reply-shape.ts'

/** Who speaks is told at the beginning. */
const lookedAt = 4000

/** Names of places, where "mail" may stand by chance: `https://mail.example.com/`, `ann@gmail.com`. */
const places = /\bhttps?:\/\/[^\s'"<>]{1,2000}|[^\s'"<>@]{1,64}@[^\s'"<>]{1,253}/gi

const ofMail =
  /mail|smtp|imap|\bpop3?\b|\bmta\b|\bmx\b|recipient|sender|\brcpt\b|relay|inbox|outbox|\b[eh]h?lo\b|starttls|sasl|dovecot|postfix|exim|outlook|thunderbird|exchange|courier|cyrus|spam|blacklist|blocklist|\bport\W{1,3}(?:25|110|143|465|587|993|995)\b|:(?:25|110|143|465|587|993|995)\b|0x800ccc|sendgrid|\bdefer(?:red)?\b|post(?:fach|eingang)|courri|correo|posta\b|poczt|почт|пошт|письм|邮|郵|メール|메일/i

/** Systems that name themselves. */
const others: readonly RegExp[] = [
  // Version control, shells, remote sign-in, and the libraries below them.
  /^(?:fatal|login|passwd|bash|tar|cp|mv): |\bport 22\b/im,
  /\(publickey\b|\bssh[d2]?\b|\bsudo\b|^su: |\bpam_unix\(|\bkinit\b|\bldap_|\bNT_STATUS_|\brsync\b|\bmount error\b/m,
  // Files of this computer, as Node and the C library report them.
  /\b(?:ENOENT|EACCES|EPERM|ENOSPC|EEXIST|EISDIR|EMFILE|ENOTEMPTY)\b/,
  // Databases.
  /\bORA-\d{5}\b|\bSQL(?:STATE| Server)?\b|\b(?:mysql|mariadb|postgres|psql|mongo|redis)|\bNOAUTH\b|\bWRONGPASS\b/i,
  /\bERROR \d{4} \([\dA-Z]{5}\)|'[^'\n]{1,80}'@'[^'\n]{1,80}'|\brole "[^"\n]{1,80}" does not exist/,
  // Registries of packages and images.
  /\bpip: |\bnpm (?:ERR!|error)|\bError response from daemon\b|\bdocker\b|^toomanyrequests: |^denied: /im,
  // Browsers and web servers.
  /\bERR_[A-Z]{2,20}_[A-Z_]{2,40}\b|\bnginx\b|\bcloudflare\b|\bHTTP(?:\/\d| (?:error|status) )|\bstatus code [45]\d\d\b/i,
  // This computer's own sign-in and its networks.
  /\bwi-?fi\b|\bwlan|\bwireless\b|drahtlos|draadlo|sans fil|inal[aá]mbri|sem fio|bezprzewod|беспроводн|无线|無線/i,
  /\bSSID\b|\bjoin the network\b|\bnetwork drive\b|netzlaufwerk|\bremote desktop\b|\bPIN is\b|\bmaster password\b|\bsystem error \d{2,5}\b|\bworkstation\b|\b(?:open)?vpn\b/i,
]

/** RFC 9110, 15 and IANA's list: statuses by their reason phrases. No SMTP server says these with these numbers; some say 500. */
const httpStatus =
  /\b(?:400 Bad Request|401 (?:Unauthorized|Authorization Required)|403 Forbidden|404 Not Found|405 Method Not Allowed|407 Proxy Authentication Required|408 Request Time-?out|409 Conflict|413 (?:Request Entity|Payload|Content) Too Large|415 Unsupported Media Type|421 Misdirected Request|422 Unprocessable|423 Locked|429 Too Many Requests|451 Unavailable For Legal|502 Bad Gateway|502 Proxy Error|503 Service (?:Temporarily )?Unavailable|504 Gateway Time-?out|511 Network Authentication)\b/i

/** RFC 959: 530 is "not logged in" after USER and PASS, 331 wants a password. By RFC 4954, 530 says that none was tried. */
const ftpAnswer =
  /\b530[ -](?:Login|User|Password|Sorry|Not logged|Please login with USER)\b|\b331[ -][^\n]{0,60}password/i

/** A reply's number and nothing else: whose, and to what? An enhanced code (RFC 3463) is of mail alone. */
const bareNumber = /^[^\p{L}\p{N}]{0,8}[2-5]\d\d[^\p{L}\p{N}]{0,8}$/u

export function isOfOtherSystem(kind: TextKind, text: string): boolean {
  if (kind !== 'smtp' && kind !== 'client') return false
  const part = text.slice(0, lookedAt)
  if (bareNumber.test(part.trim())) return true
  if (shapeOf(part).enhanced !== null || ofMail.test(part.replace(places, ' '))) return false
  if (httpStatus.test(part) || (ftpAnswer.test(part) && !/\b(?:secure|ssl|tls)\b/i.test(part))) return true
  return kind === 'client' && others.some((each) => each.test(part)) && quotedReplies(part).length === 0
}
