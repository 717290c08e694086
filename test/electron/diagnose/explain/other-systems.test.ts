/** Do the words of a web server, a database or a shell stay without a cause, and those of mail keep theirs? */
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import type { Cause } from '../../../../electron/contract/words.ts'

describe('said by something else than mail', () => {
  it.each([
    "fatal: Authentication failed for 'https://github.com/ann/site.git/'",
    "remote: Invalid username or password.\nfatal: Authentication failed for 'https://mail.example.com/ann/site.git/'",
    'git@example.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
    'Failed password for invalid user admin from 203.0.113.9 port 4242 ssh2',
    'Sorry, try again.\nsudo: 3 incorrect password attempts',
    'su: Authentication failure',
    'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh rhost=203.0.113.5 user=root',
    'HTTP/1.1 503 Service Unavailable',
    '503 Service Unavailable',
    '<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center></body></html>',
    '404 Not Found',
    '429 Too Many Requests',
    'HTTP 429 Too Many Requests: rate limit exceeded, retry after 60s',
    '401 Unauthorized',
    'https://mail.example.com/ answered: 413 Request Entity Too Large',
    "Error: ENOENT: no such file or directory, open '/etc/app/config.json'",
    'ENOSPC: no space left on device, write',
    "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)",
    'FATAL:  password authentication failed for user "postgres"',
    'psql: error: FATAL: role "ann" does not exist',
    'ORA-28000: the account is locked',
    "Login failed for user 'sa'. (Microsoft SQL Server, Error: 18456)",
    'ERROR 1040 (HY000): Too many connections',
    '(error) NOAUTH Authentication required.',
    'WRONGPASS invalid username-password pair or user is disabled.',
    '530 Login incorrect.',
    '331 Password required for ann\n530 Login incorrect.\nLogin failed.',
    'Response:\t530 Login authentication failed\nError:\tCritical error: Could not connect to server',
    'denied: requested access to the resource is denied',
    'Error response from daemon: Get "https://registry.example.com/v2/": unauthorized: incorrect username or password',
    'npm ERR! code E401\nnpm ERR! Incorrect or missing password.',
    'net::ERR_INVALID_AUTH_CREDENTIALS',
    'ERR_TOO_MANY_REDIRECTS',
    'The password for the Wi-Fi network is incorrect.',
    'Unable to join the network: wrong password',
    'System error 1326 has occurred. The user name or password is incorrect.',
    'La contraseña de la red inalámbrica no es correcta',
    'tar: write error: No space left on device',
    'Das WLAN-Passwort ist falsch',
    'Mot de passe Wi-Fi incorrect',
    '535',
    '> 550 ',
    '530-',
  ])('%j', async (text) => {
    expect(await explainText(text)).toMatchObject({ cause: 'unknown', protocol: null, code: null, enhanced: null })
  })
})

describe('the same words, said by mail', () => {
  it.each<[text: string, cause: Cause]>([
    ['535 Authentication failed', 'credentials-rejected'],
    ['Authentication failed: Invalid username or password', 'credentials-rejected'],
    ['535 5.7.8', 'credentials-rejected'],
    ['535 用户验证失败', 'credentials-rejected'],
    ['550 收件人不存在', 'recipient-unknown'],
    [
      'pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=ann',
      'credentials-rejected',
    ],
    ['dovecot: auth: sql(ann): Password mismatch', 'credentials-rejected'],
    ['451 4.3.0 Temporary lookup failure: mysql: Too many connections', 'temporary-failure'],
    ['454 Temporary authentication failure, cannot reach MySQL', 'temporary-failure'],
    ['421 Too many connections from your address', 'rate-limited'],
    ['500 Internal server error', 'temporary-failure'],
    ['530 5.7.0 Authentication required', 'auth-required'],
    ['530 Authentication required', 'auth-required'],
    ['530 Login fail. A secure connection is required (such as SSL)', 'encryption-required'],
    ['The Wi-Fi of this hotel blocks SMTP on port 25', 'network-blocks-smtp'],
    ['smtp.example.com: 429 Too Many Requests', 'rate-limited'],
    ['-ERR [SYS/TEMP] 503 Service Unavailable', 'temporary-failure'],
    ['No space left on device', 'temporary-failure'],
    ['451 user lookup failed, database timed out', 'temporary-failure'],
  ])('%j', async (text, cause) => {
    expect((await explainText(text)).cause).toBe(cause)
  })
})

describe('what programs say of their connections to mail servers', () => {
  it.each<[text: string, server: string, port: number]>([
    ['Error: connect ECONNREFUSED smtp.example.com:587', 'smtp.example.com', 587],
    ['connect ETIMEDOUT, connecting to smtp.example.com:465', 'smtp.example.com', 465],
  ])('%j', async (text, server, port) => {
    expect(await explainText(text)).toMatchObject({ cause: 'unknown', server, port })
  })
})
