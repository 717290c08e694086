/** A short remark set apart from the text: a sign, a heading, a sentence or two. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const signs = { info: Info, warn: TriangleAlert, bad: CircleAlert }

interface NoteProps {
  kind: keyof typeof signs
  title?: string
  children: ReactNode
}

export function Note({ kind, title, children }: NoteProps) {
  const Sign = signs[kind]
  return (
    <div className={`note note-${kind}`}>
      <Sign size="1.25rem" aria-hidden className="note-sign" />
      <div>
        {title !== undefined && <p className="note-title">{title}</p>}
        <div className="note-text">{children}</div>
      </div>
    </div>
  )
}
