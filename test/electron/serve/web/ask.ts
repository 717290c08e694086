/** A client of the web shell that can say anything: each header and the body as a test wants them. Asserts nothing. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import type { WebShell } from '../../../../electron/serve/web/serve-page.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

export interface Asked {
  method?: string
  path: string
  headers?: Record<string, string | undefined>
  body?: string
}

export const originOf = (shell: WebShell): string => new URL(shell.address).origin
export const ticketOf = (shell: WebShell): string => shell.address.replace(/.*#ticket=/, '')

/** As our own page would ask, unless told otherwise. `undefined` leaves a header out. */
export function ask(shell: WebShell, { method = 'POST', path, headers = {}, body = '{}' }: Asked): Promise<Answer> {
  const origin = originOf(shell)
  const all = { Origin: origin, 'Content-Type': 'application/json', ...headers }
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return new Promise((resolve, reject) => {
    const asking = httpRequest(`${origin}${path}`, { method, headers: given, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => void (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      response.on('error', reject)
    })
    asking.on('error', reject)
    asking.end(method === 'POST' ? body : undefined)
  })
}

/** Bytes as they are; everything that comes back until the end of the connection. */
export function askRaw(shell: WebShell, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(shell.address).port), '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8').on('data', (part) => void (text += String(part)))
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
    socket.write(bytes)
  })
}

/** A request that stays open: resolves once its answer has begun. */
export function hold(shell: WebShell, asked: Asked): Promise<{ text: () => string; leave: () => void }> {
  const origin = originOf(shell)
  return new Promise((resolve, reject) => {
    const asking = httpRequest(
      `${origin}${asked.path}`,
      {
        method: 'POST',
        headers: { Origin: origin, 'Content-Type': 'application/json', ...asked.headers },
        agent: false,
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => void (text += part))
        response.on('error', () => {})
        resolve({ text: () => text, leave: () => void asking.destroy() })
      },
    )
    asking.on('error', reject)
    asking.end(asked.body ?? '{}')
  })
}
