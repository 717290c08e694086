/**
 * The page's admission to the program behind it (electron/serve/web): the ticket leaves the address at once, the secret
 * stays in memory. Only while the page unloads does a further one-time ticket lie in the tab's own storage, so that a
 * reload finds the program again; a second tab has none.
 */
import { CallFailure } from '../../electron/contract/call-failure.ts'

/** The secret that every message carries. Rejects with CallFailure. */
export type WebSession = Promise<string>

const stored = 'mail-check-ticket'

export const notAdmitted = new CallFailure({
  kind: 'gone',
  message:
    'This page is not connected: it is open elsewhere, or the program has ended. Close it and start the program again.',
  place: null,
})

export function openSession(): WebSession {
  const ticket = takeTicket()
  const session = ticket === null ? Promise.reject(notAdmitted) : exchange(ticket)
  // Every call that waits for it hears of it; here nobody has to.
  session.catch(() => {})
  return session
}

function takeTicket(): string | null {
  const fromAddress = /^#ticket=([\w-]+)$/.exec(location.hash)?.[1] ?? null
  if (fromAddress !== null) history.replaceState(null, '', location.pathname)
  const fromReload = sessionStorage.getItem(stored)
  sessionStorage.removeItem(stored)
  return fromAddress ?? fromReload
}

async function exchange(ticket: string): Promise<string> {
  const response = await post('/session', { ticket }).catch(() => null)
  if (!response?.ok) throw notAdmitted
  const admitted = (await response.json()) as { secret: string; ticket: string }
  addEventListener('pagehide', () => sessionStorage.setItem(stored, admitted.ticket))
  addEventListener('pageshow', () => sessionStorage.removeItem(stored))
  // Stays open as long as the page: that is how the program knows that somebody is there.
  post('/presence', {}, admitted.secret).catch(() => {})
  return admitted.secret
}

export function post(path: string, body: unknown, secret?: string): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(secret === undefined ? {} : { Authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify(body),
    credentials: 'omit',
    redirect: 'error',
  })
}
