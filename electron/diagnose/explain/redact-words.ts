/**
 * Does a word behind "password:" belong to a sentence ("incorrect", "abgelaufen"), or may it be the password itself? Stems and small words of
 * the languages that the causes know; signs beyond ASCII stand in sentences, too.
 */

/** Stands in the place of what was taken out. */
export const hidden = '[hidden]'

const listed = (words: readonly string[]) => new RegExp(`^(?:${words.join('|')})`)

/** Small words that sentences cannot do without. */
const smallWords = listed([
  '(?:a|an|and|are|as|at|be|been|but|by|can|did|do|does|for|from|has|have|if|in|is|isnt|it|its|may|my|nor|not|of|on|only|or|our|than|that|the|their|then|they|this|to|too|was|were|when|which|will|with|you|your|please|see|visit|siehe|voir|yes|no|ok|bad|bye)$',
  '(?:nicht|kein|keine|ist|sind|wurde|wird|bitte|oder|und|fur|fuer|der|die|das|den|des|dem|ihr|ihre|niet|geen|en|het|een|voor|uw|werd|moet)$',
  '(?:non|ne|pas|est|et|ou|le|la|les|du|de|un|une|una|votre|es|y|o|e|el|los|su|para|por|favor|il|lo|per|di|nao|sao|da|os|as|foi|fue|nie|jest|lub|i)$',
])

/** What is said of a password that is refused; accents are gone. Beginnings, or whole words. */
const states = listed([
  '(?:in|un|non|mis|not)?-?(?:valid|accept|match|auth|recogni|known|secur|encrypt|support|specif|provid|suppli|suffici|verif)',
  'incorrect|wrong|expir|fail|reject|denied|deny|refus|requir|missing|mismatch|error|empty$|blank$|need|must|should|cannot|could|change|reset|again|try$|lock|disabl|block|weak|prompt|protect|stored$|saved$|sent$|given$',
  '(?:null|none|true|false|undefined|nil|n/a|removed|redacted|masked|hidden|omitted|suppressed|censored|xxx+)$',
  'fals[ck]h|fout|ungult|ungueltig|abgelauf|abgelehnt|verweigert|erforder|fehl|stimm|eingeben|leer$|onjuist|ongeldig|verlopen|geweigerd|vereist|verkeerd|mislukt',
  'errone|erro|errat|caduc|scadut|rechaz|rifiut|recus|requis|requer|richiest|necess|obligat|manqu|falt|manca|echec|echou|impossib|sbaglia|fallid|fallit|falhou|vencid',
  'gesperrt|deaktiv|geblok|uitgeschakeld|bloqu|blocc|verrouill|desactiv|disattiv|desativ|suspend|sospes|gesloten|zablok|wylacz',
  'nieprawid|bledn|niepopraw|wygas|odrzuc|wymaga|brak|niezgodn|zly$|zle$',
])

/** What stands beside in sentences about sign-ins; alone, it may be somebody's password. */
const things = listed([
  'password|passcode|passphrase|credential|login|sign|user|account|mail|server|protocol|polic|attempt|contact|admin|oauth|basic|plain|cram|ntlm|digest|kerberos|gssapi|normal|application|app$|app-|combination|method|mechanism|storage|command|confirm|enter|type|retype|forgot|field|hash|remember|transmi|clear|interactive|keyboard|publickey|permission|access|temporar|permanent|exceed|old$|new$|same$|check|secret$|config|setting|connect|via$|using$|but$|outgoing|incoming|smtp|imap|pop$',
  'benutzer|kennwort|passwort|anmeld|uberpruf|ueberpruf|pruf|pruef|wachtwoord|controleer|aanmeld|gebruiker',
  'mot$|passe$|utilisa|utente|usuari|contrase|senha|palavra|accesso|acceso|acesso|compte|cuenta|conta$|sesion|haslo|hasla|uzytkown',
])

/** Replies, protocols and standards: letters with digits, and no secrets. */
const shapes =
  /^(?:[245]\d\d|[245]\.\d{1,3}\.\d{1,3}|0x[\da-f]{1,8}|oauth2(?:\.0)?|xoauth2|base64|(?:cram-|digest-)?md5|scram-sha-\d+.*|sha-?\d+|(?:tls|ssl)v?\d(?:\.\d)?|rfc-?\d+|imap4(?:rev\d)?|pop3|smtp2go|[om]365|office365|aadsts\d+|utf-?8|iso-?\d.*|v?\d{1,2}(?:\.\d{1,5}){1,4}|\d{1,4}[-./:]\d{1,2}(?:[-./:]\d{1,4}){0,3})$/i

/** Stars and dots in its place, or a mark of ours. */
const masked = /^[*•●·.xX…#?_-]{2,}$|^\[[\w ]{1,20}\]$|^<[\w -]{1,20}>$|^[^\p{L}\p{N}]+$/u

/** Something stands in the secret's place already. */
export const isMasked = (said: string) => /^(?:\[[\w ]{1,20}\]|<[\w -]{1,20}>|[*•●]{2})/.test(said)

const bare = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/^[^\p{L}\p{N}*•●·[<]+|[^\p{L}\p{N}*•●·\]>]+$/gu, '')

/** A word that is not ASCII, but of letters alone, is taken for one of a sentence: passwords with "ü" or ideographs are rare. */
const isBeyondAscii = (word: string) => /[^\0-\x7f]/.test(word) && /^[\p{L}\p{M}\p{P}]+$/u.test(word)

const plainOf = (word: string) => bare(word).toLowerCase()

/** Said of a password, even where it stands alone; a mask in its place, too. */
export function isStatus(word: string): boolean {
  const plain = plainOf(word)
  return plain === '' || masked.test(word) || isBeyondAscii(word) || smallWords.test(plain) || states.test(plain)
}

/** Surely or probably of a sentence. */
export const isOfSentence = (word: string): boolean => isStatus(word) || things.test(plainOf(word))

/** A number, a standard or a place: `535`, `IMAP4rev1`, `2024-01-02`, `ann@example.com`. */
export const isOfReply = (word: string): boolean =>
  shapes.test(bare(word)) || /^[^@\s]{1,64}@[\w.-]+$|^<|:\/\/|^[\w-]+(?:\.[\w-]+)+\.?$|=/.test(word)

/** Letters with digits, or with signs that no word has: what people are told a password should look like. */
export function looksSecret(word: string): boolean {
  const plain = word.replace(/^['"“”‘’«»(<]+|['"“”‘’«»)>.,;:!?]+$/g, '')
  if (plain.length < 4 || isOfReply(plain) || isStatus(plain)) return false
  return (
    /\p{L}/u.test(plain) &&
    (/\d/.test(plain) ? /^[^\s/\\()[\]<>]+$/.test(plain) : /[a-z0-9][!$&%#^+*~§][^\s]*$/i.test(plain))
  )
}
