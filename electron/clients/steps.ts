/** The steps of one program for one change: the way, the fields that are new, and what stands in them. Pure. */
import type { Account } from '../contract/account.ts'
import type { Client, ClientSteps, StepField, StepPart } from '../contract/clients.ts'
import type { SettingName } from '../contract/report.ts'
import { sides, type Side } from '../contract/words.ts'
import { sideWord, type Page, type Place, type Program } from './program.ts'
import { programs } from './programs.ts'

export type StepsAnswer = { steps: ClientSteps } | { refused: string }

function placeOf(account: Account, side: Side): Place | null {
  const server = account[side]
  if (!server) return null
  return { side, server, account, protocol: side === 'incoming' ? (account.incoming?.protocol ?? null) : null }
}

/** Another protocol is another account: then all of that side is new. */
function widened(changed: readonly SettingName[], account: Account): SettingName[] {
  const isNew = changed.includes('incoming.protocol')
  return isNew && account.incoming
    ? [
        ...changed,
        ...(['host', 'port', 'security', 'authentication', 'username'] as const).map((f) => `incoming.${f}` as const),
      ]
    : [...changed]
}

function fieldsOf(page: Page, place: Place, changed: readonly SettingName[] | null): StepField[] | { cannot: string } {
  const fields: StepField[] = []
  for (const row of page.rows) {
    const setting: SettingName = `${place.side}.${row.of[0]}`
    const isNew = changed === null || row.of.some((field) => changed.includes(`${place.side}.${field}`))
    if (!isNew) continue
    const shown = row.show(place)
    if (shown === null) continue
    if ('cannot' in shown) return shown
    fields.push({ setting, label: row.label, value: shown.value, isTyped: row.isTyped })
  }
  return fields
}

function notesOf(program: Program, account: Account, changed: readonly SettingName[] | null): string[] {
  const notes = [...program.notes]
  if (changed?.includes('incoming.protocol') && account.incoming) {
    const kind = account.incoming.protocol === 'pop3' ? 'POP3' : 'IMAP'
    notes.push(
      `No mail program turns an account of the other kind into ${kind}: add the account again, as ${kind}, with these values.`,
    )
  }
  return notes
}

/** @param changed what is new; `null`: every field of the account */
export function stepsOf(account: Account, client: Client, changed: readonly SettingName[] | null): StepsAnswer {
  const program = programs[client]
  const cannot = program.cannot?.(account) ?? null
  if (cannot !== null) return { refused: `${program.name} ${cannot}.` }
  const wanted = changed && widened(changed, account)
  const parts: StepPart[] = []
  const notes = notesOf(program, account, changed)
  for (const side of sides) {
    const place = placeOf(account, side)
    if (!place) continue
    const pages = program[side](place)
    const isAsked = wanted === null || wanted.some((setting) => setting.startsWith(`${side}.`))
    if (isAsked && pages.length === 0) notes.push(`${program.name} has no server of its own for ${sideWord(side)}.`)
    for (const page of pages) {
      const fields = fieldsOf(page, place, wanted)
      if ('cannot' in fields) return { refused: `${program.name} ${fields.cannot}.` }
      if (fields.length > 0) parts.push({ side, path: page.path(place), fields })
    }
  }
  const { name, versions, asOf, verifiedIn } = program
  return { steps: { client, program: name, versions, asOf, verifiedIn, notes, parts } }
}
