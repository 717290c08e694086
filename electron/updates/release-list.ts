/**
 * Where releases are listed: the HTTPS address of a JSON document `{ "version": "1.2.3", "page": "https://…" }`, which the
 * release workflow writes. `null` until there is a public place: then nobody is asked, and the window does not offer it.
 */
export const releaseList: string | null = null
