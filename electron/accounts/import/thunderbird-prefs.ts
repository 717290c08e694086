/** Which of Thunderbird's preferences describe accounts, and questions to those of one profile. What they mean is for thunderbird.ts. */
import type { PrefValue } from '../read/prefs-js.ts'

const leaves = [
  ...['account.server', 'account.identities', 'identity.useremail', 'identity.smtpServer'],
  ...[
    'type',
    'hostname',
    'userName',
    'realhostname',
    'realuserName',
    'port',
    'socketType',
    'isSecure',
    'authMethod',
  ].map((name) => `server.${name}`),
  ...['hostname', 'port', 'username', 'authMethod', 'try_ssl', 'type'].map((name) => `smtpserver.${name}`),
]
const wanted = new Set(leaves)
const single = new Set(['mail.accountmanager.accounts', 'mail.smtp.defaultserver', 'mail.smtpservers'])

/** Everything else, old passwords among it, is not kept. */
export function wantsPref(name: string): boolean {
  if (single.has(name)) return true
  const parts = /^mail\.([a-z]+)\.[^.]+\.(\w+)$/.exec(name)
  return parts !== null && wanted.has(`${parts[1]}.${parts[2]}`)
}

/** Of accounts, of identities of one, of servers. */
const mostKeys = 300

/** Preferences of one profile, each with the file it came from. */
export function preferences(main: string) {
  const found = new Map<string, { value: PrefValue; file: string }>()
  const text = (name: string): string | undefined => {
    const value = found.get(name)?.value
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  return {
    text,
    add(values: ReadonlyMap<string, PrefValue>, file: string): void {
      for (const [name, value] of values) found.set(name, { value, file })
    },
    number(name: string): number | undefined {
      const value = found.get(name)?.value
      return typeof value === 'number' ? value : undefined
    },
    isTrue: (name: string): boolean => found.get(name)?.value === true,
    /** The keys in a comma-separated list. */
    keys(name: string): string[] {
      const keys = (text(name) ?? '').split(',').map((key) => key.trim())
      return [...new Set(keys.filter((key) => key !== ''))].slice(0, mostKeys)
    },
    file: (name: string): string => found.get(name)?.file ?? main,
  }
}

export type Preferences = ReturnType<typeof preferences>
