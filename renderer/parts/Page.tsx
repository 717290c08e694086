/** The frame of one screen: its one heading gets the focus when the screen opens, so that everyone knows where they are. */
import { useEffect, useRef, type ReactNode } from 'react'
import { words } from '../words/words.ts'

interface PageProps {
  title: string
  lead?: ReactNode
  /** Before the title: a way back, a verdict's sign. */
  above?: ReactNode
  /** The focus goes elsewhere by itself (a field), or the window just opened. */
  keepsFocus?: boolean
  width?: 'text' | 'wide'
  children: ReactNode
}

export function Page({ title, lead, above, keepsFocus = false, width = 'text', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${words.common.product}`
  }, [title])
  useEffect(() => {
    if (!keepsFocus) heading.current?.focus({ preventScroll: true })
  }, [keepsFocus])
  return (
    <div className={`page page-${width}`}>
      <div className="page-head">
        {above}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </div>
      {children}
    </div>
  )
}
