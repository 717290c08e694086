/** Replies that mean: IMAP, POP or SMTP sign-in is switched off for this mailbox or organisation. */
import type { CauseRows } from './row.ts'

export const protocolDisabled: CauseRows = {
  cause: 'protocol-disabled',
  rows: [
    {
      certainty: 'definite',
      from: 'Microsoft 365 (5.7.139: SmtpClientAuthentication is disabled for the Tenant / Mailbox)',
      phrases: [
        'smtp auth* .. off|deactivated',
        'security defaults',
        'smtpclientauthentication|smtpclientauth .. disabled',
        'smtp auth* .. disabled',
        'client smtp submission .. disabled',
        'smtp_auth_disabled',
      ],
    },
    {
      certainty: 'definite',
      from: 'Gmail, Outlook.com, GMX, WEB.DE, Zoho, mail.ru, Yandex, Rediff and others: a protocol by name, switched off',
      phrases: [
        'not|doesnt have|has imap|imap4|pop|pop3|smtp',
        'protokolle pop3|imap|smtp .. deaktiviert',
        'imap|pop|pop3|smtp .. deaktiviert|abgeschaltet',
        'pop3|imap|pop|smtp .. freischalten|freigeschaltet|aktivieren|aktiviert|einschalten',
        'imap|imap4|pop|pop3|smtp|mapi .. is|are|was|has|been disabled|deactivated|inactive|blocked|off',
        'imap|imap4|pop|pop3|smtp access|service|protocol|login* .. disabled|deactivated|deaktiviert|forbidden|prohibited|off|blocked',
        'imap|imap4|pop|pop3|smtp disabled|deactivated',
        'imap|imap4|pop|pop3|smtp .. not|isnt enabled|activated|active|subscribed|entitled',
        'imap|imap4|pop|pop3|smtp access|service|protocol|use|usage .. not|isnt .. enabled|activated|active|allowed|permitted|authorized|subscribed|entitled|included',
        'imap|imap4|pop|pop3 .. not|isnt .. available|allowed|permitted|authorized|included',
        'not .. enabled|activated|allowed|authorized|permitted|entitled .. imap|imap4|pop|pop3|smtp',
        'disabled|deactivated|blocked|revoked .. imap|imap4|pop|pop3|smtp access|service|protocol|for',
        'no|without imap|pop|pop3 access|service|permission|right|privilege*',
        'no permission* .. imap|pop|pop3|smtp',
        'enable|activate|turn|switch|allow .. imap|imap4|pop|pop3|smtp .. settings|account|access|first|webmail|preferences',
        'imap|imap4|pop|pop3|smtp zugriff|zugang .. deaktiviert|aktiviert|gesperrt|freigeschaltet|aktivieren',
        'imap|pop|pop3|smtp nicht .. aktiviert|freigeschaltet|erlaubt',
        'acces|acceso|accesso|acesso|dostep .. imap|pop|pop3|smtp .. desactive*|desactivad*|disabilitat*|disattivat*|desativad*|desabilitad*|wylaczon*',
        'imap|pop|pop3|smtp .. desactive*|desactivad*|deshabilitad*|disabilitat*|disattivat*|desativad*|desabilitad*|wylaczon*|uitgeschakeld|отключен*',
        'протокол* .. отключен*|запрещен*|выключен*',
        'доступ .. imap|pop3|smtp .. отключен*|запрещен*|выключен*',
        '服务未开启',
        '服务未开通',
        '未开启imap',
        '未开启pop',
        '未开通',
        'not enabled for pop|pop3|imap|imap4|smtp',
        'authentication disabled for .. user|mailbox|account|tenant|domain|organization',
      ],
    },
    {
      certainty: 'definite',
      from: 'plans that do not include mail programs',
      phrases: ['upgrade .. imap|pop|pop3|smtp', 'imap|pop|pop3|smtp .. premium|paid', 'bridge .. require*'],
    },
    {
      certainty: 'usual',
      from: 'general wording',
      phrases: [
        'protocol|service .. is|been disabled|deactivated',
        'protocol|service .. not enabled|activated',
        'protocol disabled',
        'service not available for this user|account|mailbox',
      ],
    },
  ],
}
