/**
 * Who and where: the sender, the recipient, the account, the address on the network, a place.
 * One group of the concepts of `concepts.ts`, which tells what they are for.
 */
export const parties = {
  sender: [
    'sender*|mailfrom|originator|envelope|identity',
    'from address|addresses|header|headers|field|line|name|domain|sender|must|is|not|rejected|denied',
    'mail|header|envelope|your|the|sent|this from',
    'send|sending|sent|use|using|mail .. from|as|on|with .. address|identity|name|behalf|alias|sender|domain|from',
    'absender*|expediteur*|emetteur*|remitente*|mittent*|remetente*|nadawc*|afzender*|отправител*',
    'от имени',
    '发件人',
    '寄件人',
    '发信人',
    '送信者',
    '差出人',
  ],
  recipient: [
    'recipient*|user|users|mailbox*|address*|account*|rcpt|addressee|alias|person|id|destination|domain|host',
    'empfanger*|adress*|benutzer*|postfach*|konto|destinat*|utilisateur*|boite|compte|usuario*|direccion|buzon|cuenta|utente|indirizzo|casella|endereco|caixa|adresat*|odbiorc*|uzytkownik*|skrzynk*|konto|ontvanger*|gebruiker*|адрес*|получател*|пользовател*|ящик*',
    '收件人',
    '用户',
    '邮箱',
    '地址',
    '宛先',
    'アドレス',
    'ユーザー',
  ],
  /** The recipient by that name alone: `recipient` also holds what may be anybody's. */
  addressee: [
    'recipient*|rcpt|addressee|empfanger*|destinatair*|destinatari*|odbiorc*|adresat*|ontvanger*|получател*',
    '收件人',
    '宛先',
    '受信者',
  ],
  customer: [
    'customer*|subscriber*|kunde*|abonnent*|abonne*|cliente*|clientes|klient*|abonad*|abbonat*|assinant*|клиент*|абонент*',
    '客户',
    '用户',
    '会員',
  ],
  /** What stands between the computer and its server. */
  between: ['hotel*|hotspot|guest|wifi|wlan|gateway|firewall|antivirus|proxy|carrier|router|gastnetz*|gasten*'],
  account: [
    'account*|mailbox*|user|login|konto|kontos|postfach|zugang|benutzer*|compte*|cuenta*|conta|contas|utente|casella|uzytkownik*|gebruiker*|аккаунт*|учетн*|ящик*|пользовател*',
    '账号',
    '帐号',
    '帳號',
    '账户',
    '帐户',
    '用户',
    '邮箱',
    'アカウント',
  ],
  mailbox: [
    'mailbox*|inbox|maildrop|mailfolder|postfach*|mailspool|boite|buzon|casilla|bandeja|casella|caixa|skrzynk*|postbus|postvak|brevlad*|postkass*|ящик*',
    'user|users|account*|recipient*|konto|compte|cuenta|conta|destinatair*|destinatari*|empfanger*|получател*',
    '邮箱',
    '郵箱',
    '信箱',
    'メールボックス',
  ],
  group: ['restriction*|moderat*|subscri*|members|group|groups|distribution|listserv'],
  outside: [
    'external|foreign|outside|nonlocal|elsewhere',
    'non local',
    'fremd*|extern*|esterni|esterno|zewnetrzn*|внешн*|чуж*',
    '外部',
  ],
  place: [
    'address space|block|pool',
    'network|networks|country|countries|region|geo*|location|vpn|subnet|intranet|campus|lan|range|ranges|whitelist|allowlist',
    'netz|netzes|netzwerk*|ausland|land|reseau*|pays|red|redes|pais|rete|reti|paese|rede|siec|sieci|kraj*|netwerk*|сеть|сети|стран*|регион*',
    'ip|address allow*|list|restrict*|range',
    'allow* list',
    '国家',
    '地区',
    '网络',
    'ネットワーク',
  ],
  ip: ['ip|ips|ipv4|ipv6|ipaddress|ptr|rdns', 'client|sending|your host|server|mta', 'адрес* ip'],
  by: ['by recipient|user|addressee|owner|organization', 'from|this|that sender'],
} as const satisfies Record<string, readonly string[]>
