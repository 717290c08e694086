/** A web server on loopback for any host names, each with a certificate of its own choice; it asserts nothing. */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createSecureContext } from 'node:tls'
import type { SecureContext } from 'node:tls'
import { certificateFor } from './certificates.ts'
import type { CertificateKind } from './certificates.ts'

/** What is answered at one place; `silent`: nothing, ever; `endless`: never the end. */
export type WebAnswer = WebPage | 'silent' | 'endless' | ((request: WebRequest) => WebPage)

export interface WebPage {
  status?: number
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export interface WebRequest {
  method: string
  /** `https://host/path?query`. */
  url: string
  body: string
}

export interface HttpsServer {
  port: number
  /** `GET https://host/path?query`, in order of arrival, with the body behind a blank where there is one. */
  requests(): string[]
  close(): Promise<void>
}

/** `pages`: by `host/path`, the query aside. `certificates`: those that are not good, by host. */
export async function httpsServer(
  pages: Readonly<Record<string, WebAnswer>>,
  certificates: Readonly<Record<string, CertificateKind>> = {},
): Promise<HttpsServer> {
  const requests: string[] = []
  const contexts = new Map<string, Promise<SecureContext>>()
  const contextFor = (host: string): Promise<SecureContext> => {
    const made = contexts.get(host) ?? certificateFor(host, certificates[host] ?? 'good').then(createSecureContext)
    contexts.set(host, made)
    return made
  }
  const choose = async (host: string, done: (error: Error | null, context?: SecureContext) => void): Promise<void> => {
    done(null, await contextFor(host))
  }
  const fallback = await certificateFor('nobody.example.net')
  const server = createServer({
    ...fallback,
    SNICallback: (host, done) => void choose(host, done),
  })
  server.on('request', (request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => void (body += text))
    request.on('end', () => {
      const url = `https://${request.headers.host ?? ''}${request.url ?? ''}`
      const method = request.method ?? ''
      requests.push(`${method} ${url}${body === '' ? '' : ` ${body}`}`)
      const place = `${request.headers.host ?? ''}${(request.url ?? '').replace(/\?.*/, '')}`
      const answer = pages[place] ?? { status: 404, body: 'not here' }
      if (answer === 'silent') return
      if (answer === 'endless') {
        response.writeHead(200)
        response.write('<clientConfig>')
        return
      }
      const page = typeof answer === 'function' ? answer({ method, url, body }) : answer
      response.writeHead(page.status ?? 200, page.headers)
      response.end(page.body ?? '')
    })
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => [...requests],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
