/**
 * A large mail service as far as a control is asked: it greets by its name, says what it offers, and shows a good
 * certificate, at once or after STARTTLS. Nothing else is known to it.
 */
import { TLSSocket } from 'node:tls'

const greetings = {
  smtp: (name) => `220 ${name} ESMTP`,
  imap: () => '* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready',
  pop3: () => '+OK ready',
}
const protocols = { 25: 'smtp', 465: 'smtp', 587: 'smtp', 143: 'imap', 993: 'imap', 110: 'pop3', 995: 'pop3' }

/** Takes a connection on that port; `secureContext` bears the certificate. */
export function control(name, port, secureContext) {
  const protocol = protocols[port]
  return (socket) => {
    if ([465, 993, 995].includes(port)) secured(socket, secureContext, (safe) => talk(safe, true))
    else talk(socket, false)
  }

  function talk(socket, isSafe) {
    let input = ''
    const onData = (text) => {
      input = (input + text.toString('latin1')).slice(-10_000)
      for (let end = input.indexOf('\n'); end !== -1; end = input.indexOf('\n')) {
        const line = input.slice(0, end).trim()
        input = input.slice(end + 1)
        const { says, begins } = answerTo(protocol, line, name, isSafe)
        socket.write(`${says}\r\n`)
        if (begins !== true) continue
        socket.off('data', onData)
        secured(socket, secureContext, (safe) => talk(safe, true))
        return
      }
    }
    socket.on('data', onData)
    // After STARTTLS nobody greets again.
    if (!isSafe || [465, 993, 995].includes(port)) socket.write(`${greetings[protocol](name)}\r\n`)
  }
}

function secured(socket, secureContext, whenSafe) {
  const safe = new TLSSocket(socket, { isServer: true, secureContext })
  safe.on('error', () => safe.destroy())
  safe.once('secure', () => whenSafe(safe))
}

function answerTo(protocol, line, name, isSafe) {
  if (protocol === 'smtp') return smtpAnswer(line.split(/[ :]/)[0].toUpperCase(), name, isSafe)
  if (protocol === 'imap') return imapAnswer(line, isSafe)
  if (/^CAPA$/i.test(line)) return { says: `+OK\r\n${isSafe ? 'USER' : 'STLS'}\r\n.` }
  if (/^STLS$/i.test(line) && !isSafe) return { says: '+OK begin', begins: true }
  return { says: /^QUIT$/i.test(line) ? '+OK bye' : '-ERR not here' }
}

function smtpAnswer(verb, name, isSafe) {
  if (verb === 'EHLO') {
    return {
      says:
        [name, 'PIPELINING', ...(isSafe ? [] : ['STARTTLS'])].map((word) => `250-${word}`).join('\r\n') +
        '\r\n250 8BITMIME',
    }
  }
  if (verb === 'HELO') return { says: `250 ${name}` }
  if (verb === 'STARTTLS' && !isSafe) return { says: '220 go ahead', begins: true }
  return { says: verb === 'QUIT' ? '221 bye' : '502 not here' }
}

function imapAnswer(line, isSafe) {
  const [tag, verb = ''] = line.split(' ')
  if (/^CAPABILITY$/i.test(verb)) {
    return { says: `* CAPABILITY IMAP4rev1 ${isSafe ? 'AUTH=PLAIN' : 'STARTTLS LOGINDISABLED'}\r\n${tag} OK done` }
  }
  if (/^STARTTLS$/i.test(verb) && !isSafe) return { says: `${tag} OK begin`, begins: true }
  return { says: /^LOGOUT$/i.test(verb) ? `* BYE\r\n${tag} OK bye` : `${tag} BAD not here` }
}
