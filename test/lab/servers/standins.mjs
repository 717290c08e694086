/**
 * The lab's only pretended servers, run inside its internet: the large mail services that the program asks as controls
 * (a greeting on each mail port), and a qmail, which no distribution packages. Plain JavaScript, since node runs it as it is.
 * Argument: JSON `{ controls: { name, addresses, ports }[], qmail: { name, domain, addresses } | null, ready: file }`.
 */
import { createServer } from 'node:net'
import { writeFileSync } from 'node:fs'

const plan = JSON.parse(process.argv[2])

const greetings = {
  25: (name) => `220 ${name} ESMTP`,
  587: (name) => `220 ${name} ESMTP`,
  143: () => '* OK IMAP4rev1 ready',
  110: () => '+OK POP3 ready',
}

function listen(address, port, onConnection) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.setTimeout(60_000, () => socket.destroy())
      onConnection(socket)
    })
    server.on('error', reject)
    server.listen({ host: address, port }, resolve)
  })
}

// On the ports of implicit TLS a control says nothing: the program asks it for a connection only.
const control = (name, port) => (socket) => {
  const greeting = greetings[port]
  if (greeting !== undefined) socket.write(`${greeting(name)}\r\n`)
  socket.resume()
}

// qmail-smtpd's own lines, as netqmail 1.06 says them: no sign-in, no STARTTLS.
const qmail = (name, domain) => (socket) => {
  let input = ''
  socket.write(`220 ${name} ESMTP\r\n`)
  socket.setEncoding('latin1').on('data', (text) => {
    input = (input + text).slice(-10_000)
    for (let end = input.indexOf('\n'); end !== -1; end = input.indexOf('\n')) {
      const line = input.slice(0, end).trim()
      input = input.slice(end + 1)
      const answer = qmailAnswer(line, name, domain)
      socket.write(`${answer}\r\n`)
      if (answer.startsWith('221')) socket.end()
    }
  })
}

function qmailAnswer(line, name, domain) {
  const verb = line.split(/[ :]/)[0].toUpperCase()
  if (verb === 'EHLO') return `250-${name}\r\n250-PIPELINING\r\n250 8BITMIME`
  if (verb === 'HELO') return `250 ${name}`
  if (verb === 'MAIL' || verb === 'RSET') return '250 ok'
  if (verb === 'NOOP') return '250 ok'
  if (verb === 'QUIT') return `221 ${name}`
  if (verb === 'RCPT') {
    return line.toLowerCase().includes(`@${domain}>`)
      ? '250 ok'
      : "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"
  }
  if (verb === 'DATA') return '503 RCPT first (#5.5.1)'
  return '502 unimplemented (#5.5.1)'
}

const all = plan.controls.flatMap(({ name, addresses, ports }) =>
  addresses.flatMap((address) => ports.map((port) => listen(address, port, control(name, port)))),
)
if (plan.qmail !== null) {
  const { name, domain, addresses } = plan.qmail
  all.push(...addresses.map((address) => listen(address, 25, qmail(name, domain))))
}
await Promise.all(all)
writeFileSync(plan.ready, 'ready')
