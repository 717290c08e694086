/**
 * The lab's only pretended servers, run inside its internet: the large mail services that the program asks as controls
 * (standin-mail.mjs), the pages of browsers' vendors, resolvers over HTTPS, a domain's page of settings, and a qmail,
 * which no distribution packages. Plain JavaScript, since node runs it as it is. Argument: the file of the plan (start.ts
 * writes it), JSON `{ controls, pages, resolvers, settings, portals, qmail, ready }`.
 */
import { createServer } from 'node:net'
import { createServer as createWeb } from 'node:http'
import { createServer as createSafeWeb } from 'node:https'
import { createSecureContext } from 'node:tls'
import { readFileSync, writeFileSync } from 'node:fs'
import { control } from './standin-mail.mjs'

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const pemOf = ({ certificate, key }) => ({ cert: readFileSync(certificate), key: readFileSync(key) })

function listening(server, address, port) {
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen({ host: address, port }, resolve)
  })
}

function listen(address, port, onConnection) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.setTimeout(60_000, () => socket.destroy())
    onConnection(socket)
  })
  return listening(server, address, port)
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

// The JSON form that both public resolvers know: what the lab's true one says, of A and AAAA.
function resolve(names, url) {
  const asked = new URL(url, 'https://resolver.invalid/').searchParams
  const name = asked.get('name') ?? ''
  const type = asked.get('type') === 'AAAA' ? 28 : 1
  const known = names[name]
  const data = (known ?? []).filter((address) => address.includes(':') === (type === 28))
  return { Status: known === undefined ? 3 : 0, Answer: data.map((one) => ({ name, type, TTL: 60, data: one })) }
}

const all = plan.controls.flatMap(({ name, addresses, ports, tls }) => {
  const context = createSecureContext(pemOf(tls))
  return addresses.flatMap((address) => ports.map((port) => listen(address, port, control(name, port, context))))
})
for (const { path, status, body, addresses } of plan.pages) {
  const answer = (request, response) => {
    response.writeHead(request.url === path ? status : 404)
    response.end(request.url === path && status !== 204 ? body : undefined)
  }
  all.push(...addresses.map((address) => listening(createWeb(answer), address, 80)))
}
for (const { address, tls } of plan.resolvers.at) {
  const answer = (request, response) => {
    response.writeHead(200, { 'content-type': 'application/dns-json' })
    response.end(JSON.stringify(resolve(plan.resolvers.names, request.url)))
  }
  all.push(listening(createSafeWeb(pemOf(tls), answer), address, 443))
}
for (const { addresses, path, body, tls } of plan.settings) {
  const answer = (request, response) => {
    const isIt = request.url.split('?')[0] === path
    response.writeHead(isIt ? 200 : 404, { 'content-type': 'text/xml' })
    response.end(isIt ? body : undefined)
  }
  all.push(...addresses.map((address) => listening(createSafeWeb(pemOf(tls), answer), address, 443)))
}
// Where a resolver that knows one address only leads to.
for (const address of plan.portals) {
  const answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>')
  all.push(listening(createWeb(answer), address, 80))
}
const { name, domain, addresses } = plan.qmail
all.push(...addresses.map((address) => listen(address, 25, qmail(name, domain))))
await Promise.all(all)
writeFileSync(plan.ready, 'ready')
