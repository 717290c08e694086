/** The answer to a CRAM-MD5 challenge (RFC 2195), for all three protocols. */
import { createHmac } from 'node:crypto'

/** `challenge`: base64 as sent. Returns the digest in lower-case hexadecimal and the whole answer in base64. */
export function cramMd5(challenge: string, username: string, password: string): { digest: string; answer: string } {
  const text = Buffer.from(challenge, 'base64')
  const digest = createHmac('md5', Buffer.from(password, 'utf8')).update(text).digest('hex')
  return { digest, answer: Buffer.from(`${username} ${digest}`, 'utf8').toString('base64') }
}
