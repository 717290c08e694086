/** The contract's words for settings, as the window shows and copies them. */
import type { SettingName } from '../../electron/contract/report.ts'
import type { ServerSettings } from '../../electron/contract/account.ts'
import type { Side } from '../../electron/contract/words.ts'
import { words } from '../words/words.ts'

const { common } = words

type Field = keyof typeof common.fields

const fieldOf = (setting: SettingName): Field => setting.slice(setting.indexOf('.') + 1) as Field

export function sideOf(setting: SettingName): Side {
  return setting.startsWith('incoming.') ? 'incoming' : 'outgoing'
}

export function settingLabel(setting: SettingName): string {
  return common.fields[fieldOf(setting)]
}

/** As mail programs show it. */
export function settingText(field: Field, value: string | number | null): string {
  if (value === null || value === '') return common.notSet
  const names: Record<string, string> =
    field === 'security'
      ? common.securities
      : field === 'authentication'
        ? common.authentications
        : field === 'protocol'
          ? common.protocols
          : {}
  return Object.hasOwn(names, value) ? (names[value] ?? String(value)) : String(value)
}

export function changeText(setting: SettingName, value: string | number | null): string {
  return settingText(fieldOf(setting), value)
}

/** What stands in an account screen's row: "mail.example.com", "Port 993", "SSL/TLS". */
export function serverParts(server: Pick<ServerSettings, 'host' | 'security'> & { port: number | string }): string[] {
  const security = server.security === 'none' ? common.notEncrypted : common.securities[server.security]
  return [server.host, words.account.portOf(server.port), security]
}
