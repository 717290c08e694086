/** Texts that mean: the network in between refuses mail traffic itself and says so. */
import type { CauseRows } from './row.ts'

export const networkBlocksSmtp: CauseRows = {
  cause: 'network-blocks-smtp',
  rows: [
    {
      certainty: 'definite',
      from: "ISPs', hotels' and companies' own proxies and filters",
      phrases: [
        'port 25 .. blocked|closed|disabled|filtered|denied|restricted|policy|not|prohibited|block*',
        'transparent|isp|isps .. proxy .. outbound|outgoing|direct',
        'port 25 outbound|traffic|outgoing .. block*|disabled|filter*',
        'blocks|blocked|blocking|block|disabled|filtered|filters|restricts .. port 25',
        'outgoing|outbound|direct smtp|mail|port|25 .. blocked|disabled|filtered|prohibited|denied|not|restricted|forbidden .. network|port|isp|provider|firewall|hotel|here|from',
        'outgoing|outbound smtp|port .. blocked|disabled|prohibited|forbidden|filtered|restricted',
        'smtp .. blocked|disabled|prohibited|denied|forbidden|not .. by|on|from|this|in .. network|firewall|isp|proxy|hotel|gateway|hotspot|wifi|provider',
        'this network|hotspot|hotel|wifi|gateway|proxy|firewall .. not|does|blocks|block|prohibits|denies|forbids .. smtp|mail|email|port|send*',
        'firewall|proxy|gateway|antivirus .. blocked|blocks|blocking|denied|refuses|reject* .. smtp|mail|port|connection',
        'smtp .. proxy|gateway|firewall .. denied|blocked|refused|policy',
        'blocked by .. isp|firewall|your network|provider|internet',
        'your network|isp|internet|firewall .. blocks|blocking|blocked|block .. smtp|mail|port|connection*|sending',
        'spam|smtp traffic|protection .. hotel|guest|hotspot|network',
        'port 25 sperre',
        'port 25 .. gesperrt|blockiert|bloque|bloqueado|bloccata|zablokowany|заблокирован',
        'gateway to sending mail',
        'firewall .. policy|rule|rules',
        'not send|deliver mail|email|smtp .. directly .. internet',
        'not|doesnt allow|permit|support .. outbound|outgoing .. port|smtp',
        'not allow|permit direct|outgoing|outbound smtp|mail',
        'smtp proxy .. provider|network|block*|refus*',
      ],
    },
  ],
}
