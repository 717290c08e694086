/**
 * Every reader of outside data on damaged input: an answer or a refusal, never an exception. Importers of mail programs'
 * files have their own (test/electron/accounts/import/hostile.test.ts), pasted texts theirs (diagnose/explain/any-text.test.ts).
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAutodiscover } from '../../electron/accounts/discover/autodiscover-answer.ts'
import { addressOf } from '../../electron/accounts/discover/address.ts'
import { readConfig } from '../../electron/accounts/discover/config-file.ts'
import { explainText } from '../../electron/diagnose/explain/explain.ts'
import { parseAccount } from '../../electron/contract/parse/account.ts'
import { addressFault } from '../../electron/contract/parse/address.ts'
import { parseAuthorities } from '../../electron/contract/parse/certificates.ts'
import { hostFault } from '../../electron/contract/parse/host.ts'
import { requestParsers } from '../../electron/contract/parse/requests/table.ts'
import { callNames } from '../../electron/contract/call-names.ts'
import { parseHosts } from '../../electron/wire/hosts-file.ts'
import { defaultRoute6Of, defaultRouteOf } from '../../electron/wire/route-table.ts'
import { certificateFor, testAuthority } from '../servers/certificates.ts'
import { damaged } from './mutations.ts'
import { fuzzing } from './fuzzing.ts'

const address = addressOf('ann+x@proseware.example')
const config = `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="proseware.example"><domain>proseware.example</domain>
<incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>
<username>%EMAILADDRESS%</username><authentication>OAuth2</authentication><authentication>password-cleartext</authentication></incomingServer>
<outgoingServer type="smtp"><hostname>smtp.proseware.example</hostname><port>587</port><socketType>STARTTLS</socketType>
<username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication></outgoingServer></emailProvider></clientConfig>`
const autodiscover = `<?xml version="1.0"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
<Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"><Account><AccountType>email</AccountType><Action>settings</Action>
<Protocol><Type>IMAP</Type><Server>imap.proseware.example</Server><Port>993</Port><SSL>on</SSL><LoginName>ann</LoginName><AuthRequired>on</AuthRequired></Protocol>
<Protocol><Type>SMTP</Type><Server>smtp.proseware.example</Server><Port>465</Port><Encryption>SSL</Encryption></Protocol></Account></Response></Autodiscover>`
const account = JSON.stringify({
  email: 'ann@proseware.example',
  incoming: {
    protocol: 'imap',
    host: 'imap.proseware.example',
    port: 993,
    security: 'tls',
    authentication: 'password',
    username: 'ann',
  },
  outgoing: { host: 'smtp.proseware.example', port: 25, security: 'none', authentication: 'none', username: '' },
})
const bounce = `Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nfailed
--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; bob@example.net\r\nAction: failed\r\nStatus: 5.7.1\r\nDiagnostic-Code: smtp; 550 5.7.1 relaying denied\r\n\r\n--b--\r\n`
const box = `Task 'ann - Sending' reported error (0x800CCC79): 'The server rejected one of the recipients. Server: 'smtp.example.com', Port: 25, Secure(SSL): No, Server Error: 550 relay not permitted'`
const pem = (await certificateFor('mail.example.com')).cert + (await testAuthority())

interface Reader {
  originals: string[]
  /** Answers or refuses. */
  read: (text: string) => unknown
}

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8')
const readers: Record<string, Reader> = {
  'published configuration': { originals: [config], read: (text) => address && readConfig(bytes(text), address) },
  'autodiscover answer': {
    originals: [autodiscover],
    read: (text) => address && readAutodiscover(bytes(text), address, 'proseware.example'),
  },
  'account file': { originals: [account], read: parseAccount },
  'pasted text': { originals: [bounce, box, '550-one\r\n550 two'], read: explainText },
  authorities: { originals: [pem], read: parseAuthorities },
  address: { originals: ['ann@proseware.example', '"a b"@xn--bcher-kva.example'], read: addressFault },
  'host name': { originals: ['mail.example.com', '[2001:db8::1]', 'bücher.example'], read: hostFault },
  'hosts file': {
    originals: ['127.0.0.1 localhost\n::1 localhost # me\n192.0.2.1 mail.example.com mail'],
    read: parseHosts,
  },
  'table of routes': {
    originals: [
      'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\neth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000',
      '00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000000 00000000 00000003 eth0',
    ],
    read: (text) => [defaultRouteOf(text), defaultRoute6Of(text)],
  },
  'request of a page': {
    originals: [
      JSON.stringify({
        account: JSON.parse(account) as unknown,
        password: 'x',
        timeoutMs: 8000,
        allowClearText: false,
        recipient: null,
        ca: null,
        acceptDomains: [],
      }),
    ],
    read(text) {
      let value: unknown = text
      try {
        value = JSON.parse(text)
      } catch {
        // Then a text is what the page sends.
      }
      return callNames.map((name) => requestParsers[name](value).ok)
    },
  },
}

describe.each(Object.entries(readers))('%s, damaged,', (_name, { originals, read }) => {
  it('is read or refused', async () => {
    for (const original of originals) expect(await read(original)).not.toBeUndefined()
    await fc.assert(
      fc.asyncProperty(damaged(originals), async (text) => {
        await read(text)
      }),
      fuzzing,
    )
  })
})
