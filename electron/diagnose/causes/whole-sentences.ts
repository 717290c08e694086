/**
 * Sentences of documented meaning that are full of other causes' words ("contact … if you need authentication", "too many
 * spam messages"): asked before all else. Only what a vendor or a registry documents, or several servers say alike.
 * One table, and longer than other files: its rows are asked as a whole, before any cause has a file of its own to be asked in.
 */
import type { Cause } from '../../contract/words.ts'
import type { CauseRows } from './row.ts'

function entraCodes(cause: Cause, phrases: readonly string[]): CauseRows {
  return { cause, rows: [{ certainty: 'definite', from: 'Microsoft Entra (AADSTS…)', phrases }] }
}

export const wholeSentences: readonly CauseRows[] = [
  // https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes: numbers that say which it is.
  entraCodes('credentials-rejected', ['aadsts50126|aadsts50034|aadsts50056']),
  entraCodes('account-locked', ['aadsts50053|aadsts50055|aadsts50057|aadsts50144']),
  entraCodes('oauth-required', ['aadsts65001|aadsts50076|aadsts50079|aadsts50158']),
  entraCodes('protocol-disabled', ['aadsts53003|aadsts53000|aadsts90094|aadsts7000112']),
  {
    cause: 'unknown',
    rows: [
      {
        certainty: 'definite',
        from: 'RFC 5321, section 4.1.4 (503): commands out of their order are a fault of the program, and no reason',
        phrases: [
          'say|send|use|need|wants|issue helo|ehlo|hello first|before',
          'say|send|use|need helo|ehlo helo|ehlo|first|before first|before|mail|auth',
          'polite people say',
          'bad sequence of commands',
          // RFC 5321, section 3.1: no reason either.
          'no smtp service here',
        ],
      },
    ],
  },
  {
    cause: 'temporary-failure',
    rows: [
      {
        certainty: 'definite',
        from: 'RFC 3463 (X.4.3, X.7.5), RFC 7208 (2.6.6): what could not be found out for now, whatever it is',
        phrases: [
          'temporary|temporarily|transient|temp authentication|auth|login|lookup|dns|spf|dkim|dmarc|resolver|directory|ldap|database|internal failure|error|problem',
          'temporary|temporarily|transient dns|spf|dkim|dmarc|sender|recipient|address .. error|failure',
          'temporary lookup|dns|authentication|local',
          'unable to .. at present|the moment',
          'connection lost to authentication',
          'no mechanism backend',
          'io error',
          'disk is full',
          'disk crash*',
          'no more resources',
          'no space left on device',
          'operating system error',
          'name service error .. try again',
          'lookup|scan|scanner|query|check timeout|timed',
        ],
      },
    ],
  },
  {
    cause: 'recipient-policy',
    rows: [
      {
        certainty: 'definite',
        from: 'Microsoft 365 (5.7.12, 5.7.133, 5.7.134) https://learn.microsoft.com/en-us/exchange/mail-flow/non-delivery-reports-in-exchange-online',
        phrases: ['sender .. not authenticated for|by group|mailbox|organization|resource'],
      },
      {
        certainty: 'definite',
        // An organisation's rule about mail that is passed on automatically, whoever sent it first; nothing about relaying.
        from: 'Microsoft 365 (5.7.520) https://learn.microsoft.com/en-us/defender-office-365/outbound-spam-policies-external-email-forwarding',
        phrases: [
          'organization|organisation does not|doesnt allow external forwarding',
          'administrator|organization|organisation has disabled external forwarding',
        ],
      },
      {
        certainty: 'definite',
        // The recipient's organisation takes mail from its own filter's addresses or certificate only.
        from: 'Microsoft 365 (5.7.51) https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/set-inboundconnector: RestrictDomainsToIPAddresses, RestrictDomainsToCertificate',
        phrases: [
          'restrictdomainstoipaddresses|restrictdomainstocertificate',
          'partner connector configured .. matched|matches .. recipient',
        ],
      },
    ],
  },
  {
    cause: 'recipient-unknown',
    rows: [
      {
        certainty: 'definite',
        from: 'Tencent (QQ Mail), of a number that has no mailbox',
        phrases: ['未开通qq邮箱'],
      },
    ],
  },
  {
    cause: 'rate-limited',
    rows: [
      {
        certainty: 'definite',
        from: 'Gmail (4.2.1) https://support.google.com/a/answer/3726730 in other languages: mail that comes too fast',
        phrases: [
          'recebendo .. muito rapido',
          'ricevendo .. troppo rapidamente',
          'erhalt .. rasch|schnell emails',
          'recibiendo .. gran cantidad|rapido',
          'emot .. for snabbt',
          'recoit .. trop .. rapidement|vite',
        ],
      },
    ],
  },
  {
    cause: 'message-too-large',
    rows: [
      {
        certainty: 'definite',
        from: 'RFC 5321 (552), Postfix: the data of one message',
        phrases: ['too much mail data'],
      },
    ],
  },
  {
    cause: 'sender-domain-policy',
    rows: [
      {
        certainty: 'definite',
        from: 'Microsoft (5.7.515, 5.7.509) https://learn.microsoft.com/en-us/defender-office-365/email-authentication-about',
        phrases: [
          'required authentication level',
          'doesnt|not meet|pass .. authentication|dmarc|spf|dkim',
          'not pass .. verification',
        ],
      },
    ],
  },
  {
    cause: 'ip-blocklisted',
    rows: [
      {
        certainty: 'definite',
        from: 'Outlook.com (DY-001, SC-001 to SC-004) https://sendersupport.olc.protection.outlook.com/pm/troubleshooting.aspx',
        phrases: [
          'sc|dy 001|002|003|004 .. unfortunately',
          'namespace mining',
          'email|mail from dynamic ip*',
          'unwanted messages have been sent',
          'messages .. werent sent .. contact|recommend|please',
          'messages .. werent sent we recommend',
        ],
      },
      {
        certainty: 'definite',
        from: 'Gmail (4.7.0, 5.7.1) https://support.google.com/a/answer/3726730',
        phrases: [
          'unsolicited mail originating from your ip .. to protect .. blocked',
          'from your ip address has been temporarily blocked',
          'ip youre using to send mail is not authorized',
          'ip .. not authorized to send .. directly',
          'the ip youre using',
          'does not have a ptr record',
        ],
      },
      {
        certainty: 'definite',
        from: 'T-Online (a problem occurred, BL) https://postmaster.t-online.de; Cisco (SBRS) https://www.cisco.com',
        phrases: [
          'a problem occurred ask your postmaster',
          'client host rejected .. server is blocked',
          'sbrs score',
          'you are not allowed to connect',
          'bad|black ip',
        ],
      },
    ],
  },
  {
    cause: 'network-not-allowed',
    rows: [
      {
        certainty: 'definite',
        from: 'servers that name the range of addresses which they serve',
        phrases: [
          'sign|log in from .. country|location|region|abroad',
          'login|logins|logon from .. country|location|region|abroad|outside',
          'address|ip range .. not|outside|isnt',
          'outside .. address|ip range',
          'not in .. address|ip range',
        ],
      },
    ],
  },
  {
    cause: 'relay-denied',
    rows: [
      {
        certainty: 'definite',
        from: 'Google Workspace relay (5.7.0) https://support.google.com/a/answer/2956491',
        phrases: ['mail relay denied', 'invalid credentials for relay'],
      },
    ],
  },
  {
    cause: 'content-rejected',
    rows: [
      {
        certainty: 'definite',
        from: 'SURBL, URIBL, Spamhaus DBL and Google Groups: an address of a web page in the message, not the sender’s',
        phrases: [
          'blacklisted|blocked|banned|forbidden|high .. file|attachment|extension|filename',
          'blacklisted body',
          // NetEase: http://help.163.com/09/1224/17/5RAJ4LMH00753VB8.html
          'dt spm',
          'blacklisted|blocked|listed|blocking url|uri|link|urls|links',
          'url|link|uri|links .. listed|blacklisted|block|blocklist|blacklist|surbl|uribl|dbl',
          'contains|contained|containing a url|link|uri',
          'surbl|uribl',
          'due to spam classification',
          'classified as spam|junk',
        ],
      },
    ],
  },
  {
    cause: 'content-rejected',
    rows: [
      {
        certainty: 'definite',
        from: 'RFC 5322, section 3.6: headers that may stand once',
        phrases: [
          'duplicate|multiple|repeated header*|subject|from',
          'multiple addresses in from',
          '8 bit|8bit data',
          'nul|non ascii characters',
          'mime complexity|parts|nesting',
          'bare newlines|newline|linefeed*',
        ],
      },
    ],
  },
  {
    cause: 'message-too-large',
    rows: [
      {
        certainty: 'definite',
        from: 'RFC 3463 (X.3.4, X.2.3), RFC 1870: the size of the message by name',
        phrases: [
          'message|mail|email|attachment size .. exceed*|larger|greater|over|above',
          'exceed* .. message|mail|email size',
          'transportmessagesizeexceeded|recipsizelimit',
          'message|mail|email too large|big .. recipient|group|list',
        ],
      },
    ],
  },
  {
    cause: 'recipient-misrouted',
    rows: [
      {
        certainty: 'definite',
        from: 'Haraka, Postfix, sendmail: RFC 5321, section 6.3',
        phrases: ['possible|probable mail loop', 'received headers .. loop'],
      },
    ],
  },
  {
    cause: 'content-rejected',
    rows: [
      {
        certainty: 'definite',
        from: 'qpsmtpd, Haraka and gateways: what the message carries',
        phrases: [
          'credential leak',
          'password protected zip|archive*|file*|attachment*',
          'zip|archive|executable files|attachments',
        ],
      },
    ],
  },
  {
    cause: 'encryption-required',
    rows: [
      {
        certainty: 'definite',
        from: 'Cyrus IMAP https://www.cyrusimap.org (allowplaintext)',
        phrases: ['only available under a layer'],
      },
    ],
  },
  {
    cause: 'temporary-failure',
    rows: [
      {
        certainty: 'definite',
        from: 'qpopper, RFC 2449 (IN-USE); scanners that do not answer',
        phrases: [
          'lock busy',
          'another session active',
          'in use is another',
          'unable|failed|cannot to|be scan|scanned',
        ],
      },
    ],
  },
  {
    cause: 'greylisted',
    rows: [
      {
        certainty: 'definite',
        from: 'Bluehost (GL/GL) https://www.bluehost.com/help/article/what-does-my-email-bounce-mean; Yahoo (GL01) https://senders.yahooinc.com',
        phrases: ['gl gl', 'gl01'],
      },
    ],
  },
  {
    cause: 'recipient-policy',
    rows: [
      {
        certainty: 'definite',
        from: 'servers that say that the recipient blocked the sender',
        phrases: [
          'sender .. blacklisted|blocked|rejected|denied by .. recipient|user|owner|addressee',
          'gl bl',
          'by|in users|user|recipients|owners reject|block|black|deny list',
          'blocked|rejected by .. mailbox owner',
        ],
      },
    ],
  },
  {
    cause: 'greylisted',
    rows: [
      {
        certainty: 'definite',
        from: 'servers that say that they delay newcomers',
        phrases: [
          'on purpose',
          'first contact|attempt|time .. retry|later|delay*|defer*|again',
          'new sender|senders .. retry|later|again|minutes|seconds',
          'sender is new|unknown .. retry|later|again|minutes|seconds',
        ],
      },
    ],
  },
  {
    cause: 'hello-rejected',
    rows: [
      {
        certainty: 'definite',
        from: 'qmail-remote (qmail.org/man/man8/qmail-remote.html)',
        phrases: ['but my name was rejected'],
      },
    ],
  },
  {
    cause: 'temporary-failure',
    rows: [
      {
        certainty: 'definite',
        from: 'RFC 3463 (X.3.2), RFC 3206 (SYS/TEMP)',
        phrases: ['system not accepting network messages', 'sys temp'],
      },
    ],
  },
  {
    cause: 'rate-limited',
    rows: [
      {
        certainty: 'definite',
        from: 'Spectrum (AUP#In-1310) https://www.spectrum.net/support/internet/understanding-email-error-codes; Cox (CXMXRT, CXCNCT) http://postmaster.cox.net',
        phrases: [
          'rate limit*',
          'login|logon|connection interval',
          'try again slower',
          'reciplimit',
          'sending limit*|quota*',
          'limit|limits per hour|day|minute',
          'send|sending|relay|relaying|outgoing|outbound|submission|traffic limit|limits|quota|quotas|contingent',
          'send|sending|outgoing|outbound mail|email|message|messages limit|limits|quota|quotas',
          'quota|limite|cuota|cota d|de|di envoi|envio|invio',
          'versandkontingent|versandlimit|sendekontingent|sendelimit',
          'verzendlimiet|verzendquotum',
          'refusequota',
          'unusual sending activity .. try',
          'messages|emails|mails|recipients .. per hour|minute|day|second',
          'aup in 1310|1300|1320|1330|1340|1350',
          'aup cxmxrt|cxcnct|cxsmtp',
        ],
      },
      {
        certainty: 'definite',
        from: 'Microsoft 365 (5.2.0, 5.2.2) https://learn.microsoft.com/en-us/exchange/mail-flow/non-delivery-reports-in-exchange-online',
        phrases: ['submissionquotaexceeded*', 'too|so many|much|often|frequently .. authenticate|auth|authentication'],
      },
    ],
  },
  {
    cause: 'recipient-policy',
    rows: [
      {
        certainty: 'definite',
        from: 'Exchange (5.7.105, 5.7.129, 5.7.133, 5.7.136) https://learn.microsoft.com/en-us/exchange/mail-flow/non-delivery-reports-in-exchange-online',
        phrases: [
          'senderfilterconfig',
          'useraccountaccessdenied',
          'restrictedtorecipientspermission',
          'sendernotauthenticated*',
        ],
      },
      {
        certainty: 'definite',
        from: 'Google Groups https://support.google.com/a/answer/9232083',
        phrases: ['group .. may not exist or you may not have permission', 'permission to post'],
      },
    ],
  },
  {
    cause: 'credentials-rejected',
    rows: [
      {
        certainty: 'definite',
        from: 'servers that name both: user and password, one of them wrong',
        when: 'sign-in',
        phrases: [
          'wrong|bad|incorrect|invalid|unknown user|name|username|login|userid or|and|und|of|ou|o|e password|passwd|pass',
          'wrong|bad|incorrect|invalid|unknown user name or|and password',
          'verify|check your .. credentials|username|password',
          'could not authenticate|login',
          'could not log|sign in|on',
          // Thunderbird (smtpSendFailedNotAuthenticated…): its own words for a sign-in that failed, not for one that is missing.
          'unable|failed to authenticate to outgoing|incoming',
        ],
      },
    ],
  },
]
