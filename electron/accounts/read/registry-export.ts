/**
 * A registry export (`reg export`, or the older REGEDIT4 form) → the values asked for of the keys asked for. Others are
 * passed over at their line. What they mean is for import/outlook.ts.
 */
import { longestLine, rawLines, trimRaw, valueOf } from './text.ts'

/** Text of REG_SZ or UTF-16 in REG_BINARY; numbers of REG_DWORD. */
export type RegistryValue = string | number

export interface RegistryKey {
  /** From the root, as written. */
  path: string
  /** Names in lower case. */
  values: Map<string, RegistryValue>
}

/** Does the file begin as one? */
export function isRegistryExport(bytes: Buffer): boolean {
  for (const line of rawLines(bytes)) {
    if (trimRaw(line) === '') continue
    return /^(Windows Registry Editor Version 5\.\d+|REGEDIT4)\s*$/.test(line)
  }
  return false
}

function hexBytes(text: string): Buffer | null {
  const digits = text.replace(/[\s,]/g, '')
  return digits.length % 2 === 0 && /^[0-9a-f]*$/i.test(digits) ? Buffer.from(digits, 'hex') : null
}

function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

/** @param isOld REGEDIT4: text in hexadecimal has one byte per character; what programs store as binary stays UTF-16 */
function valueFrom(written: string, isOld: boolean): RegistryValue | null {
  if (written.startsWith('"')) {
    const text = /^"((?:[^"\\]|\\.)*)"\s*$/.exec(written)?.[1]
    return text === undefined ? null : untilNul(valueOf(text.replace(/\\(.)/g, '$1')))
  }
  const dword = /^dword:([0-9a-f]{1,8})$/i.exec(written)?.[1]
  if (dword !== undefined) return parseInt(dword, 16)
  const hex = /^hex(?:\(([0-9a-f]+)\))?:(.*)$/i.exec(written)
  const bytes = hex && hexBytes(hex[2] ?? '')
  if (!hex || !bytes) return null
  switch (parseInt(hex[1] ?? '3', 16)) {
    // REG_SZ, REG_EXPAND_SZ
    case 1:
    case 2:
      return untilNul(isOld ? valueOf(bytes.toString('latin1')) : bytes.toString('utf16le'))
    case 3:
      return untilNul(bytes.toString('utf16le'))
    case 4:
      return bytes.length === 4 ? bytes.readUInt32LE() : null
    case 5:
      return bytes.length === 4 ? bytes.readUInt32BE() : null
    default:
      return null
  }
}

/**
 * @param wantsKey paths of keys, as written
 * @param wantsValue names of values, in lower case
 */
export function parseRegistryExport(
  bytes: Buffer,
  wantsKey: (path: string) => boolean,
  wantsValue: (name: string) => boolean,
): { keys: RegistryKey[]; faults: number } {
  const keys = new Map<string, RegistryKey>()
  let current: RegistryKey | null = null
  let isOld = false
  let faults = 0
  let name: string | null = null
  let parts: string[] = []

  const finish = (): void => {
    if (name !== null && current) {
      const value = valueFrom(trimRaw(parts.join('')), isOld)
      if (value === null) faults += 1
      else current.values.set(name, value)
    }
    name = null
    parts = []
  }

  /** A value goes on in the next line; of one that is not wanted, only that is remembered. */
  let goesOn = false
  for (const raw of rawLines(bytes)) {
    if (raw.length > longestLine) continue
    const line = trimRaw(raw)
    const continues = /[,:]\s*\\$/.test(line)
    if (goesOn) {
      if (name !== null) parts.push(continues ? line.slice(0, -1) : line)
      goesOn = continues
      if (!goesOn) finish()
      continue
    }
    if (line === 'REGEDIT4') isOld = true
    const path = /^\[(?!-)(.*)\]$/.exec(line)?.[1]
    if (line.startsWith('[')) {
      const shown = path === undefined ? null : valueOf(path)
      if (shown === null || !wantsKey(shown)) current = null
      else {
        const known = shown.toLowerCase()
        current = keys.get(known) ?? { path: shown, values: new Map() }
        keys.set(known, current)
      }
      continue
    }
    const assigned = current && /^"((?:[^"\\]|\\.)*)"\s*=\s*(.*)$/.exec(line)
    if (!assigned) continue
    const assignedName = valueOf((assigned[1] ?? '').replace(/\\(.)/g, '$1')).toLowerCase()
    name = wantsValue(assignedName) ? assignedName : null
    goesOn = continues && /^hex/i.test(assigned[2] ?? '')
    if (name !== null) parts.push(goesOn ? (assigned[2] ?? '').slice(0, -1) : (assigned[2] ?? ''))
    if (!goesOn) finish()
  }
  finish()
  return { keys: [...keys.values()], faults }
}
