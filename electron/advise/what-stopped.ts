/**
 * How a check ended, in words, where no finding says it better: for a headline without a finding, and for the trouble of
 * one port. Goes by what was seen and by nothing else; what it means for the account is diagnosed elsewhere.
 */
import type { CheckFacts } from '../contract/facts.ts'
import type { StepName, WireError } from '../contract/words.ts'

/** More of a server's words has no room in a headline. */
const quotedWords = 5
const quotedLetters = 40

interface Ending {
  /** Completes "Sending could not be tested: …"; at most nine words. */
  brief: string
  /** Completes "mail.example.com on port 587 answers, and …"; `null` where it does not even answer. */
  trouble: string | null
}

/** `null`: the check was not ended by the server or the way to it. `isNameless`: no name at all is found here. */
export function endingOf(
  { stopped, greeting }: Pick<CheckFacts, 'stopped' | 'greeting'>,
  isNameless = false,
): Ending | null {
  switch (stopped?.by) {
    case 'wire':
      return wireEnding(stopped.step, stopped.error, isNameless)
    case 'reply':
      return {
        brief: `the server refused: “${shortened(stopped.reply)}”`,
        trouble: 'refuses without a reason that can be told',
      }
    case 'rule':
      // RFC 9051, 7.1.4: the server takes everyone on this connection for somebody it knows.
      return greeting?.startsWith('* PREAUTH') ? { brief: 'the server let in without a sign-in', trouble: null } : null
    case 'not-offered':
    case undefined:
      return null
    default: {
      const never: never = stopped
      return never
    }
  }
}

function wireEnding(step: StepName, error: WireError, isNameless: boolean): Ending | null {
  if (step === 'resolve' && isNameless) return { brief: 'no name at all can be looked up here', trouble: null }
  if (step === 'resolve') return { brief: 'the server’s name could not be looked up', trouble: null }
  if (step === 'connect') return connectEnding(error)
  switch (error) {
    case 'timeout':
      return { brief: 'the server did not answer in the time allowed', trouble: 'then says nothing more' }
    case 'closed':
    case 'reset':
      return {
        brief: 'the server closed the connection',
        trouble: 'closes the connection before it is asked for anything',
      }
    case 'line-too-long':
    case 'too-much-data':
    case 'garbled':
    case 'injected':
      return {
        brief: 'the answer does not follow the protocol',
        trouble: 'what it says does not follow the protocol',
      }
    case 'tls-version':
      return {
        brief: 'the server only knows encryption that is too old',
        trouble: 'only knows encryption that is too old to be safe',
      }
    default:
      return step === 'tls'
        ? {
            brief: 'the encrypted connection could not be started',
            trouble: 'does not get an encrypted connection done',
          }
        : null
  }
}

function connectEnding(error: WireError): Ending | null {
  switch (error) {
    case 'timeout':
      return { brief: 'nothing answered in the time allowed', trouble: null }
    case 'refused':
      return { brief: 'the connection was refused', trouble: null }
    case 'unreachable':
      return { brief: 'there is no way to the server', trouble: null }
    case 'not-permitted':
      return { brief: 'this computer does not allow the connection', trouble: null }
    default:
      return null
  }
}

function shortened(reply: string): string {
  const words = (reply.split('\n', 1)[0] ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .split(' ')
  const start = words.slice(0, quotedWords).join(' ')
  if (start.length > quotedLetters) return `${start.slice(0, quotedLetters).trimEnd()}…`
  return words.length > quotedWords ? `${start} …` : start
}
