/**
 * Asks for a line on a terminal without showing it. Ctrl-C there ends the question; the terminal is always put back,
 * also when the program ends meanwhile.
 */
import type { Readable, Writable } from 'node:stream'

export interface Terminal {
  input: Readable & { setRawMode(raw: boolean): unknown }
  output: Writable
}

export type Asked = { line: string } | 'interrupted'

const key = { interrupt: '\u0003', endOfInput: '\u0004', backspace: '\b', eraseLine: '\u0015', delete: '\u007f' }

export function askHidden(question: string, { input, output }: Terminal): Promise<Asked> {
  return new Promise((resolve) => {
    let line: string[] = []
    const restore = (): void => void input.setRawMode(false)
    const finish = (asked: Asked): void => {
      input.off('data', onData)
      input.pause()
      restore()
      process.off('exit', restore)
      output.write('\n')
      resolve(asked)
    }
    const onData = (data: string | Buffer): void => {
      const text = data.toString()
      // An arrow or function key, not something typed.
      if (text.startsWith('\u001b')) return
      for (const character of text) {
        if (character === key.interrupt) return finish('interrupted')
        if (character === '\r' || character === '\n' || character === key.endOfInput)
          return finish({ line: line.join('') })
        if (character === key.backspace || character === key.delete) line.pop()
        else if (character === key.eraseLine) line = []
        else if (character >= ' ') line.push(character)
      }
    }
    process.once('exit', restore)
    // Before the question: an answer that comes at once is not shown either.
    input.setRawMode(true)
    output.write(question)
    input.setEncoding('utf8')
    input.on('data', onData)
    input.resume()
  })
}
