/**
 * What is done: signing in, sending, passing on, fetching, greeting.
 * One group of the concepts of `concepts.ts`, which tells what they are for.
 */
export const acts = {
  signin: [
    'auth|authentic*|authenticat*|login*|logon*|logged|logging|signin*|identify|smtpauth|sasl',
    'log|sign in|on',
    'authentifi*|anmeld*|angemeldet|einlogg*|eingeloggt|identifi*|connecter|connectez|autentic*|autentif*|autenticarse|accesso|acceder|entrar|sesion|uwierzyteln*|logow*|zalog*|aanmeld*|inlogg*|innlogg*|kirjaut*|prihlas*|bejelentk*|oturum|giris|увійти|verificatie|аутентифик*|авториз*|вход*|войти|войд*|войдите',
    '登录',
    '登錄',
    '登入',
    '认证',
    '認證',
    '验证',
    '驗證',
    '认证',
    '認証',
    'ログイン',
    'サインイン',
  ],
  send: [
    'send*|sent|submit*|submission|deliver*|mailing',
    'send*|versand*|versend*|verschick*|gesendet|envo*|envi*|invi*|spedir*|wysyl*|wysla*|verzend*|verstu*|отправ*|отсыл*|посыл*',
    '发送',
    '發送',
    '发信',
    '发邮件',
    '送信',
  ],
  relay: [
    'relay*|openrelay|gatewaying',
    'weiterleit*|weiterzuleiten|relais|relai|reenvi*|retransmi*|inoltr*|reencaminh*|przekaz*|przesyl*|ретрансл*|пересыл*|релей',
    '中继',
    '中繼',
    '转发',
    '轉發',
    '中継',
  ],
  fetch: [
    'fetch*|receiv*|download*|retriev*|collect*|pop|pop3|popped',
    'check|read your|new|mail|email|incoming|for|the',
    'abruf*|abgeruf*|abfrag*|abhol*|empfang*|relev*|recup*|recevoir|consult*|recib*|descarg*|comprob*|scaric*|ricev*|controll*|receb*|baix*|verific*|odbier*|odebr*|pobra*|pobier*|ophal*|ontvang*|получ*|провер*|забр*',
    '收信',
    '收取',
    '接收',
    '受信',
  ],
  hello: ['helo|ehlo'],
} as const satisfies Record<string, readonly string[]>
