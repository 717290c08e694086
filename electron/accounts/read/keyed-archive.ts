/**
 * NSKeyedArchiver's way of putting objects into a property list → the plain value they stand for. Lists that are none
 * are passed on as they are. Only text, numbers, truth, lists and dictionaries are known.
 */
import { isList, isMap, type PlistValue } from './plist-value.ts'

const maximumDepth = 32
const maximumValues = 10_000

export function unarchived(list: PlistValue): PlistValue {
  if (!isMap(list) || list.get('$archiver') === undefined) return list
  const objects = list.get('$objects')
  const top = list.get('$top')
  if (!isList(objects) || !isMap(top)) return null
  let made = 0

  function resolved(value: PlistValue | undefined, depth: number): PlistValue {
    made += 1
    if (value === undefined || depth > maximumDepth || made > maximumValues) return null
    if (typeof value === 'object' && value !== null && 'uid' in value)
      return value.uid === 0 || !isList(objects) ? null : resolved(objects[value.uid], depth + 1)
    if (!isMap(value)) return isList(value) ? value.map((each) => resolved(each, depth + 1)) : value
    const text = value.get('NS.string')
    if (typeof text === 'string') return text
    const items = value.get('NS.objects')
    if (!isList(items)) return null
    const keys = value.get('NS.keys')
    if (!isList(keys)) return items.map((each) => resolved(each, depth + 1))
    const entries = new Map<string, PlistValue>()
    for (const [index, each] of keys.entries()) {
      const key = resolved(each, depth + 1)
      if (typeof key === 'string') entries.set(key, resolved(items[index], depth + 1))
    }
    return entries
  }
  return resolved(top.get('root') ?? [...top.values()][0], 0)
}
