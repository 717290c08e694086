/** Whom this run connected to: each `host:port` once, in order, for the report. Lookups (HTTP) add theirs, too. */
export class Contacted {
  readonly #seen = new Set<string>()

  /** `host` as typed; IPv6 literals are written in brackets. */
  add(host: string, port: number): void {
    this.#seen.add(host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)
  }

  list(): string[] {
    return [...this.#seen]
  }
}
