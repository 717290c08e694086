/** Where the settings came from, in words. */
import type { Origin } from '../../state/draft.ts'
import { words } from '../../words/words.ts'

const { account, common } = words

export function originText(origin: Origin): string {
  switch (origin.kind) {
    case 'typed':
      return account.originTyped
    case 'program':
      return account.originProgram(common.programs[origin.program], origin.profile)
    case 'published':
      return account.origins[origin.source]
    case 'file':
      return account.originFile(origin.name)
    case 'error-text':
      return account.originText
    default: {
      const never: never = origin
      return never
    }
  }
}
