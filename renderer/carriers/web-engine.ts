/** The engine over loopback (electron/serve/web): one POST per call, its answer one JSON value per line. */
import type { AnswerOf, ProgressOf } from '../../electron/contract/api.ts'
import { longestMessageFor } from '../../electron/contract/bridge.ts'
import { CallFailure, type Failure } from '../../electron/contract/call-failure.ts'
import type { Engine } from '../../electron/contract/engine.ts'
import { notAdmitted, openSession, post, programEnded } from './web-session.ts'
import { wireRequestOf } from './wire-request.ts'

/** One line of an answer; the last is an answer or a failure. */
type Line = { progress: unknown } | { answer: unknown } | { failure: Failure }

const tooLong = new CallFailure({
  kind: 'refused',
  message: 'This is too long to be sent to the program. Shorten it: the first part is usually enough.',
  place: null,
})

export function webEngine(): Engine {
  const session = openSession()
  return {
    admitted: session.secret,
    ended: session.ended,
    async call(name, request, { signal, onProgress } = {}) {
      const secret = await session.secret
      const id = crypto.randomUUID()
      const cancel = (): void => void post('/cancel', { id }, secret).catch(() => {})
      const message = { id, request: wireRequestOf<typeof name>(request) }
      if (new Blob([JSON.stringify(message)]).size > longestMessageFor(name)) throw tooLong
      const asked = post(`/call/${name}`, message, secret)
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        const response = await orEnded(asked)
        if (response.status === 401) throw notAdmitted
        // Only now does the program surely know the call that is to be cancelled.
        if (signal?.aborted) cancel()
        for await (const line of linesOf(response)) {
          if ('failure' in line) throw new CallFailure(line.failure)
          if ('answer' in line) return line.answer as AnswerOf<typeof name>
          onProgress?.(line.progress as ProgressOf<typeof name>)
        }
        throw programEnded
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    shell: { kind: 'web', saveFile: saveByDownload, copy: (text) => navigator.clipboard.writeText(text), openExternal },
  }
}

/** A connection that fails or breaks off has one meaning: nobody is there any more. */
function orEnded<Value>(waited: Promise<Value>): Promise<Value> {
  return waited.catch(() => {
    throw programEnded
  })
}

async function* linesOf(response: Response): AsyncGenerator<Line> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  let rest = ''
  for (;;) {
    const { done, value = '' } = await orEnded(reader.read())
    const lines = (rest + value).split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line
    if (done) return
  }
}

/** The browser asks where to, or puts it where its user has told it to. */
async function saveByDownload(name: string, mime: string, text: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([text], { type: mime }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has its own hold on the text by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}

function openExternal(url: string): void {
  const { protocol } = new URL(url)
  if (protocol === 'https:') window.open(url, '_blank', 'noopener,noreferrer')
  if (protocol !== 'mailto:') return
  // The browser hands it to the mail program, and the page stays.
  const link = document.createElement('a')
  link.href = url
  link.click()
}
