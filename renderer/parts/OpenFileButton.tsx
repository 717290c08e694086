/** Opens the system's own choice of a file: the way of keyboard and mouse to what one may also drop on the window. */
import { Button } from '@mantine/core'
import { FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { givenFile } from '../state/opened-file.ts'
import { useWindow } from '../state/window-context.ts'

/** A hint for the dialog: names get lost on the way, so that all files can be chosen there, too. */
const usual = '.mobileconfig,.prf,.reg,.xml,.js,.txt,.mailcheck'

export function OpenFileButton({ label, kind }: { label: string; kind: 'link' | 'button' }) {
  const { go } = useWindow()
  const input = useRef<HTMLInputElement>(null)
  const choose = (): void => input.current?.click()
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={usual}
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          // The same file may be chosen again.
          event.currentTarget.value = ''
          if (file) void givenFile(file).then((given) => go({ name: 'file', file: given }))
        }}
      />
      {kind === 'link' ? (
        <button type="button" className="link" onClick={choose}>
          {label}
        </button>
      ) : (
        <Button leftSection={<FolderOpen size="1.125rem" aria-hidden />} onClick={choose}>
          {label}
        </Button>
      )}
    </>
  )
}
