/** What a window may ask of the history: its user's own, by names that can be given. */
import { expect, it } from 'vitest'
import { parseHistoryRequest } from '../../../../electron/contract/parse/requests/history-request.ts'

const list = { history: 'default', forget: null, rename: null }

it.each<[string, unknown]>([
  ['list', list],
  ['forget one', { ...list, forget: 'Home (2)' }],
  ['forget all', { ...list, forget: 'all' }],
  ['rename', { ...list, rename: { from: 'Network 1', to: 'Home' } }],
])('%s', (_, value) => {
  expect(parseHistoryRequest(value)).toMatchObject({ ok: true, value })
})

it.each<[string, unknown]>([
  ['a file of its choice', { ...list, history: { file: '/etc/passwd' } }],
  ['no place', { ...list, history: null }],
  ['nothing', null],
  ['an empty name', { ...list, rename: { from: 'Home', to: ' ' } }],
  ['a name that means all', { ...list, rename: { from: 'Home', to: 'ALL' } }],
  ['a name with a line end', { ...list, rename: { from: 'Home', to: 'a\nb' } }],
  ['a name of nothing', { ...list, rename: { from: 'Home', to: null } }],
])('refuses %s', (_, value) => {
  expect(parseHistoryRequest(value).ok).toBe(false)
})
