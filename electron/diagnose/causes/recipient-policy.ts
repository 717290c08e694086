/** Replies that mean: the recipient, or its organisation, does not take mail from this sender. */
import type { CauseRows } from './row.ts'

export const recipientPolicy: CauseRows = {
  cause: 'recipient-policy',
  rows: [
    {
      certainty: 'definite',
      from: 'Exchange (RESOLVER.RST.AuthRequired, RESOLVER.RST.NotAuthorized), Google Groups, ezmlm, Mailman',
      phrases: [
        'sender not in allowed',
        'allowed senders list',
        'not authenticated for group|list|recipient',
        'authenticated for group',
        'resolver.rst*',
        'resolver rst*',
        'rst notauthorized|authrequired|recipientnotauth*',
        'delivery restriction*',
        'restricted .. recipient|distribution|group|list|mailbox|sender*|address|internal',
        'recipient|group|list|mailbox|address|user|domain|organization .. only accept* .. from|mail|email',
        'only accept* .. mail|email|messages .. from .. internal|people|members|specified|certain|senders|authenticated|inside|within|their|organization|contacts',
        'authenticat* .. require* .. deliver|message|send|to|recipient|this .. recipient|message|group|mailbox',
        'group|list|members|subscribers|moderator* .. only|not|post|posting|closed|restricted',
        'only members|subscribers|moderators|employees|authorized|approved|registered',
        'not .. a member|subscriber|subscribed|moderator',
        'not allowed|permitted|authorized|accept* .. post|send|mail|email|write .. to this|the|that .. list|group|recipient|address|user|mailbox|person',
        'recipients .. blocked|refused|not accept*',
        'your email|mail|address|domain|message .. blocked|rejected .. by .. recipient|user|owner|organization',
        'challenge response|whitelist',
        'rejected by recipient',
        'does not accept|want .. mail|email|messages .. from .. you|sender|your|this|external|outside|internet',
        'not accept* .. external|internet|outside .. mail|email|senders',
        'outside .. organization|organisation|company',
        'permission* .. send to .. recipient|group|this',
        'empfanger .. verweigert|lehnt|nimmt|blockiert',
        'destinataire .. refuse|bloque|accepte',
        'destinatario .. rechaza|bloque*|no acepta|rifiuta|non accetta',
      ],
    },
    {
      certainty: 'usual',
      from: 'general wording',
      phrases: [
        'recipient|user|addressee|mailbox|organization|company|person .. not|doesnt|refuses|declined|rejects|blocks .. accept|accepting|want|wish|receive .. mail|email|messages|from|sender',
        'blocked|rejected|refused|denied by the|your|this recipient*|user|addressee|organization',
        'sender .. blocked|denied|rejected|refused|banned|blacklisted .. by recipient|user|addressee',
        'sender is on .. denylist|blacklist|block',
        'not accepting mail|email|messages from',
        'policy .. prohibit* .. mail|email|message|you',
      ],
    },
  ],
}
