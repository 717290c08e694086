/**
 * Starts the real Thunderbird with a profile and has it send one message by its own code: run inside a network of the lab.
 * Standard input: { program, profile, authority (PEM), password, from, to, subject, boundMs }. Standard output: what came of it.
 * Driven over Marionette, the door that Mozilla's own tests use; nothing in the profile is set here but the lab's
 * authority and the password, as a person would have confirmed and saved them.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const given = JSON.parse(await text(process.stdin))
const marionettePort = 2828
/** A first start makes a whole profile, on a machine that may be busy. Milliseconds; the bound given is for sending. */
const startMs = 60_000

const thunderbird = spawn(
  given.program,
  ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', given.profile],
  { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
)
let said = ''
let phase = 'starting'
thunderbird.stderr.setEncoding('utf8').on('data', (part) => void (said += part))
const end = (status, answer) => {
  try {
    if (thunderbird.pid !== undefined) process.kill(-thunderbird.pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(status))
}
thunderbird.once('error', (error) => end(1, { fault: String(error) }))
let patience
const within = (ms) => {
  clearTimeout(patience)
  patience = setTimeout(
    () => end(1, { fault: 'Thunderbird did not answer in time', phase, said: said.slice(-2000) }),
    ms,
  )
}
within(startMs)

/** `LENGTH:JSON`, both ways. */
function conversation(socket) {
  let bytes = Buffer.alloc(0)
  const waiting = []
  const told = []
  socket.on('data', (part) => {
    bytes = Buffer.concat([bytes, part])
    for (;;) {
      const colon = bytes.indexOf(':')
      const length = Number(bytes.toString('latin1', 0, Math.max(colon, 0)))
      if (colon < 1 || bytes.length < colon + 1 + length) return
      const message = JSON.parse(bytes.toString('utf8', colon + 1, colon + 1 + length))
      bytes = bytes.subarray(colon + 1 + length)
      const next = waiting.shift()
      if (next) next(message)
      else told.push(message)
    }
  })
  const next = () => (told.length > 0 ? Promise.resolve(told.shift()) : new Promise((resolve) => waiting.push(resolve)))
  let number = 0
  return {
    next,
    command: async (name, parameters) => {
      const message = JSON.stringify([0, (number += 1), name, parameters])
      socket.write(`${Buffer.byteLength(message)}:${message}`)
      const [, , error, value] = await next()
      if (error) throw new Error(`${name}: ${error.message}`)
      return value
    },
  }
}

function connected() {
  return new Promise((resolve) => {
    const attempt = () => {
      const socket = connect(marionettePort, '127.0.0.1')
      socket.once('connect', () => resolve(socket))
      socket.once('error', () => setTimeout(attempt, 200))
    }
    attempt()
  })
}

/** Runs inside Thunderbird. */
const sending = `
  const [order, done] = arguments
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs')
  const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs')
  ;(async () => {
    const database = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB)
    database.addCertFromBase64(order.authority, 'C,,')
    const identity = MailServices.accounts.allIdentities.find((each) => each.email === order.from)
    const server = MailServices.outgoingServer.getServerByIdentity(identity)
    const uri = server.serverURI.asciiSpec ?? server.serverURI.spec
    const smtp = server.QueryInterface(Ci.nsISmtpServer)
    if (smtp.username) {
      const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo)
      const origin = 'smtp://' + smtp.hostname
      login.init(origin, null, origin, smtp.username, order.password, '', '')
      const known = await Services.logins.searchLoginsAsync({ origin })
      if (known.length === 0) await Services.logins.addLoginAsync(login)
    }
    identity.doFcc = false
    const fields = Cc['@mozilla.org/messengercompose/composefields;1'].createInstance(Ci.nsIMsgCompFields)
    fields.from = order.from
    fields.to = order.to
    fields.subject = order.subject
    const send = Cc['@mozilla.org/messengercompose/send;1'].createInstance(Ci.nsIMsgSend)
    const listener = {
      QueryInterface: ChromeUtils.generateQI(['nsIMsgSendListener']),
      onStartSending() {},
      onSendProgress() {},
      onStatus() {},
      onGetDraftFolderURI() {},
      onSendNotPerformed() {},
      onTransportSecurityError(id, status, info) {
        done({ fault: 'security', status: status.toString(16) })
      },
      onStopSending(id, status, message) {
        done({ status: status.toString(16), message: String(message ?? ''), host: smtp.hostname, port: smtp.port, socketType: smtp.socketType })
      },
    }
    send.sendMessageFile(identity, '', fields, new FileUtils.File(order.message), false, false,
      Ci.nsIMsgSend.nsMsgDeliverNow, null, listener, null, '')
  })().catch((error) => done({ fault: String(error), stack: String(error?.stack) }))
`

const socket = await connected()
const { next, command } = conversation(socket)
await next()
try {
  await command('WebDriver:NewSession', { capabilities: {} })
  await command('Marionette:SetContext', { value: 'chrome' })
  await command('WebDriver:SetTimeouts', { script: 30_000 })
  const message = join(mkdtempSync(join(given.profile, 'message-')), 'message.eml')
  writeFileSync(
    message,
    `From: ${given.from}\r\nTo: ${given.to}\r\nSubject: ${given.subject}\r\nMessage-ID: <${given.subject}@lab>\r\n\r\nSent by Thunderbird.\r\n`,
  )
  const authority = given.authority.replace(/-----[^-]+-----|\s/g, '')
  phase = 'sending'
  within(given.boundMs)
  const { value } = await command('WebDriver:ExecuteAsyncScript', {
    script: sending,
    args: [{ ...given, authority, message }],
    newSandbox: false,
  })
  end(value.status === '0' ? 0 : 1, value)
} catch (error) {
  end(1, { fault: String(error), said: said.slice(-2000) })
}
