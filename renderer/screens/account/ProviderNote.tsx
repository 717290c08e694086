/** What the provider's own rules mean for the password, where they are known. */
import type { ProviderRules } from '../../../electron/contract/found.ts'
import { Note } from '../../parts/Note.tsx'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { account } = words

export function ProviderNote({ isBrowser, provider }: { isBrowser: boolean; provider: ProviderRules | null }) {
  const { engine } = useWindow()
  if (isBrowser) {
    return (
      <Note kind="info" title={account.browserTitle}>
        {account.browserNote}
      </Note>
    )
  }
  if (provider?.password !== 'app-password') return null
  const { appPasswordUrl: url, name } = provider
  const { shell } = engine
  return (
    <Note kind="info" title={account.appPasswordTitle}>
      {account.appPasswordNote(name)}{' '}
      {url !== null && 'openExternal' in shell && (
        <button type="button" className="link" onClick={() => shell.openExternal?.(url)}>
          {account.appPasswordLink}
        </button>
      )}
    </Note>
  )
}
