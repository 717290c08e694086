/** Takes files that are dropped anywhere on the window, and shows that it would. The keyboard's way is OpenFileButton.tsx. */
import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { givenFile } from '../state/opened-file.ts'
import { useWindow } from '../state/window-context.ts'
import { words } from '../words/words.ts'

/** Otherwise the browser would leave the page and show the file. */
const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** `isOpen: false`: a check is running, which a dropped file does not end. */
export function DropTarget({ isOpen }: { isOpen: boolean }) {
  const { go, announce } = useWindow()
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = isOpen ? 'copy' : 'none'
      setOver(isOpen)
    }
    const leave = (event: DragEvent): void => {
      // From one part of the page to another is no leaving.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      const [file, ...others] = event.dataTransfer?.files ?? []
      if (!isOpen || !file) return
      void givenFile(file).then((given) => {
        go({ name: 'file', file: given })
        if (others.length > 0) announce(words.file.oneAtATime)
      })
    }
    addEventListener('dragenter', over)
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragenter', over)
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [isOpen, go, announce])

  if (!isOver) return null
  return (
    <div className="drop" aria-hidden="true">
      <div className="drop-card">
        <FileDown size="2.5rem" strokeWidth={1.5} />
        <strong>{words.file.drop}</strong>
        <span className="quiet">{words.file.dropNote}</span>
      </div>
    </div>
  )
}
