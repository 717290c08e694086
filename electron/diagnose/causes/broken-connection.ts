/**
 * Does a program say that it did not get as far as the server's answer: no such name, no route, refused, timed out, no encryption,
 * a certificate that it does not trust? Then no server refused anything, whatever the program calls it ("Login failed: timed out").
 * Only for texts of programs that quote no reply: a server says such things of other servers.
 */
import type { Cause } from '../../contract/words.ts'
import type { Told } from './by-rows.ts'
import { generalResponseCodes, preciseResponseCodes } from './codes.ts'
import { phrase, phraseFinder } from './phrase.ts'
import type { Reading } from './reading.ts'
import type { ReplyShape } from './reply-shape.ts'

/** `said`: the reason by itself. `meant`: what a failed sign-in also looks like ("cannot connect: wrong password"). */
type Sign = 'said' | 'meant' | 'signin' | 'other'

const signs: Readonly<Record<Sign, readonly string[]>> = {
  said: [
    // errno(3), Winsock's numbers, getaddrinfo(3), and the names that Node, Java, Python and .NET give them.
    'etimedout|econnrefused|econnreset|econnaborted|ehostunreach|enetunreach|enotfound|esocket|10060|10061|11001|11002|11003|11004',
    'getaddrinfo|gaierror|unknownhostexception|sslexception|sslhandshakeexception|connectexception|socketexception|sockettimeoutexception',
    'timed out',
    'time out',
    'timeout|timedout',
    'not|didnt|doesnt respond|answer .. time',
    'server|host .. not responding|answering',
    'connection|it|verbindung .. refused',
    'refused|refusing .. connection|connections',
    'network|host|server|destination|address .. unreachable',
    'no route to host',
    'not|be|cannot|cant reachable|contacted|reach|reached|contact',
    'unable to reach|contact|resolve',
    'server|host|network may|might|could be offline|down|unavailable|unreachable',
    'not|cannot|cant|couldnt|unable .. establish|open|start .. secure|ssl|tls|encrypted',
    'not|cannot|cant|couldnt|unable|failed|failure|error .. resolve|resolved|resolving|resolution',
    'resolution fail*|error',
    'lookup .. failed|no|fail .. host|hostname',
    'no such host',
    'unknown host|hostname',
    'host|server|hostname .. not|couldnt be|found found|be|known|located',
    'host|server|hostname .. not found|known',
    'name or service not known',
    'nodename nor servname',
    'handshake',
    'ssl|tls routines',
    'wrong version number',
    'ssl|tls negotiation|authentication|error|alert|failure|problem',
    'certificate* .. invalid|expired|untrusted|verify|verified|verification|trusted|trust|mismatch|failed|rejected|unknown|match|revoked|valid',
    'invalid|expired|untrusted|trust|verify|bad|signed|wrong .. certificate',
    'certificate|site .. identify itself',
    'transport|network stream|connection .. closed|aborted|lost',
    'closed the transport|connection|socket',
    'reset by .. peer|server|host',
    'connection .. reset|aborted',
    'broken pipe',
    'socket error|exception|closed',
    // The same in other languages.
    'nicht|kaum erreichbar|erreicht|auflosen|aufgelost|gefunden .. server|werden|zeit*',
    'nicht erreichbar|erreicht|auflosbar|aufgelost',
    'antwortet|reagiert nicht',
    'serveur|servidor|server ne|no|nao|non repond|responde|risponde',
    'server reageert niet',
    'server|host|servernaam|hostnaam .. niet gevonden|bekend',
    'nie znaleziono|odnaleziono|odnaleziona serwer*|hosta',
    'не найден* .. сервер*',
    'serwer nie odpowiada',
    'host|server|servername|hostname .. nicht gefunden|aufgelost|bekannt',
    'zeituberschreitung*|zeitlimit|timeouts',
    'verbindung abgelehnt|verweigert|zuruckgesetzt|abgebrochen|getrennt|unterbrochen',
    'verbindung wurde|wird .. abgelehnt|verweigert|zuruckgesetzt|abgebrochen|getrennt|unterbrochen',
    'zertifikat* .. ungultig*|abgelaufen|nicht|vertrauenswurdig|gepruft|falsch',
    'ungultig*|abgelaufen* .. zertifikat*',
    'serveur|hote .. injoignable|introuvable|inaccessible|inconnu',
    'delai .. depasse|expire|ecoule|imparti',
    'connexion refusee|expiree|interrompue|reinitialisee|perdue|coupee',
    'connexion a|est .. refusee|expire*|interrompue|reinitialisee|perdue|coupee',
    'resoudre|resolution .. nom|hote',
    'certificat .. invalide|expire|pas|approuve|valide',
    'tiempo .. espera|agotado|excedido|limite',
    'conexion rechazada|agotad*|restablecida|interrumpida|perdida|caducad*',
    'conexion fue|ha .. rechazada|agotad*|restablecida|interrumpida|perdida|caducad*',
    'servidor|host .. inaccesible|inalcanzable|desconocido|encontr*',
    'resolver .. nombre|nome|servidor|host',
    'certificado .. no|nao|caducado|invalido|expirado|vencido|valido',
    'connessione rifiutata|interrotta|persa|reimpostata',
    'connessione .. scadut*',
    'tempo .. scaduto|esaurito|limite|esgotado|excedido|espera|esgotou',
    'server|servidor|host .. raggiungibile|irraggiungibile|inacessivel|inalcancavel',
    'risolvere .. nome|host|server',
    'certificato .. non|scaduto|attendibile|valido',
    'ligacao|conexao recusada|esgotad*|expirou|interrompida|perdida|redefinida',
    'niet bereikbaar|gevonden .. server|host',
    'niet bereikbaar|bereikt|bereiken|omgezet',
    'verbinding geweigerd|verlopen|verbroken|onderbroken',
    'certificaat .. ongeldig|verlopen|niet',
    'limit|czas .. czasu|oczekiwania|polaczenia .. polaczenia|przekroczon*|uplynal|minal|serwer*',
    'przekroczono|uplynal .. czas*',
    'polaczenie odrzucone|przerwane|zerwane|zresetowane',
    'serwer* .. nieosiagalny|niedostepny|odnalezc|znaleziono',
    'rozwiazac .. nazwy',
    'certyfikat* .. nie|niewazny|nieprawidlowy|wygasl',
    'время|времени .. ожидания|истекло|вышло',
    'таймаут*|тайм',
    'соединение отклонено|разорвано|сброшено|прервано|потеряно',
    'сервер .. недоступен|недостижим|найден|отвечает',
    'имя .. сервера|хоста .. не',
    'не .. разрешить|определить .. имя|адрес',
    'сертификат* .. не|недействит*|истек*|просроч*',
    '超时',
    '逾时',
    '连接被拒绝',
    '连接拒绝',
    '服务器无响应',
    '无法解析',
    '解析失败',
    '网络不可用',
    '网络未连接',
    '证书无效',
    '证书已过期',
    '证书验证失败',
    '证书不受信任',
    'タイムアウト',
    '接続が拒否',
    '接続を拒否',
    '名前解決',
    'ネットワークに接続されていません',
    '応答がありません',
    '証明書',
    'anslutningen|forbindelsen|tilkoblingen .. tog|nekades|avvist|afvist|avbrots|for',
    'spojeni|pripojeni .. vyprsel*|odmitnuto|preruseno',
    '시간 초과|초과되었습니다',
  ],
  meant: [
    'cannot|cant|couldnt|unable|failed|not .. connect',
    'could|can not connect|establish',
    'connect|connecting|connection .. failed|failure|closed|lost|dropped|broken|interrupted|terminated',
    'communication .. failed|failure|error|lost',
    'no connection',
    // Advice that only fits a connection that failed.
    'check|no|lost|without .. internet|network connection',
    'internetverbindung|netzwerkverbindung|netwerkverbinding|сети|интернет*',
    'connexion|conexion|connessione|conexao|polaczenie|spojeni internet|reseau|red|rete|rede',
    'connexion|conexion|connessione|conexao|polaczenie a|de|di|z|com|к internet*|red|rete|rede|reseau',
    'kein*|keine .. verbindung',
    'nicht .. verbinden|verbunden|verbindung',
    'verbindung .. nicht|fehlgeschlagen|gescheitert',
    'impossible|pas|echec .. connexion|connecter|joindre|contacter .. serveur',
    'no|nao|imposible|impossivel .. conectar|conexion|conexao|ligar|ligacao|contactar|establecer|estabelecer',
    'impossibile|non .. connettersi|collegarsi|connessione|contattare|stabilire|raggiungere',
    'geen|niet .. verbinding|verbinden',
    'nie .. polaczyc|polaczenia|nawiazac|polaczenie',
    'не .. подключиться|соединиться|соединение|подключение|связаться|установлено|установить',
    'соединение|подключение .. не',
    '无法连接',
    '连接失败',
    '连接不上',
    '接続できま',
    '接続に失敗',
    '연결할|접속할 수 없*',
    'inte|ikke|ei .. ansluta|forbindelse|koble|yhteytta|oprette*',
  ],
  signin: [
    'auth*|login*|logon*|logging|anmeld*|authentifi*|autentic*|autentif*|uwierzyteln*|logow*|aanmeld*|inlogg*|identifiant*|аутентифик*|авториз*|вход*',
    'password*|passwor*|credential*|username|kennwort|benutzername|contrasena|senha|haslo|hasla|wachtwoord|парол*',
    'log|sign in|on',
    'mot de passe',
    'nom|nombre|nome d|de utilisateur|usuario|utente',
    'user name',
    '密码',
    '认证',
    '验证',
    '登录',
    '認証',
    'ログイン',
    'パスワード',
  ],
  /** What somebody else did not reach, or a reason beside it. */
  other: [
    'authentication|auth|authorization|ldap|database|backend|directory|radius|sasl|internal server|service|backend|daemon|timeout|timeouts|timed|refused|socket|connection',
    'authdaemon*|saslauthd|back|backend|ldap|radius|daemon',
    'not ready',
    'blocks|blocked|filters outbound|outgoing',
    'address outside',
    'user|ldap|directory|database|policy|alias lookup|database|query',
    // A server's own log: it did answer (Dovecot, login-common).
    'auth failed .. attempts',
    // Of a recipient and its domain.
    'recipient*|rcpt|empfanger*|destinatair*|destinatari*|odbiorc*|ontvanger*|получател*',
    'domain name not found',
    'name service error',
    'delivering|deliver|delivered|bounced|bounce|undeliver*',
    '收件人',
    '宛先',
    'to|with authentication|authorization|authenticating server|service|backend',
  ],
}

