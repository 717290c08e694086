/** Is a reply quoted as the answer of another server? Then it is not the own sending server that refuses (design/causes.md, 1). */
import { phrase, phraseBook } from './phrase.ts'

const quoting = phraseBook(
  [
    // Exim, sendmail, Postfix, qmail, Exchange, Gmail, in this order.
    'smtp error from remote',
    'while talking to',
    'host .. said',
    'in reply to rcpt|mail|end|data|helo|ehlo',
    'remote host said',
    'remote server returned|replied|said|responded',
    'response from the remote server',
    'remote mail server',
    'problem with the recipients email|mail server',
    'remote mta',
    'generating server',
    'error from remote',
    'other server returned|replied|said|responded',
    'rejected by the server for the recipient domain',
    'the server for the domain',
    // MTA-to-MTA wordings: DragonFly, X.400 gateways, Symantec.cloud, RFC 3464's field.
    'did not like our',
    'gives error message',
    'mail delivery agent at',
    'diagnostic code smtp',
    'unable to deliver your message to the following',
    // Forward Email, of the server that it hands the mail to. Nodemailer's words alone are of the own server.
    'error for .. of cant send mail',
    'entfernte* .. server',
    'serveur distant',
    'servidor remoto',
  ].map((each) => ({ phrase: phrase(each), row: 'quoted' })),
)

const ofOwnSide = phraseBook(
  [
    // Whoever refuses the sender is the server that one's own hands its mail to, not the recipient's.
    'in reply to mail from',
    // Gmail sends through the server that the user has set (support.google.com/mail/answer/22370), or an organisation's own relay.
    'send mail as feature|account|settings',
    'rejected by the relay',
  ].map((each) => ({ phrase: phrase(each), row: 'own' })),
)

export const isOwnSide = (words: readonly string[]): boolean => ofOwnSide(words).size > 0

export function quotesAnother(words: readonly string[]): boolean {
  return quoting(words).size > 0 && !isOwnSide(words)
}
