/** Replies that mean: fetch your mail first (POP or IMAP), then send from the same address. */
import type { CauseRows } from './row.ts'

export const popBeforeSmtp: CauseRows = {
  cause: 'pop-before-smtp',
  rows: [
    {
      certainty: 'definite',
      from: 'hosts with POP-before-SMTP (DRAC, popauth, qmail with relay-ctrl, Merak)',
      phrases: [
        'read|check|fetch your|the|new mail|email|messages|inbox|mailbox .. first|before',
        'mail|email via|with|by|using|through pop|pop3|imap first',
        'must get pop|apop',
        'pop|apop authori*',
        'get pop .. authori*',
        'pop|pop3|imap before smtp',
        'smtp after pop|pop3|imap',
        'check|fetch|retrieve|collect|receive|read|download|get|checking .. mail|email|pop|pop3|messages|mailbox .. first|before',
        'first .. check|fetch|retrieve|collect|receive|read|download|pop|get .. mail|email|messages',
        'before .. send* .. check|fetch|retrieve|collect|receive|download|pop',
        'must .. pop|pop3|imap|check|retrieve|receive .. mail|email|first|before',
        'must|please .. pop|imap .. before|first',
        'login|log|authenticate|auth|sign .. pop|pop3|imap .. before|first',
        'pop|pop3|imap login|authentication|auth|check .. before|first|require*',
        'pop|pop3|imap login|session|check|authentication .. needed|required|within|recent*|minutes',
        'pop before|then smtp',
        'no recent pop|pop3|imap',
        'zuerst|vorher|erst .. abrufen|abholen|empfangen|pop|pop3',
        'mail*|email*|nachrichten .. abrufen|abholen .. zuerst|bevor|vor',
        'relever|relevez|consultez .. avant|abord',
        'd abord .. relever|recevoir',
        'antes .. enviar .. recibir|receber|comprobar|verificar|pop|pop3',
        'prima .. inviare .. scaricare|ricevere|controllare',
        'najpierw .. odebrac|odbierz|pobrac',
      ],
    },
  ],
}