const find = phraseFinder(
  (Object.keys(signs) as Sign[]).flatMap((sign) => signs[sign].map((each) => ({ phrase: phrase(each), row: sign }))),
)

/** `null`: the text says no such thing. Linear in the words. */
function brokenConnection(words: readonly string[]): 'said' | 'meant' | null {
  const last: Partial<Record<Sign, number>> = {}
  find(words, (sign, at) => (last[sign] = at))
  if (last.other !== undefined) return null
  if (last.said !== undefined) return 'said'
  // "Cannot connect: authentication failed": what comes after it is the reason.
  return last.meant !== undefined && (last.signin ?? -1) < last.meant ? 'meant' : null
}

/** Reasons that a server, a network or a provider states; of others a text of a program holds words by chance ("check your password"). */
const stated: ReadonlySet<Cause> = new Set<Cause>(['oauth-required', 'app-password-required', 'protocol-disabled'])
const statedInSentences: ReadonlySet<Cause> = new Set<Cause>([
  ...stated,
  'network-not-allowed',
  'network-blocks-smtp',
  'ip-blocklisted',
  'rate-limited',
  'temporary-failure',
  'greylisted',
  'relay-denied',
  'sender-not-allowed',
  'content-rejected',
  'mailbox-full',
  'message-too-large',
])

