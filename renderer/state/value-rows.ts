/** Settings as rows of a table and as text to copy. Only what the report holds: nothing is worked out here. */
import type { Recommendation, SettingChange } from '../../electron/contract/report.ts'
import { sides, type Side } from '../../electron/contract/words.ts'
import { words } from '../words/words.ts'
import { changeText, settingLabel, settingText, sideOf } from './spoken.ts'

const { common } = words

export interface ValueRow {
  key: string
  side: Side
  label: string
  /** `''` where there is nothing to change from. */
  now: string
  to: string
  /** What the copy button copies: a port as its number, a choice by its name. */
  copy: string
}

export function changeRows(changes: readonly SettingChange[]): ValueRow[] {
  return changes.map(({ setting, from, to }) => ({
    key: setting,
    side: sideOf(setting),
    label: settingLabel(setting),
    now: changeText(setting, from),
    to: changeText(setting, to),
    copy: changeText(setting, to),
  }))
}

const order = ['protocol', 'host', 'port', 'security', 'authentication', 'username'] as const

/** Proven settings without anything set before: all of them. */
export function settingRows(recommended: Recommendation): ValueRow[] {
  return sides.flatMap((side) => {
    const settings = recommended[side]
    if (!settings) return []
    const values: Partial<Record<(typeof order)[number], string | number>> = settings
    return order.flatMap((field) => {
      const value = values[field]
      if (value === undefined) return []
      const text = settingText(field, value)
      return [{ key: `${side}.${field}`, side, label: common.fields[field], now: '', to: text, copy: text }]
    })
  })
}

function textOf(rows: readonly ValueRow[]): string {
  return rows.map(({ side, label, to }) => `${common.sides[side]}, ${label}: ${to}`).join('\n')
}

export function allChangesText(changes: readonly SettingChange[]): string {
  return textOf(changeRows(changes))
}

export function allSettingsText(recommended: Recommendation): string {
  return textOf(settingRows(recommended))
}
