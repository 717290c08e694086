/** A pretend sending server: smtp-server does the talking, the row says what it refuses and in which words. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { opens } from './sign-in.ts'
import { listen, type Listening, type Serving } from './serving.ts'

/** `550 relay not permitted` → an error that smtp-server sends just so. */
function refusal(reply: string): Error {
  const [code = '550', ...words] = reply.split(' ')
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) })
}

function optionsFor(serving: Serving): SMTPServerOptions {
  const { server } = serving
  const { mechanisms, inClear } = server.signIn
  const relay = server.relay ?? {}
  const refuse = (reply: string | undefined): Error | null =>
    reply === undefined || (relay.untilFetched === true && serving.fetching.isKnown()) ? null : refusal(reply)
  const disabled = [
    ...(mechanisms.length === 0 ? ['AUTH'] : []),
    ...(server.security === 'none' ? ['STARTTLS'] : []),
    'XCLIENT',
    'XFORWARD',
  ]
  return {
    ...serving.tls,
    name: server.host,
    secure: server.security === 'tls',
    authMethods: [...mechanisms],
    authOptional: true,
    allowInsecureAuth: inClear,
    disabledCommands: disabled,
    // smtp-server would put enhanced codes of its own choice before the row's words.
    hideENHANCEDSTATUSCODES: true,
    hideREQUIRETLS: true,
    heloResponse: '%s',
    // No question to any name server, not even about loopback.
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(session, callback) {
      // As Exim and Postfix do: sign-in is not even shown before encryption.
      if (!inClear && !session.secure) session.disabledCommands = ['AUTH', ...disabled]
      callback(null)
    },
    onSecure(_socket, session, callback) {
      session.disabledCommands = disabled
      callback(null)
    },
    onAuth({ username = '', password }, _session, callback) {
      if (opens(serving, username, password ?? '')) callback(null, { user: username })
      else callback(refusal(server.signIn.refusal ?? '535 5.7.8 Error: authentication failed'))
    },
    onMailFrom(_address, session, callback) {
      callback(session.user ? null : refuse(relay.sender))
    },
    onRcptTo({ address }, session, callback) {
      const isOwn = address.toLowerCase() === serving.email.toLowerCase()
      if (session.user) callback(isOwn ? null : refuse(relay.outsideSignedIn))
      else callback(refuse(isOwn ? relay.own : relay.outside))
    },
    onData(stream, { envelope }, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => void parts.push(part))
      stream.on('end', () => {
        const isToOwn = envelope.rcptTo.every(({ address }) => address.toLowerCase() === serving.email.toLowerCase())
        if (!isToOwn) return callback(refusal('554 5.7.1 practice servers take no messages to others'))
        serving.maildrop.take(Buffer.concat(parts).toString('utf8'))
        callback(null)
      })
    },
  }
}

export function listenAsSmtp(serving: Serving): Promise<Listening> {
  const smtp = new SMTPServer(optionsFor(serving))
  smtp.on('error', () => {
    // A client that went away in the middle: its own dialogue reports it.
  })
  return listen(smtp.server)
}
