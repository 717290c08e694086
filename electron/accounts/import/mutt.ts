/** Mutt and NeoMutt: the account that their settings file ends with. Tried with mutt 2.2.12 and NeoMutt 20220429. */
import { join, relative, sep } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Authentication, Security } from '../../contract/words.ts'
import type { Files } from '../read/files.ts'
import { mailUrlOf, type MailUrl } from '../read/mail-url.ts'
import { readMuttrc, type MuttSettings, type Setting } from '../read/muttrc.ts'
import { accountOf, withoutRepeats, type AccountDraft, type ServerDraft } from './account-of.ts'
import type { Home, Importer } from './importer.ts'
import type { Places } from './places.ts'
import { methodOfMechanism } from './sasl.ts'

const source = 'mutt'

function muttFiles({ home, config }: Places): string[] {
  return [join(home, '.muttrc'), join(home, '.mutt', 'muttrc'), join(config, 'mutt', 'muttrc')]
}

function neomuttFiles({ home, config }: Places): string[] {
  return [
    join(config, 'neomutt', 'neomuttrc'),
    join(config, 'neomutt', 'muttrc'),
    join(config, 'mutt', 'neomuttrc'),
    join(config, 'mutt', 'muttrc'),
    join(home, '.neomutt', 'neomuttrc'),
    join(home, '.neomutt', 'muttrc'),
    join(home, '.mutt', 'neomuttrc'),
    join(home, '.mutt', 'muttrc'),
    join(home, '.neomuttrc'),
    join(home, '.muttrc'),
  ]
}

async function firstThere(paths: readonly string[], files: Files): Promise<string | null> {
  for (const path of paths) if (await files.isThere(path)) return path
  return null
}

function isOff(settings: MuttSettings, name: string): boolean {
  return settings.variables.get(name)?.value.toLowerCase() === 'no'
}

function securityOf(url: MailUrl, settings: MuttSettings): Security {
  if (url.scheme.endsWith('s')) return 'tls'
  return isOff(settings, 'ssl_starttls') && isOff(settings, 'ssl_force_tls') ? 'none' : 'starttls'
}

/** By the first of the methods that may be tried. */
function authenticationOf(list: Setting | undefined): Authentication {
  const first = list?.value.split(/[:\s]+/).find((word) => word !== '')
  return methodOfMechanism(first) ?? 'password'
}

interface FoundUrl {
  url: MailUrl
  file: string
}

function urlIn(setting: Setting | undefined, kinds: RegExp, scheme = ''): FoundUrl | null {
  const hasScheme = setting?.value.includes('://') ?? false
  const url = setting && mailUrlOf(hasScheme ? setting.value : `${scheme}${setting.value}`)
  return url && kinds.test(url.scheme) ? { url, file: setting.file } : null
}

function incomingOf(settings: MuttSettings): AccountDraft['incoming'] {
  const { variables, mailboxes } = settings
  const candidates = [
    ...[variables.get('folder'), variables.get('spoolfile'), ...mailboxes].map((each) => urlIn(each, /^(imap|pop)/)),
    // Its scheme may be left out.
    urlIn(variables.get('pop_host'), /^pop/, 'pop://'),
  ]
  const found = candidates.find((each) => each !== null)
  if (!found) return null
  const protocol = found.url.scheme.startsWith('imap') ? 'imap' : 'pop3'
  const kind = protocol === 'imap' ? 'imap' : 'pop'
  const user = variables.get(`${kind}_user`)
  return {
    protocol,
    ...serverOf(found, settings, variables.get(`${kind}_authenticators`)),
    username: found.url.user ?? user?.value,
    files: found.url.user === undefined && user ? { username: user.file } : {},
  }
}

function serverOf({ url, file }: FoundUrl, settings: MuttSettings, methods: Setting | undefined): ServerDraft {
  return {
    host: url.host,
    port: url.port,
    ...(url.scheme === 'smtp' ? { defaultPort: 25 } : {}),
    security: securityOf(url, settings),
    authentication: authenticationOf(methods),
    username: url.user,
    file,
  }
}

function outgoingOf(settings: MuttSettings): ServerDraft | null {
  const found = urlIn(settings.variables.get('smtp_url'), /^smtp/)
  if (!found) return null
  const server = serverOf(found, settings, settings.variables.get('smtp_authenticators'))
  return found.url.user === undefined ? { ...server, authentication: 'none' } : server
}

async function accountOfFile(path: string, { places, files, warn }: Home): Promise<FoundAccount | null> {
  const settings = await readMuttrc(path, places.home, files, warn)
  if (!settings) return null
  const from = settings.variables.get('from')
  const below = relative(places.home, path)
  return accountOf(
    {
      source,
      profile: below.startsWith('..') ? path : below.replaceAll(sep, '/'),
      email: { value: from?.value, file: from?.file ?? path },
      incoming: incomingOf(settings),
      outgoing: outgoingOf(settings),
    },
    warn,
  )
}

export const mutt: Importer = {
  source,
  async read(home) {
    const [own, neo] = await Promise.all([
      firstThere(muttFiles(home.places), home.files),
      firstThere(neomuttFiles(home.places), home.files),
    ])
    const paths = new Set([own, neo].filter((path) => path !== null))
    return withoutRepeats(await Promise.all([...paths].map((path) => accountOfFile(path, home))))
  },
}
