/** msmtp: accounts for sending alone. Tried with 1.8.23. */
import { join } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Authentication, Security } from '../../contract/words.ts'
import type { Files, Warn } from '../read/files.ts'
import { longestLine, rawLines, trimRaw, valueOf, wholeNumber } from '../read/text.ts'
import { accountOf, withoutRepeats } from './account-of.ts'
import type { Importer } from './importer.ts'
import { methodOfMechanism } from './sasl.ts'

const source = 'msmtp'

const wanted = ['host', 'port', 'from', 'user', 'auth', 'tls', 'tls_starttls'] as const
type Key = (typeof wanted)[number]
type Settings = Partial<Record<Key, string>>

interface Section {
  name: string
  /** What its own lines and those of copied accounts say; the defaults filled in at its line stand behind them. */
  said: Settings
  defaults: Settings
}

/** `keyword value`, `keyword "value"`. */
function commandOf(raw: string): { keyword: string; value: string } | null {
  const line = trimRaw(raw)
  if (line === '' || line.startsWith('#')) return null
  const [, keyword = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? []
  const bare = /^"(.*)"$/.exec(trimRaw(rest))?.[1] ?? trimRaw(rest)
  return { keyword, value: bare }
}

function isKey(word: string): word is Key {
  return wanted.some((key) => key === word)
}

function sectionsIn(bytes: Buffer): { sections: Section[]; hasCommand: boolean } {
  const sections: Section[] = []
  const byName = new Map<string, Settings>()
  const defaults: Settings = {}
  let current: Settings | null = null
  let hasCommand = false
  for (const raw of rawLines(bytes)) {
    const command = raw.length > longestLine ? null : commandOf(raw)
    if (!command) continue
    const { keyword, value } = command
    if (keyword === 'defaults') current = defaults
    else if (keyword === 'account') {
      const [name = '', bases = ''] = valueOf(value).split(':', 2)
      // Only what an account says itself is copied, not what defaults gave it: those in force here count.
      const said: Settings = {}
      for (const base of bases.split(',')) Object.assign(said, byName.get(base.trim()))
      sections.push({ name: name.trim(), said, defaults: { ...defaults } })
      byName.set(name.trim(), said)
      current = said
    } else if (keyword === 'eval') hasCommand = true
    else if (isKey(keyword)) {
      // Without any section the whole file is one account.
      if (!current) {
        current = {}
        sections.push({ name: 'default', said: current, defaults: {} })
      }
      current[keyword] = valueOf(value)
    }
  }
  return { sections, hasCommand }
}

/** A switch without a value is on. */
function isOn(value: string | undefined, otherwise: boolean): boolean {
  return value === undefined ? otherwise : value === '' || value === 'on' ? true : value === 'off' ? false : otherwise
}

function authenticationOf(auth: string | undefined): Authentication | 'other' {
  const word = auth?.toLowerCase()
  if (word === '' || word === 'on') return 'password'
  if (word === 'external') return 'other'
  return methodOfMechanism(word) ?? 'none'
}

function accountIn({ name, said, defaults }: Section, file: string, warn: Warn): FoundAccount | null {
  const settings = { ...defaults, ...said }
  const usesTls = isOn(settings.tls, false)
  const security: Security = !usesTls ? 'none' : isOn(settings.tls_starttls, true) ? 'starttls' : 'tls'
  return accountOf(
    {
      source,
      profile: name,
      email: { value: settings.from, file },
      incoming: null,
      outgoing: {
        host: settings.host,
        port: wholeNumber(settings.port),
        defaultPort: security === 'tls' ? 465 : 25,
        security,
        authentication: authenticationOf(settings.auth),
        username: settings.user,
        file,
      },
    },
    warn,
  )
}

async function accountsOfFile(file: string, files: Files, warn: Warn): Promise<FoundAccount[]> {
  const bytes = await files.bytes(file)
  if (!bytes) return []
  const { sections, hasCommand } = sectionsIn(bytes)
  bytes.fill(0)
  if (hasCommand) warn(file, 'commands in it (eval) are never run; what they would set was left out')
  // One account under two names is listed once.
  return withoutRepeats(
    sections.map((section) => accountIn(section, file, warn)),
    () => file,
  )
}

export const msmtp: Importer = {
  source,
  async read({ places, files, warn }) {
    const own = join(places.home, '.msmtprc')
    const file = (await files.isThere(own)) ? own : join(places.config, 'msmtp', 'config')
    return accountsOfFile(file, files, warn)
  },
}
