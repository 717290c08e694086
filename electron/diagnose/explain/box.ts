/**
 * What do error boxes, logs and bounces tell about the place: which server, port, encryption, account? Labels as Outlook,
 * Outlook Express, Windows Live Mail, Thunderbird and Apple Mail write them, in their languages; else host:port in passing.
 */
import type { Protocol, Security } from '../../contract/words.ts'

export interface Place {
  protocol: Protocol | null
  server: string | null
  port: number | null
  security: Security | null
  email: string | null
}

/** Labels stand near the start; a long log repeats itself. */
const lookedAt = 100_000

const open = String.raw`\s{0,4}[:：=]\s{0,4}['"“”«„‘’\s<]{0,6}`
const name = String.raw`([a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,8})`

const labelled = (labels: string, value: string) => new RegExp(`(?:^|[^\\p{L}])(?:${labels})${open}${value}`, 'iu')

const serverLabel = labelled('server|host(?: ?name)?|serveur|hôte|servidor|serwer|сервер|サーバー|服务器|伺服器', name)
const portLabel = labelled('port|porta|puerto|anschluss|poort|порт|ポート|端口|連接埠', String.raw`(\d{1,5})\b`)
const protocolLabel = labelled(
  'protocol|protocole|protocolo|protocollo|protokoll|protokół|протокол|プロトコル|协议',
  '(smtp|imap|pop3?)',
)
const accountLabel = labelled(
  'account|compte|cuenta|conta|konto|учетная запись|アカウント|帐户',
  String.raw`([^\s'"“”«»<>@]{1,64}@[a-z0-9.-]{1,253}\.[a-z]{2,63})`,
)
const encryptionLabel =
  /(?:\(ssl\)|secure sockets layer|ssl)\s{0,3}\)?\s{0,3}[:：]\s{0,4}(yes|no|ja|nein|oui|non|s[ií]|não|nao|sim|nee|tak|nie|да|нет|はい|いいえ|なし|あり|是|否)(?![\p{L}])/iu

const namedServers: readonly RegExp[] = [
  // Exim and Postfix name the server that answered.
  new RegExp(`(?:^|[^a-z])host ${name}(?: ?\\[|:| said)`, 'i'),
  new RegExp(`\\((?:smtp|imap|pop3?)\\) ${name}`, 'i'),
  new RegExp(`(?:smtps?|imaps?|pop3?s?)://(?:[^\\s/@]{1,200}@)?${name}`, 'i'),
  new RegExp(`(?:server|serveur|servidor|сервер|login on)[\\s"'“«»<\\[]{1,4}${name}`, 'iu'),
  new RegExp(`(?:mail server|incoming server|outgoing server|connect(?:ing|ed)? to|against) ["'“]?${name}`, 'i'),
  new RegExp(`\\brelay=${name}`, 'i'),
  new RegExp(`rejected by:\\s{1,80}${name}`, 'i'),
  new RegExp(`${name}[:]\\d{2,5}\\b`, 'i'),
  // Between quotation marks only what is named as mail servers are: `"ann.smith"` is none.
  /["'“‘„«]((?:imap|pop3?|smtp|mail|mx|outgoing|incoming)[a-z0-9-]{0,60}(?:\.[a-z0-9_-]{1,63}){1,8})["'“”’»]/i,
]

/** Endings of files and of nothing else. */
const fileEnding =
  /\.(?:exe|dll|jsx?|mjs|cjs|tsx?|vue|rb|go|php|java|kt|swift|scala|lua|erl|exs?|cs|vb|cpp|hpp|c|h|html?|txt|eml|log|jar|class|conf|cfg|ini|json|ya?ml|xml)$/i
/** Endings of files and of countries: before these, names of servers have more than one part. */
const eitherEnding = /^[a-z0-9_-]{1,63}\.(?:rs|pl|pm|sh|cc|py|so|ps)$/i

/** What looks like a host name, and is none: a file, a version, a class. */
const isHost = (host: string) =>
  /\.[a-z]{2,24}$/i.test(host) && !fileEnding.test(host) && !eitherEnding.test(host) && !/^system\./i.test(host)

function serverIn(text: string): string | null {
  const hosts = [serverLabel, ...namedServers].flatMap((each) => each.exec(text)?.[1] ?? [])
  return hosts.find(isHost)?.toLowerCase() ?? null
}

function portIn(text: string, server: string | null): number | null {
  const beside = server === null ? -1 : text.toLowerCase().indexOf(`${server}:`)
  const written =
    portLabel.exec(text)?.[1] ??
    (beside === -1 ? undefined : /^:(\d{2,5})\b/.exec(text.slice(beside + (server?.length ?? 0)))?.[1]) ??
    /\bport (\d{2,5})\b/i.exec(text)?.[1] ??
    /\][: ](25|110|143|465|587|993|995|2525)\b/.exec(text)?.[1]
  const port = Number(written)
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null
}

const yes = new Set(['yes', 'ja', 'oui', 'si', 'sí', 'sim', 'tak', 'да', 'はい', 'あり', '是'])

/** Outlook Express and its heirs: on 25, 110, 143 and 587 their SSL begins in clear (STARTTLS). */
function securityIn(text: string, port: number | null): Security | null {
  const answer = encryptionLabel.exec(text)?.[1]?.toLowerCase()
  if (answer === undefined) return null
  if (!yes.has(answer)) return 'none'
  return port !== null && [25, 110, 143, 587].includes(port) ? 'starttls' : 'tls'
}

function protocolIn(text: string): Protocol | null {
  const written = protocolLabel.exec(text)?.[1]?.toLowerCase()
  if (written === 'smtp' || written === 'imap') return written
  if (written !== undefined) return 'pop3'
  const named = (['smtp', 'imap', 'pop3'] as const).filter((each) => new RegExp(`(?:^|[^a-z])${each}`, 'i').test(text))
  return named.length === 1 ? named[0]! : null
}

const address = /(?:^|[\s<>'"“”«»(:,;=])([a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,253}\.[a-z]{2,63})(?![a-z0-9])/i
/** The account's own: who signs in or sends. */
const ownAddress =
  /(?:user(?:name)?|login failed for|not owned by user|from=|sender|account)[\s:='"“<]{1,6}([a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,253}\.[a-z]{2,63})/i

export function placeIn(text: string): Place {
  const part = text.slice(0, lookedAt)
  const server = serverIn(part)
  const port = portIn(part, server)
  const email = (accountLabel.exec(part) ?? ownAddress.exec(part) ?? address.exec(part))?.[1]
  return { protocol: protocolIn(part), server, port, security: securityIn(part, port), email: email ?? null }
}
