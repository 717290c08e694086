/**
 * Replies whose cause says too little of them, where their maker documents what is behind: these words then stand in place of the
 * cause's own. Data rows with their source; the cause itself is told in electron/diagnose/causes.
 */
import type { Actor, Cause } from '../contract/words.ts'
import { certificateRefused, nameNotFound, notReached, notSecured } from './connection-words.ts'

interface DocumentedReply {
  cause: Cause
  /** In the words that decided; of a text that says no cause, anywhere in its beginning. */
  sign: RegExp
  /** Only of a message that came back, or only of another text; absent: of both. */
  isBounce?: boolean
  source: string
  actor: Actor
  title: string
  means: string
  first: string
}

const rows: readonly DocumentedReply[] = [
  {
    cause: 'recipient-policy',
    sign: /\b5\.7\.520\b|external forwarding/i,
    source: 'https://learn.microsoft.com/en-us/defender-office-365/outbound-spam-policies-external-email-forwarding',
    actor: 'it',
    title: 'The organisation does not let mail be forwarded to the outside',
    means:
      'The message was passed on automatically to an address elsewhere, and the organisation whose mailbox does that forbids it.',
    first:
      'Write to the final address directly. If the forwarding is your own, ask your IT department for another way; it can allow it for single mailboxes.',
  },
  {
    cause: 'recipient-policy',
    sign: /\b5\.7\.51\b|RestrictDomainsTo|partner connector/i,
    source: 'https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/set-inboundconnector',
    actor: 'provider',
    title: 'The recipient’s organisation takes mail from certain servers only',
    means:
      'It wants mail to come through its own filter, or from servers that it has named, and this message came another way. Your own settings are not the reason.',
    first:
      'Tell the recipient in another way; their IT has to correct what it lets in, or your provider which server it delivers to.',
  },
  {
    cause: 'unknown',
    sign: /\b0x8004210[89a]\b|\b0x800ccc(?:0[def]|19)\b/i,
    source: 'Microsoft KB 813514: no connection, no host found, connection dropped, no answer in time',
    actor: 'you',
    title: 'The mail program did not reach the server',
    means:
      'It could not connect to the server, or got no answer from it. The number does not say why: the network, the server or the settings may be the reason.',
    first: 'See whether websites open in the browser, then run a check of the account: it asks the servers themselves.',
  },
  {
    cause: 'unknown',
    sign: new RegExp(`${nameNotFound.source}|${notReached.source}`, 'iu'),
    isBounce: true,
    source: 'RFC 3463, 4.4.1 to 4.4.4: no answer, bad connection, no route',
    actor: 'provider',
    title: 'The recipient’s mail server was not reached',
    means:
      'The server that sends your mail could not connect to the recipient’s. The text does not say whose fault it is; your password is not the reason.',
    first:
      'Check what stands behind the @ of the recipient’s address, and send again later. If it stays so, tell the recipient in another way, and forward the message to your provider’s support.',
  },
  {
    cause: 'unknown',
    sign: certificateRefused,
    isBounce: false,
    source: 'RFC 5280, 6; RFC 6125: expired, of an unknown authority, of another name',
    actor: 'you',
    title: 'The server’s certificate was not trusted',
    means:
      'A program refused to go on because of the certificate by which a server proves its name: it has expired, belongs to another name, or comes from an authority that this computer does not know. The text does not say whose fault it is: the server, something between such as an antivirus, or this computer’s clock.',
    first:
      'Do not accept it and do not switch encryption off. See whether this computer’s date and time are right, then run a check of the account: it asks the servers themselves.',
  },
  {
    cause: 'unknown',
    sign: nameNotFound,
    isBounce: false,
    source: 'RFC 1035, 4.1.1 (name error); getaddrinfo(3), WSAHOST_NOT_FOUND, Microsoft’s 0x800CCC0D',
    actor: 'you',
    title: 'The server’s name was not found',
    means:
      'A program looked for a server by its name and found none. The text does not say why: the name may be misspelt or out of date, or this network finds no names at all.',
    first:
      'Compare the server’s name in the settings with the provider’s, letter by letter, then run a check of the account: it looks the names up itself.',
  },
  {
    cause: 'unknown',
    sign: notSecured,
    isBounce: false,
    source: 'RFC 8446, 6 (alerts of a handshake)',
    actor: 'you',
    title: 'The connection could not be secured',
    means:
      'A program and a server did not agree on an encrypted connection. The text does not say whose fault it is: the port or the kind of encryption in the settings, the server, or something between.',
    first:
      'Do not switch encryption off. Run a check of the account: it asks the servers themselves, and finds what works.',
  },
  {
    cause: 'unknown',
    sign: notReached,
    isBounce: false,
    source: 'connect(2): ETIMEDOUT, ECONNREFUSED, EHOSTUNREACH, ECONNRESET; Winsock 10054, 10060, 10061',
    actor: 'you',
    title: 'There was no connection to the server, or it broke off',
    means:
      'A program could not connect to the server, got no answer in time, or lost the connection. The text does not say whose fault it is: the network, the server or the settings may be the reason.',
    first: 'See whether websites open in the browser, then run a check of the account: it asks the servers themselves.',
  },
]

/** Where a text says how a connection broke, it says so early. */
const lookedAt = 10_000

/** `said`: the words that decided. */
export function documentedReply(cause: Cause, said: string, isBounce: boolean): DocumentedReply | null {
  const part = said.slice(0, lookedAt)
  const isOfKind = (row: DocumentedReply) => row.isBounce === undefined || row.isBounce === isBounce
  return rows.find((row) => row.cause === cause && isOfKind(row) && row.sign.test(part)) ?? null
}
