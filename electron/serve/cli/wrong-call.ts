/** A call that cannot be carried out (exit 2). Its message is the one line that says what is wrong and how to mend it. */
export class WrongCall extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongCall'
  }
}