const mayCloseIt: ReadonlySet<Cause> = new Set<Cause>(['encryption-required', 'credentials-rejected', 'account-locked'])

function statesReason({ cause, grounds }: Told): boolean {
  if (grounds === 'definite') return statedInSentences.has(cause)
  return (grounds === 'usual' || grounds === 'notions') && stated.has(cause)
}

/** Reply codes that only a server's answer to a sign-in carries (RFC 4954, 5248). */
const answers: ReadonlySet<number | null> = new Set([432, 454, 530, 534, 535, 538])

function isServersAnswer({ code, enhanced, responseCode }: ReplyShape): boolean {
  const response = responseCode ?? ''
  return answers.has(code) || enhanced !== null || response in preciseResponseCodes || response in generalResponseCodes
}

/** Did no server refuse anything? `told`: what the rows make of the text, a reason of its own or only what programs add. */
export function failedOnTheWay({ kind, words, shape }: Reading, told: Told): boolean {
  if (kind !== 'client' || isServersAnswer(shape)) return false
  const broken = brokenConnection(words)
  if (broken === null) return false
  if (statesReason(told)) return false
  // "You must use TLS", "wrong password": why the connection was closed, and no reason of one that timed out.
  return broken === 'said' || told.grounds !== 'definite' || !mayCloseIt.has(told.cause)
}
