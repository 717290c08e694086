/**
 * A password for one run. It prints as dots everywhere (string, JSON, console, template) and is unwrapped
 * only where it is written to a socket. `forget` drops the reference after the run.
 */
const dots = '••••'

export class Secret {
  #value: string | null

  constructor(value: string) {
    this.#value = value
  }

  /** The plain text. Only sign-in code may call this, and only while writing to a verified connection. */
  reveal(): string {
    if (this.#value === null) throw new Error('the secret was already forgotten')
    return this.#value
  }

  forget(): void {
    this.#value = null
  }

  toString(): string {
    return dots
  }

  toJSON(): string {
    return dots
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return dots
  }
}
