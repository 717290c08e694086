/** Scripted servers of one small mail system: what the sending one was given, the receiving one shows. */
import type { Account } from '../../../../electron/contract/account.ts'
import { certificateFor } from '../../../servers/certificates.ts'
import {
  close,
  send,
  serve,
  startServerTls,
  type Script,
  type ScriptStep,
  type ServeRow,
} from '../../../servers/script.ts'
import { annsAccount, host } from '../kit/mail-world.ts'

export const account: Account = { ...annsAccount, outgoing: { ...annsAccount.outgoing, port: 465, security: 'tls' } }
export const pop3Account: Account = { ...account, incoming: { ...annsAccount.incoming, protocol: 'pop3', port: 995 } }
export const token = /Test of your mail settings ([0-9a-f]{24})/

/** What the sending server was given, known to the receiving one when it is asked. */
export interface Post {
  subject: string | null
}

export interface Smtp {
  data?: ScriptStep[]
  dot?: ScriptStep[]
  rcptOfTest?: string
}

/** Notes the subject that it is given. */
export async function smtp(
  post: Post,
  { data = [send('354 go ahead')], dot = [send('250 2.0.0 Ok: queued')], rcptOfTest }: Smtp = {},
): Promise<(connection: number) => Script> {
  const key = await certificateFor(host)
  const noting: RegExp = /^Subject: /
  noting.test = (line: string) => {
    const isSubject = /^Subject: /.test(line)
    if (isSubject) post.subject = line
    return isSubject
  }
  return (connection) => [
    startServerTls(key),
    send(`220 ${host} ESMTP`),
    serve(
      [/^EHLO /, send(`250-${host}`, '250 AUTH PLAIN')],
      [/^AUTH PLAIN /, send('235 2.7.0 Accepted')],
      [/^MAIL FROM:/, send('250 2.1.0 Ok')],
      [/^RCPT TO:/, send(connection > 0 && rcptOfTest !== undefined ? rcptOfTest : '250 2.1.5 Ok')],
      ['RSET', send('250 2.0.0 Ok')],
      ['DATA', ...data],
      ['QUIT', send('221 2.0.0 Bye'), close()],
      [noting],
      ['.', ...dot],
      [/.*/],
    ),
  ]
}

export type Rows = (post: Post) => ServeRow[]
const ok = send('{tag} OK done')

/** One folder with one message, or none. */
export const inboxOf =
  (headers: (post: Post) => string | null): Rows =>
  (post) => [
    [/ UID FETCH /, lazily(() => fetched(headers(post)))],
    [/ UID STORE 7 \+FLAGS\.SILENT \(\\Deleted\)$/, ok],
    [
      / UID EXPUNGE 7$/,
      lazily(() => {
        headers = () => null
        return '{tag} OK gone'
      }),
    ],
  ]

function fetched(headers: string | null): string {
  if (headers === null) return '{tag} OK nothing'
  const text = `${headers}\r\n\r\n`
  return `* 1 FETCH (UID 7 BODY[HEADER.FIELDS (SUBJECT X-MAIL-SETTINGS-CHECK)] {${Buffer.byteLength(text)}}\r\n${text})\r\n{tag} OK done`
}

/** Said when its turn comes: what it says depends on what was received elsewhere by then. */
export function lazily(text: () => string): ScriptStep {
  return {
    do: 'send',
    get bytes() {
      return `${text()}\r\n`
    },
  }
}

export async function imap(
  post: Post,
  rows: Rows,
  capabilities = 'IMAP4rev1 SASL-IR AUTH=PLAIN UIDPLUS SPECIAL-USE',
): Promise<Script> {
  const key = await certificateFor(host)
  return [
    startServerTls(key),
    send(`* OK [CAPABILITY ${capabilities}] ready`),
    serve(
      [/ AUTHENTICATE PLAIN /, ok],
      ...rows(post),
      [/ CAPABILITY$/, send(`* CAPABILITY ${capabilities}`, '{tag} OK done')],
      [/ LIST \(SPECIAL-USE\)/, send('* LIST (\\Junk) "/" "Spam \\"x\\""', '{tag} OK done')],
      [/ (?:EXAMINE|SELECT) "INBOX"$/, send('* 1 EXISTS', '* OK [UIDNEXT 7] next', '{tag} OK done')],
      [/ (?:EXAMINE|SELECT) "Spam \\"x\\""$/, send('* 0 EXISTS', '* OK [UIDNEXT 3] next', '{tag} OK done')],
      [/ LOGOUT$/, send('* BYE', '{tag} OK'), close()],
    ),
  ]
}
