/** Rows about the kind of encryption and about certificates. */
import { choice, imap, pop3, smtp, type Scenario } from '../scenario.ts'
import type { FindingCode } from '../../../electron/contract/words.ts'
import type { VariantName } from '../servers/variants.ts'
import { bothFixed, broken, none, submission } from './usual.ts'

function badCertificate(server: VariantName, user: string, name: string, why: string, first: FindingCode): Scenario {
  return {
    name,
    why,
    network: 'home',
    server,
    user,
    ...submission,
    expect: { ...broken, first: [first], recommended: none, rejected: 0 },
  }
}

export const encryption: readonly Scenario[] = [
  {
    name: 'SSL/TLS set on the STARTTLS ports',
    why: '143 and 587 speak first in clear: a handshake there gets a greeting for an answer. One setting of each side is wrong.',
    network: 'home',
    server: 'hosting',
    user: 'gudrun',
    incoming: imap(143, 'tls'),
    outgoing: smtp(587, 'tls'),
    password: 'right',
    expect: {
      ...bothFixed,
      first: ['security-mismatch'],
      recommended: {
        incoming: [
          choice('imap', 143, 'starttls', { security: ['tls', 'starttls'] }),
          choice('imap', 993, 'tls', { port: [143, 993] }),
        ],
        outgoing: [
          choice('smtp', 587, 'starttls', { security: ['tls', 'starttls'] }),
          choice('smtp', 465, 'tls', { port: [587, 465] }),
        ],
      },
      rejected: 0,
    },
  },
  {
    name: 'STARTTLS set on the SSL/TLS ports',
    why: '993 and 465 wait for a handshake and stay silent to a client that waits for a greeting.',
    network: 'home',
    server: 'postfix',
    user: 'heinz',
    incoming: imap(993, 'starttls'),
    outgoing: smtp(465, 'starttls'),
    password: 'right',
    expect: {
      ...bothFixed,
      first: ['security-mismatch'],
      recommended: {
        incoming: [
          choice('imap', 993, 'tls', { security: ['starttls', 'tls'] }),
          choice('imap', 143, 'starttls', { port: [993, 143] }),
        ],
        outgoing: [
          choice('smtp', 465, 'tls', { security: ['starttls', 'tls'] }),
          choice('smtp', 587, 'starttls', { port: [465, 587] }),
        ],
      },
      rejected: 0,
    },
  },
  {
    name: 'IMAP set on the port of POP3',
    why: '995 answers +OK: the encryption is right and the protocol is not.',
    network: 'home',
    server: 'hosting',
    user: 'inge',
    incoming: imap(995, 'tls'),
    outgoing: smtp(465, 'tls'),
    password: 'right',
    expect: {
      incoming: 'works-with-changes',
      outgoing: 'works',
      reason: null,
      first: ['wrong-protocol'],
      recommended: {
        incoming: [
          choice('imap', 993, 'tls', { port: [995, 993] }),
          choice('pop3', 995, 'tls', { protocol: ['imap', 'pop3'] }),
        ],
        outgoing: [],
      },
      rejected: 0,
    },
  },
  {
    name: 'POP3 with SSL/TLS set on 110',
    why: 'The same mix-up with POP3, where 995 or STLS mend it.',
    network: 'home',
    server: 'exim',
    user: 'julius',
    incoming: pop3(110, 'tls'),
    outgoing: smtp(25, 'tls'),
    password: 'right',
    expect: {
      ...bothFixed,
      first: ['security-mismatch'],
      recommended: {
        incoming: [
          choice('pop3', 995, 'tls', { port: [110, 995] }),
          choice('pop3', 110, 'starttls', { security: ['tls', 'starttls'] }),
        ],
        outgoing: [
          choice('smtp', 465, 'tls', { port: [25, 465] }),
          choice('smtp', 587, 'starttls', { port: [25, 587], security: ['tls', 'starttls'] }),
          choice('smtp', 25, 'starttls', { security: ['tls', 'starttls'] }),
        ],
      },
      rejected: 0,
    },
  },
  badCertificate(
    'expired',
    'kuno',
    'an expired certificate',
    'Name and authority are right, the date is past: the provider must renew it; nobody should click it away.',
    'certificate-expired',
  ),
  badCertificate(
    'selfsigned',
    'lena',
    'a self-signed certificate',
    'Nobody vouches for this server: it could be anyone, so no password is sent.',
    'certificate-untrusted',
  ),
  badCertificate(
    'wronghost',
    'moritz',
    'a certificate for another name',
    'A good certificate for server.hosting.example: the typical web host that is reached by the customer’s own name.',
    'certificate-wrong-host',
  ),
]
