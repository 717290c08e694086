/** Replies that mean: the message looks like spam, carries a virus or a forbidden attachment. */
import type { CauseRows } from './row.ts'

export const contentRejected: CauseRows = {
  cause: 'content-rejected',
  rows: [
    {
      certainty: 'definite',
      from: 'virus scanners and attachment filters',
      phrases: [
        'virus|viruses|malware|trojan|phishing|worm|infected|clamav',
        'attachment*|attached .. not|blocked|forbidden|prohibited|rejected|type*|disallowed|illegal|dangerous|executable|denied|name|removed|banned|unacceptable|refused',
        'blocked|forbidden|prohibited|disallowed|illegal|banned|unacceptable|dangerous .. attachment*|extension|content|filename|file|mime',
        'executable|zip|exe .. attachment*|not|file',
        'file type|extension|name .. not|blocked|forbidden|banned',
      ],
    },
    {
      certainty: 'usual',
      from: 'spam filters',
      phrases: [
        'message|mail|email|content|text|body|subject|url|link* .. spam|junk|spammy|unsolicited|blocked|suspicious|rejected .. content|filter*|spam|policy|score|message|like|detected|url|by',
        'spam|uce|ube|junk|unsolicited|bulk .. message|content|score|detected|rejected|refused|not|found|filter*|suspected|identified|mail|email|reject|blocked|points|threshold|like|accepted|probability|level|link|url|rejection|check|engine',
        'looks|appears|seems|classified|considered|identified|detected|suspected|scored|tagged|flagged|marked|be|is|as|like|likely|probable|possible|potential spam|junk|unsolicited|bulk|uce',
        'spam|antispam|spamassassin|rspamd|spamfilter',
        'anti spam',
        'content .. rejected|blocked|filter*|policy|violat*|denied|refused|not|unacceptable|restriction*|reject*',
        'rejected|blocked|refused|denied .. content|contents|spam|filter|filtering|keyword*|words',
        'message|mail|email .. rejected|blocked|refused .. for|by|due|because|under .. content|filter|spam|policy|security|rule*',
        'banned|blocked|forbidden|blacklisted words|word|url|link|domain|content|html',
        'message .. malformed|headers|rfc|mime|format',
        'header* .. missing|invalid|malformed|duplicate|bad|rfc|not|multiple|too|syntax',
        'missing|invalid|bad|malformed|multiple|duplicate .. header*|message|date|from|mime',
        'bare lf|linefeed|line|newline|carriage',
        'line .. too long',
        'blacklisted url|link|domain .. in|message',
        'blocked url|uri|link|domain|blocking url',
        'surbl|uribl|dbl',
        'content of .. message',
        'schadsoftware',
        'spamverdacht',
        'pourriel|indesirable',
        'correo no deseado',
        '垃圾邮件',
        '迷惑メール',
        'спам',
        'нежелательн*',
      ],
    },
  ],
}
