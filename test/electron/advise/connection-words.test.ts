/** Texts without a cause that tell of a broken connection have words of their own: what they say stands there, and no more. */
import { describe, expect, it } from 'vitest'
import { wordsOfExplained } from '../../../electron/advise/explained-words.ts'
import { explainText } from '../../../electron/diagnose/explain/explain.ts'

async function explained(text: string) {
  const { kind, ...taken } = await explainText(text)
  return { cause: taken.cause, ...wordsOfExplained(taken, kind === 'bounce', text) }
}

describe('a text that tells of a broken connection', () => {
  const reached = /no connection to the server, or it broke off/
  const named = /server’s name was not found/
  const secured = /connection could not be secured/
  const certificate = /certificate was not trusted/

  it.each<[text: string, title: RegExp]>([
    ['connect to smtp.example.com port 25: Connection refused', reached],
    ['Error: connect ETIMEDOUT 192.0.2.1:587', reached],
    ['The connection to the outgoing server failed (timeout)', reached],
    ['Connection to the server has been closed unexpectedly by the remote side', reached],
    ['No route to host', reached],
    ['Verbindung mit dem Server fehlgeschlagen. Zeitüberschreitung.', reached],
    ['La connexion au serveur a échoué. Délai dépassé.', reached],
    ['No se puede obtener el correo. Falló la conexión con el servidor.', reached],
    ['Impossibile connettersi al server imap.example.com; la connessione è stata rifiutata.', reached],
    ['Não foi possível conectar ao servidor SMTP.', reached],
    ['Time-out bij het verbinden met de server.', reached],
    ['Połączenie z serwerem smtp.example.com zostało zerwane.', reached],
    ['Не удалось подключиться к серверу: истекло время ожидания', reached],
    ['无法连接到服务器 imap.example.com，连接被拒绝。', reached],
    ['サーバー imap.example.jp への接続がタイムアウトしました。', reached],
    ['getaddrinfo ENOTFOUND mail.example.com', named],
    ['socket.gaierror: [Errno -2] Name or service not known', named],
    ['java.net.UnknownHostException: imap.example.com', named],
    ['Chilkat: failed to resolve smtp.example.com', named],
    ['TLS handshake failed', secured],
    ['ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number', secured],
    ['curl: (60) SSL certificate problem: certificate has expired', certificate],
    ['SSL: CERTIFICATE_VERIFY_FAILED unable to get local issuer certificate', certificate],
    ['x509: certificate is valid for mx.example.net, not smtp.example.com', certificate],
    ['Das Sicherheitszertifikat des Servers ist abgelaufen', certificate],
    ["Impossible de vérifier l'identité du serveur. Le certificat n'est pas approuvé.", certificate],
    ['No se puede verificar la identidad del servidor; el certificado no es de confianza.', certificate],
    ["Impossibile verificare l'identità del server. Il certificato non è attendibile.", certificate],
    ['Não é possível verificar a identidade do servidor. O certificado não é confiável.', certificate],
    ['Het certificaat van de server is verlopen', certificate],
    ['Certyfikat serwera jest niezaufany', certificate],
    ['Сертификат безопасности сервера mail.example.ru недействителен. Продолжить?', certificate],
    ['您连接的服务器使用的安全证书无法验证。', certificate],
    ['接続しているサーバーは、確認できないセキュリティ証明書を使用しています。', certificate],
  ])('%s', async (text, title) => {
    const words = await explained(text)
    expect(words).toMatchObject({ cause: 'unknown', actor: 'you', title: expect.stringMatching(title) as string })
    expect(words.explanation).toContain('un a check of the account')
  })

  it('of a message that came back: it was another server', async () => {
    const text =
      'This is the mail system at host mail.example.com.\n\n<bob@example.org>: connect to mx.example.org[192.0.2.1]:25: Connection timed out'
    expect(await explained(text)).toMatchObject({
      cause: 'unknown',
      actor: 'provider',
      title: expect.stringMatching(/recipient’s mail server/) as string,
    })
  })

  it.each([
    'Something happened.',
    'ModuleNotFoundError: No module named flask',
    'Sicherung fehlgeschlagen: Das Laufwerk ist weg',
    'timeout=30 retries=2',
    'ERESOLVE unable to resolve dependency tree',
    'Incoming server: imap.example.com, port 993, SSL/TLS.',
  ])('not this one: %s', async (text) => {
    expect(await explained(text)).toMatchObject({ cause: 'unknown', title: 'No known reason in this text' })
  })
})
