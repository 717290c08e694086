/** A card that leads somewhere: sign, title, one line, an arrow. The whole of it is one button. */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface WayInProps {
  sign?: ReactNode
  title: ReactNode
  note?: string
  onClick: () => void
}

export function WayIn({ sign, title, note, onClick }: WayInProps) {
  return (
    <button type="button" className="way-in" onClick={onClick}>
      {sign !== undefined && <span className="way-in-sign">{sign}</span>}
      <span className="way-in-text">
        <span className="way-in-title">{title}</span>
        {note !== undefined && <span className="way-in-note">{note}</span>}
      </span>
      <ChevronRight size="1.25rem" aria-hidden className="way-in-arrow" />
    </button>
  )
}
