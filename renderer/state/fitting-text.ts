/** A pasted mail with attachments is longer than a message to the engine may be; what matters stands at its beginning. */
import { longestMessageBytes } from '../../electron/contract/bridge.ts'

/** Room for what goes with the text. */
const mostBytes = longestMessageBytes - 2048

function bytesAsJson(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length
}

/** The longest beginning that fits, whole characters only. */
export function fittingText(text: string): string {
  if (bytesAsJson(text) <= mostBytes) return text
  let fits = 0
  let tooLong = text.length
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (bytesAsJson(text.slice(0, middle)) <= mostBytes) fits = middle
    else tooLong = middle
  }
  // Half of a character that takes two units is left out.
  return text.slice(0, fits).replace(/[\uD800-\uDBFF]$/, '')
}
