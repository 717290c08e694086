/**
 * The page's admission to the program behind it (electron/serve/web): the ticket leaves the address at once, the secret
 * stays in memory. Only while the page unloads does a further one-time ticket lie in the tab's own storage, so that a
 * reload finds the program again; a second tab has none.
 */
import { CallFailure } from '../../electron/contract/call-failure.ts'

export interface WebSession {
  /** The secret that every message carries. Rejects with CallFailure. */
  secret: Promise<string>
  /** Resolves when the program behind the page has ended: nobody holds the page's presence any more. */
  ended: Promise<CallFailure>
}

const stored = 'mail-check-ticket'
/** A page that is being left is gone by then. */
const againMs = 500

export const programEnded = new CallFailure({
  kind: 'gone',
  message: 'The program behind this page has ended. Start it again with "npm start".',
  place: null,
})

export const notAdmitted = new CallFailure({
  kind: 'gone',
  message:
    'The program shows itself in one page at a time: it is open elsewhere, or has ended. Close this page and start the program again.',
  place: null,
})

export function openSession(): WebSession {
  const ticket = takeTicket()
  let tellEnd: (failure: CallFailure) => void = () => {}
  const ended = new Promise<CallFailure>((resolve) => (tellEnd = resolve))
  const secret = ticket === null ? Promise.reject<string>(notAdmitted) : exchange(ticket, () => tellEnd(programEnded))
  // Every call that waits for it hears of it; here nobody has to.
  secret.catch(() => {})
  return { secret, ended }
}

function takeTicket(): string | null {
  const fromAddress = /^#ticket=([\w-]+)$/.exec(location.hash)?.[1] ?? null
  if (fromAddress !== null) history.replaceState(null, '', location.pathname)
  const fromReload = sessionStorage.getItem(stored)
  sessionStorage.removeItem(stored)
  return fromAddress ?? fromReload
}

async function exchange(ticket: string, onEnd: () => void): Promise<string> {
  const response = await post('/session', { ticket }).catch(() => null)
  if (!response?.ok) throw notAdmitted
  const admitted = (await response.json()) as { secret: string; ticket: string }
  addEventListener('pagehide', () => sessionStorage.setItem(stored, admitted.ticket))
  addEventListener('pageshow', () => sessionStorage.removeItem(stored))
  void holdPresence(admitted.secret).then(onEnd)
  return admitted.secret
}

/**
 * Open as long as both are there: so the program knows of the page, and the page of the program. Where only the
 * connection broke (some browsers cut all of them when Escape is pressed), there is a next one. Ends with the program.
 */
async function holdPresence(secret: string): Promise<void> {
  for (;;) {
    const response = await post('/presence', {}, secret).catch(() => null)
    if (!response?.ok) return
    await response.text().catch(() => '')
    await new Promise((resolve) => setTimeout(resolve, againMs))
  }
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
