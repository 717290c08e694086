/** What a program says of a connection that broke is no server's answer: `unknown`, whatever else it says of the sign-in. Judged as `mail-check explain` does it. */
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../../../electron/contract/words.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'

describe('a program that did not get as far as an answer', () => {
  it.each<[Cause, string]>([
    ['unknown', 'Authentication failed because the remote party has closed the transport stream.'],
    [
      'unknown',
      'System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure. SmtpClient',
    ],
    ['unknown', 'Authentication failed, see inner exception. ---> Interop+OpenSsl+SslException: SSL Handshake failed'],
    ['unknown', 'socket.gaierror: [Errno 11001] getaddrinfo failed  smtp.gmail.com login'],
    [
      'unknown',
      'Server "smtp.gmail.com" cannot be contacted on port 465. Trying to log in to this SMTP account failed. Verify the user name and password.',
    ],
    ['unknown', 'Login to server imap.1und1.de failed: connection refused'],
    ['unknown', 'Login failed: timed out'],
    ['unknown', 'IMAP login failed: Network is unreachable'],
    ['unknown', 'Login failed: could not resolve host'],
    [
      'unknown',
      'SMTP login failed: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate',
    ],
    ['unknown', 'SSL authentication failed: mail.example.com'],
    ['unknown', 'Anmeldung fehlgeschlagen: Server imap.gmx.net nicht erreichbar (Zeitüberschreitung)'],
    ['unknown', 'Error al iniciar sesión: no se pudo conectar con el servidor imap.example.com'],
    ['unknown', 'Accesso non riuscito: connessione al server scaduta'],
    ['unknown', 'Aanmelden mislukt: kan geen verbinding maken met de server'],
    ['unknown', '登录失败：无法连接到服务器 imap.example.com'],
    ['unknown', 'ログインできませんでした：サーバーへの接続がタイムアウトしました'],
    ['unknown', 'Logowanie nie powiodło się: przekroczono limit czasu połączenia z serwerem'],
    ['unknown', 'Could not sign in to imap.example.com: the host did not answer in time'],
    ['unknown', 'Authentication failed (connection reset by peer)'],
    ['unknown', 'Authentifizierung fehlgeschlagen: Verbindung abgelehnt'],
    ['unknown', 'Die Anmeldung beim Server imap.web.de ist fehlgeschlagen: Servername konnte nicht aufgelöst werden'],
    ['unknown', "Échec de l'authentification : le serveur est injoignable"],
    ['unknown', "Échec de connexion à votre compte : délai d'attente dépassé"],
    ['unknown', 'Error de autenticación: tiempo de espera agotado'],
    ['unknown', 'Falha ao entrar: não foi possível ligar ao servidor'],
    ['unknown', 'Falha de autenticação: o certificado do servidor não é válido'],
    ['unknown', 'Inloggen mislukt: server niet bereikbaar'],
    ['unknown', 'Błąd logowania: nie można połączyć się z serwerem'],
    ['unknown', 'Ошибка входа: сервер недоступен, время ожидания истекло'],
    ['unknown', 'Не удалось войти: соединение с сервером не установлено'],
    ['unknown', '登录失败：连接超时'],
    ['unknown', 'ログインに失敗しました：サーバーに接続できません'],
    ['unknown', '身份验证失败：服务器证书无效'],
    ['unknown', 'Login error: TLS handshake failure'],
    ['unknown', 'Unable to log in: getaddrinfo ENOTFOUND imap.example.com'],
    ['unknown', 'Autenticazione fallita: impossibile risolvere il nome del server'],
    ['unknown', "Sign-in failed. The server's certificate could not be verified."],
    ['unknown', 'Inloggningen misslyckades: anslutningen tog för lång tid'],
    ['unknown', "Can't connect to server. Your server may be offline, or your password/security type may be wrong."],
    ['unknown', 'Cannot Connect Using SSL. Do you want to try setting up the account without SSL?'],
    ['unknown', 'Cannot Connect Using SSL\nDo you want to try setting up the account without SSL?'],
    ['unknown', 'Cannot connect. The server might be down, or the user name, password or port is wrong.'],
    ['unknown', "Can't establish a secure connection to the server. Continue without encryption?"],
    [
      'unknown',
      "The host 'POP' could not be found. Please verify that you have entered the server name correctly. Account: 'pop.example.com', Server: 'POP', Protocol: POP3, Port: 110, Secure(SSL): No, Socket Error: 11001, Error Number: 0x800CCC0D",
    ],
    ['unknown', 'No such host is known (smtp.gmail.com)'],
    ['unknown', 'Unknown host: smtp.x'],
    ['unknown', 'dial tcp: lookup smtp.example.com: no such host'],
    ['unknown', 'Name or service not known'],
    ['unknown', 'Temporary failure in name resolution'],
    ['unknown', 'socket.gaierror: [Errno -2] Name or service not known'],
    ['unknown', 'Could not look up the server imap.example.com: name not found'],
    ['unknown', 'Unable to connect to the SMTP server. Verify your SMTP settings with your Internet Service Provider.'],
    ['unknown', 'Communication failure with the SMTP server'],
    ['unknown', 'A communication failure has occurred with the SMTP server. Check the network settings.'],
    [
      'unknown',
      'Add Security Exception\nYou are about to override how Thunderbird identifies this site.\nLegitimate banks, stores, and other public sites will not ask you to do this.\nServer\nLocation: imap.example.com:993\nCertificate Status\nThis site attempts to identify itself with invalid information.\nWrong Site\nUnknown Identity',
    ],
    [
      'unknown',
      "Sign-in to imap.mail.me.com failed. The operation couldn't be completed: a server with the specified hostname could not be found.",
    ],
    [
      'unknown',
      'Login failed. SSL_connect returned=1 errno=0 state=error: certificate verify failed (hostname mismatch)',
    ],
    ['unknown', 'Authentication error: read ECONNRESET'],
    ['unknown', 'Authentication failure: javax.net.ssl.SSLHandshakeException: PKIX path building failed'],
    ['unknown', 'Unable to log in at server. Connection attempt timed out.'],
    ['unknown', 'Logon failed - No route to host'],
    ['unknown', 'Anmelden nicht möglich: Der Server antwortet nicht'],
    ['unknown', 'Login gescheitert, Zertifikat des Servers ist abgelaufen'],
    ['unknown', 'Connexion au compte impossible : le serveur imap.orange.fr est introuvable'],
    ['unknown', 'Inicio de sesión fallido: el certificado del servidor ha caducado'],
    ['unknown', 'Accesso fallito: impossibile contattare il server'],
    ['unknown', 'Autenticazione non riuscita: tempo scaduto'],
    ['unknown', 'Falha no login: tempo limite da conexão esgotado'],
    ['unknown', 'Erro de autenticação: servidor inacessível'],
    ['unknown', 'Inloggen bij imap.ziggo.nl mislukt: time-out'],
    ['unknown', 'Aanmelding mislukt: het certificaat van de server is verlopen'],
    ['unknown', 'Logowanie nieudane: upłynął limit czasu'],
    ['unknown', 'Uwierzytelnianie nie powiodło się: nie można nawiązać połączenia z serwerem'],
    ['unknown', 'Ошибка авторизации: не удалось подключиться к серверу'],
    ['unknown', 'Вход не выполнен: истекло время ожидания ответа'],
    ['unknown', '认证失败：连接被拒绝'],
    ['unknown', '登录失败，服务器无响应'],
    ['unknown', '認証エラー：サーバーに接続できませんでした'],
    ['unknown', 'ログイン失敗：証明書が無効です'],
    ['unknown', "Can't get mail. Your network may be down or the password may be wrong."],
    [
      'unknown',
      'Server could not be contacted. It might be offline, or your user name or password might be incorrect.',
    ],
    ['unknown', 'Cannot connect using SSL. Do you want to try setting up the account without SSL?\nYes No'],
    ['unknown', 'The server name "pop3" could not be located. Check the spelling.'],
    ['unknown', 'java.net.UnknownHostException: smtp.example.com'],
    ['unknown', 'Could not resolve hostname imap.example.com'],
    ['unknown', 'php_network_getaddresses: getaddrinfo failed: Temporary failure in name resolution'],
    ['unknown', 'gethostbyname failed: Host not found'],
    ['unknown', 'Cannot reach the SMTP server. Ask your Internet Service Provider for the right settings.'],
    ['unknown', 'Error in communication with the outgoing mail server'],
    ['unknown', 'Scan to E-mail: SMTP communication failed. Check server settings.'],
    [
      'unknown',
      'Thunderbird: security exception for imap.example.com. Unknown identity: the certificate is not trusted because it has not been verified.',
    ],
    ['unknown', "Cannot log in to mail.example.org. The remote name could not be resolved: 'mail.example.org'"],
    ['unknown', '[IMAP] LOGIN error: Connection reset by peer'],
    ['unknown', 'smtplib.SMTPServerDisconnected: Connection unexpectedly closed: timed out'],
    ['unknown', 'Authentication failed. Reason: SSL routines:ssl3_get_record:wrong version number'],
    ['unknown', 'Fehler bei der Anmeldung. Grund: Netzwerk nicht erreichbar'],
    ['unknown', 'Login mislukt, de servernaam is niet gevonden'],
    ['unknown', 'Connexion impossible, le certificat SSL a expiré'],
    ['unknown', 'No se ha podido iniciar la sesión: el host es desconocido'],
    ['unknown', '不能登录，DNS解析失败'],
    ['unknown', 'サインインできません。ネットワークに接続されていません'],
    ['unknown', 'Nie udało się zalogować: nie znaleziono serwera'],
    ['unknown', 'Не удаётся выполнить вход. Проверьте подключение к сети'],
    ['unknown', 'Přihlášení se nezdařilo: vypršel časový limit'],
    ['unknown', 'Kirjautuminen epäonnistui: palvelimeen ei saada yhteyttä'],
    ['unknown', 'Thunderbird failed to find the settings for your email account. Login to server timed out.'],
    ['unknown', 'An SSL error has occurred and a secure connection to the server cannot be made.'],
    [
      'unknown',
      "We couldn't log on to the incoming (POP/IMAP) server. The connection timed out. Please check your email address and password and try again.",
    ],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})

describe('a text that names another reason beside it', () => {
  it.each<[Cause, string]>([
    ['credentials-rejected', 'Could not connect to IMAP: Authentication failed.'],
    [
      'credentials-rejected',
      '[IMAP] Could not connect to server imap.example.com. Authentication failed. Please check your credentials and account settings.',
    ],
    ['credentials-rejected', 'Cannot connect to server. (Invalid username or password)'],
    [
      'credentials-rejected',
      'Login failed: The mail server responded: 535 5.7.8 Authentication failed. Connection closed.',
    ],
    ['credentials-rejected', 'Verbindung zum Server nicht möglich: Passwort falsch'],
    ['network-blocks-smtp', 'SMTP connection refused. Port 25 is blocked by your ISP.'],
    ['temporary-failure', 'LOGIN failed: authentication server timed out'],
    ['credentials-rejected', 'Impossible de se connecter au serveur : mot de passe incorrect'],
    [
      'recipient-unknown',
      '<bob@nowhere.example>: Host or domain name not found. Name service error for name=nowhere.example type=A: Host not found',
    ],
    ['recipient-unknown', '550 5.1.2 Host unknown (Name server: nowhere.example.: host not found)'],
    ['credentials-rejected', 'Connexion au serveur impossible : mot de passe refusé'],
    ['credentials-rejected', 'Keine Verbindung zum Server: Benutzername oder Kennwort falsch'],
    [
      'credentials-rejected',
      'Connected to imap.example.com. Login failed: [AUTHENTICATIONFAILED] Invalid credentials. Connection closed by remote host.',
    ],
    ['credentials-rejected', 'TLS handshake done. LOGIN ann: 535 5.7.8 bad username or password'],
    ['credentials-rejected', 'PHPMailer Exception: SMTP Error: Could not authenticate. SMTP connect() failed.'],
    ['credentials-rejected', 'Login to server imap.example.com failed.'],
    [
      'credentials-rejected',
      'Cannot send mail. The user name or password for "mail.example.com" is incorrect. Connection closed.',
    ],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})

describe('a text that names no reason at all', () => {
  it.each<[Cause, string]>([
    ['unknown', "gmail app says 'Account not synced'"],
    ['unknown', 'Account not synced'],
    ['unknown', 'Synchronisation is paused'],
  ])('%s: %s', async (expected, text) => {
    expect((await explainText(text)).cause).toBe(expected)
  })
})
