/** The database of providers that Thunderbird keeps, by domain. It learns the domain, and nothing of the local part. */
import { askAt } from './autoconfig.ts'
import type { Ask } from './gather.ts'
import type { Asking } from './source.ts'

const base = 'https://autoconfig.thunderbird.net/v1.1/'
const baseHost = 'autoconfig.thunderbird.net'

/** `domain`: the address's own, or an MX's. */
export function ispdbQuestion(asking: Asking, domain: string): Ask {
  return async (signal) => {
    const { told } = await askAt(asking, 'ispdb', `${base}${encodeURIComponent(domain)}`, signal)
    if (told.found === null) return told
    // Redirected by itself, the database still speaks; only elsewhere somebody else does.
    return { ...told, found: { ...told.found, toldBy: told.found.toldBy.filter((host) => host !== baseHost) } }
  }
}
