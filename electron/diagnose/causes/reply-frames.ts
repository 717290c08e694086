/**
 * What do programs write before a reply that they quote without its code, and what right behind it? Their own words, which
 * `quoted-replies.ts` keeps apart from the server's.
 */

/**
 * Programs that leave the reply's code out say beforehand that it is the server's: .NET ("The server response was: 5.7.0 …"), Thunderbird
 * ("The mail server responded: …"), Outlook Express and its heirs ("Server Response: …"), in their languages.
 */
const announcements = [
  String.raw`server(?:'s)? (?:response|reply|answer)(?: (?:was|is))?`,
  String.raw`server(?: for [^\n:]{1,100})? (?:responded|replied|answered)(?: with)?`,
  String.raw`server-?(?:antwort|reactie|svar)(?: (?:war|lautet|is))?|server antwortete`,
  String.raw`(?:réponse|respuesta|resposta|risposta) d(?:u|o|el) (?:serveur|servidor|server)(?: (?:était|est|fue|es|foi|è))?`,
  String.raw`serveur[^\n:]{0,20} a répondu|servidor[^\n:]{0,20} respond(?:ió|eu)|server[^\n:]{0,20} ha risposto`,
  String.raw`odpowiedź serwera|ответ сервера|服务器响应(?:为)?|サーバーの?応答`,
]
export const framed = new RegExp(
  String.raw`(?:${announcements.join('|')})\s{0,3}[:：]\s{0,4}['"‘“«„]?(?=[45]\.\d{1,3}\.\d|\p{L})`,
  'giu',
)

/** A field of an error box, in whatever language: its value tells (`explain/box.ts` reads them). */
const boxValues = [
  String.raw`['"‘“«„]|0x[\da-f]{8}|\d{1,5}\s{0,4}(?:,|$)`,
  String.raw`(?:smtp|imap|pop3?|yes|no|ja|nein|oui|non|s[ií]|não|sim|nee|tak|nie|да|нет)\s{0,4}(?:,|$)`,
]
const boxField = String.raw`\p{L}[\p{L}\p{M}’'() -]{1,60}[:：]\s{0,4}(?:${boxValues.join('|')})`
export const boxLine = new RegExp(`^\\s{0,20}${boxField}`, 'iu')

/** Thunderbird's advice behind whatever the server said. */
const advice = [
  'please (?:check|verify) (?:the message|that your e-?mail)',
  'bitte überprüfen sie die (?:nachricht|e-mail-adresse)',
  'veuillez vérifier (?:le message|que votre adresse)',
  '(?:por favor, )?compruebe (?:el mensaje|que su dirección)',
  "verificare (?:il messaggio|che l['’]indirizzo)",
]

/** What a program says behind the reply within the same line: the box's next field, or what is left of it; its own advice. */
export const nextWords = new RegExp(
  String.raw`,\s{1,4}${boxField}|,\s{0,4}(?:,|$)|\s{1,4}(?:${advice.join('|')})`,
  'iu',
)

/** A line of a program's stack: .NET's, Java's, Node's. */
export const stackLine = /^\s*(?:at|bei|à|en|в) [^\s(]{3,200} ?\(/
