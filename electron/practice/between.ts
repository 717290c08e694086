/**
 * Machines that a pretend network puts between its guests and everybody else: a sign-in page, somebody who answers for all
 * sending servers, a firewall that crosses encryption out. Which of them stands where is said by the row.
 */
import { createServer as createWebServer } from 'node:http'
import { connect, createServer } from 'node:net'
import type { WebPage } from '../wire/web-pages.ts'
import { listen, type Listening } from './servers/serving.ts'

/** Of this pretend internet, by which one sees whether one is let out. */
export const webPages: readonly WebPage[] = ['adatum', 'fabrikam', 'northwind'].map((operator) => {
  return { operator, url: `http://www.${operator}.example/`, status: 200, body: /^success$/ }
})

/** `signInPage`: all requests are sent on to it. */
export function listenAsWeb(signInPage: string | null): Promise<Listening> {
  const server = createWebServer((_request, response) => {
    if (signInPage !== null) response.writeHead(302, { location: signInPage }).end()
    else response.writeHead(200).end('success')
  })
  return listen(server)
}

const offered = 'STARTTLS'
/** As an inspecting firewall leaves it (Cisco ASA, "ESMTP inspection"). */
const crossedOut = 'XXXXXXXA'

/** Passes everything on to the real server behind it, but for the word STARTTLS in what that says. */
export function listenAsFirewall(behind: number): Promise<Listening> {
  return listen(
    createServer((guest) => {
      const server = connect({ host: '127.0.0.1', port: behind, noDelay: true })
      const end = (): void => {
        guest.destroy()
        server.destroy()
      }
      for (const socket of [guest, server]) socket.on('error', end).on('close', end)
      guest.pipe(server)
      server.on('data', (said) => guest.write(said.toString('latin1').replaceAll(offered, crossedOut), 'latin1'))
    }),
  )
}
