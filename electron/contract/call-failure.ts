/** How a call ends when it has no answer. What a server or network does is never a failure: that is the answer. */

export const failureKinds = [
  /** The message was not one of the table: a slip of the window, or somebody else. */
  'refused',
  /** The program itself failed; nothing was judged. */
  'fault',
  /** The program behind the page has ended, or the page is not (or no longer) its window. */
  'gone',
] as const
export type FailureKind = (typeof failureKinds)[number]

/** As it crosses between Node and the window. */
export interface Failure {
  kind: FailureKind
  /** One calm sentence that says what happened and what to do. */
  message: string
  /** Where in the program, for a report to its makers: `TypeError in verdictOf at check-AbC.js:31`. */
  place: string | null
}

/** Of a call that this program does not have: an older engine, or a part of a build. */
export const unknownCall: Failure = {
  kind: 'refused',
  message: 'The program does not know this call.',
  place: null,
}

/** The only error with which `Engine.call` rejects. `message` can be shown as it is. */
export class CallFailure extends Error {
  readonly kind: FailureKind
  readonly place: string | null

  constructor({ kind, message, place }: Failure) {
    super(message)
    this.name = 'CallFailure'
    this.kind = kind
    this.place = place
  }
}
