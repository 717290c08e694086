/** Where people paste secrets with an error: a dialogue, a setting, a command, a form. Each form takes any secret; with the words of a server beside it, or without. */

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

type Form = [name: string, write: (secret: string) => string]

const refused = '535 5.7.8 Error: authentication failed'

/** A client's own commands and nothing else: nobody refused anything. */
export const commands: readonly Form[] = [
  ['PASS', (s) => `PASS ${s}`],
  ['PASS in a log', (s) => `C: PASS ${s}`],
  ['pass by hand', (s) => `USER ann\npass ${s}`],
  ['AUTH PLAIN', (s) => `AUTH PLAIN ${base64(`\0ann\0${s}`)}`],
  ['AUTH PLAIN of swaks', (s) => ` ~> AUTH PLAIN ${base64(`\0ann\0${s}`)}`],
  ['IMAP LOGIN', (s) => `a1 LOGIN ann ${s}`],
  ['IMAP LOGIN, quoted', (s) => `a1 LOGIN "ann@example.com" "${s}"`],
  ['IMAP LOGIN without a tag', (s) => `LOGIN ann ${s}`],
  ['AUTHENTICATE', (s) => `a1 AUTHENTICATE PLAIN ${base64(`\0ann\0${s}`)}`],
  ['curl -u', (s) => `curl -u ann:${s} smtp://mail.example.com`],
  ['imapsync', (s) => `imapsync --host1 mail.example.com --user1 ann --password1 ${s}`],
  ['swaks', (s) => `swaks --to bob@example.org --auth-user ann --auth-password ${s}`],
]

const dialogues: readonly Form[] = [
  ['a URL', (s) => `smtp://ann:${s}@smtp.gmail.com:587 failed: 550 5.1.1 User unknown`],
  ['a URL with an address', (s) => `Cannot open imaps://ann@example.com:${s}@imap.example.com/INBOX`],
  ['a host with user and password', (s) => `ann:${s}@smtp.example.com refused: ${refused}`],
  ['a reply that repeats the response', (s) => `${refused} (AUTH PLAIN ${base64(`\0ann\0${s}`)})`],
  ['POP3', (s) => `+OK ready\nUSER ann\n+OK\nPASS ${s}\n-ERR [AUTH] invalid password`],
  ['POP3 in a log', (s) => `[10:00:01] C: PASS ${s}\n[10:00:02] S: -ERR invalid`],
  ['a command that is repeated', (s) => `-ERR unknown command: PASS ${s}`],
  ['IMAP', (s) => `C: A001 LOGIN ann ${s}\nS: A001 NO [AUTHENTICATIONFAILED] Invalid credentials`],
  ['IMAP with literals', (s) => `a1 LOGIN {3}\n+ go\nann {${s.length}}\n+ go\n${s}\na1 NO Login failed`],
  ['IMAP with a literal of RFC 7888', (s) => `a1 LOGIN ann {${s.length}+}\n${s}\na1 NO Login failed`],
  ['IMAP after a challenge', (s) => `a1 AUTHENTICATE PLAIN\n+ \n${base64(`\0ann\0${s}`)}\na1 NO Login failed`],
  ['AUTH LOGIN', (s) => `AUTH LOGIN\n334 VXNlcm5hbWU6\n${base64('ann')}\n334 UGFzc3dvcmQ6\n${base64(s)}\n${refused}`],
  [
    'AUTH LOGIN in one line',
    (s) => `AUTH LOGIN 334 VXNlcm5hbWU6 ${base64('ann')} 334 UGFzc3dvcmQ6 ${base64(s)} ${refused}`,
  ],
  [
    'PHPMailer',
    (s) =>
      `SERVER -> CLIENT: 334 UGFzc3dvcmQ6\nCLIENT -> SERVER: ${base64(s)}\nSERVER -> CLIENT: ${refused}\nSMTP Error: Could not authenticate.`,
  ],
  ['smtplib', (s) => `reply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: '${base64(s)}\\r\\n'\nreply: b'${refused}\\r\\n'`],
  ['swaks', (s) => `<~  334 UGFzc3dvcmQ6\n ~> ${base64(s)}\n<~* ${refused}`],
  ['XOAUTH2', (s) => `AUTH XOAUTH2 ${base64(`user=ann@example.com\x01auth=Bearer ${s}\x01\x01`)}\n${refused}`],
  ['XOAUTH2, decoded', (s) => `user=ann@example.com\x01auth=Bearer ya29.${s}abcdefgh\x01\x01 ${refused}`],
  ['a token of OAuth', (s) => `Authorization: Bearer ${s}.abcdefghijk123 refused: ${refused}`],
]

const settings: readonly Form[] = [
  ['--password=', (s) => `msmtp --password=${s}: ${refused}`],
  ['--password, quoted', (s) => `send --auth-password '${s}' → ${refused}`],
  ['pwd=', (s) => `user=ann pwd=${s} ${refused}`],
  ['a variable', (s) => `MAIL_PASSWORD=${s}\n${refused}`],
  ['JSON', (s) => `{"user":"ann","pass":"${s}"} ${refused}`],
  ['a dict of PHP', (s) => `'user' => 'ann', 'password' => '${s}', ${refused}`],
  ['an object of JavaScript', (s) => `auth: { user: 'ann', pass: '${s}' }\nError: Invalid login: ${refused}`],
  ['CodeIgniter', (s) => `$config['smtp_pass'] = '${s}';\n${refused}`],
  ['a call of Python', (s) => `server.login("ann@example.com", "${s}")\nsmtplib.SMTPAuthenticationError: ${refused}`],
  ['a call of C#', (s) => `new NetworkCredential("ann", "${s}")\n${refused}`],
  ['XML', (s) => `<user>ann</user><password>${s}</password> ${refused}`],
  ['a connection string', (s) => `Server=mail.example.com;Password=${s};Port=25 ${refused}`],
  ['a form', (s) => `User name: ann\nPassword: ${s}\nPort: 587\n${refused}`],
  ['a form, the value below', (s) => `User name\nann\nPassword\n${s}\nPort\n587\n${refused}`],
  ['within a line', (s) => `user: ann, password: ${s}, server: smtp.example.com, ${refused}`],
  ['with a remark', (s) => `My app password (made today): ${s}\n${refused}`],
  ['of an address', (s) => `Password for ann@example.com: ${s}\n${refused}`],
]

const labels = [
  'given password',
  'Passwort',
  'Kennwort',
  'Mot de passe ',
  'Contraseña',
  'La password',
  'Senha',
  'Palavra-passe',
  'Wachtwoord',
  'Hasło',
  'Пароль',
  '密码',
  '登录密码',
  'パスワード',
  'SMTP-Passwort',
]

const inLanguages: readonly Form[] = labels.flatMap((label): Form[] => [
  [`${label}:`, (s) => `${label}: ${s}\n${refused}`],
  [`${label}：`, (s) => `${refused}\n${label}：${s}`],
  [`${label} below`, (s) => `${label}:\n${s}\n${refused}`],
])

/** Wherever the secret is told apart by where it stands. */
export const forms: readonly Form[] = [...commands, ...dialogues, ...settings, ...inLanguages]

/** Where only its look can tell: letters and digits. */
export const inProse: readonly Form[] = [
  ['a reply that repeats it', (s) => `-ERR invalid password ${s}`],
  ['a sentence', (s) => `My password is ${s} and it says ${refused}`],
  ['the quotation of a sentence', (s) => `wrong password "${s}" given: ${refused}`],
  ['behind a colon, with a sentence', (s) => `The password: ${s} is not accepted: ${refused}`],
]
