/** Copies one value and says so: by its sign and word for the eye, by voice for screen readers. */
import { Button } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useWindow } from '../state/window-context.ts'
import { words } from '../words/words.ts'

const { common } = words
/** Long enough to be seen, short enough to copy the next one. */
const shownMs = 2000

interface CopyButtonProps {
  text: string
  /** What is copied, for the name of the button: "port 465". */
  what: string
  /** Shown as a button with these words; without, a small sign beside a value. */
  label?: string
  said?: string
  kind?: 'filled' | 'default'
}

export function CopyButton({ text, what, label, said, kind = 'default' }: CopyButtonProps) {
  const { engine, announce } = useWindow()
  const [isCopied, setCopied] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), [])

  const copy = (): void => {
    engine.shell.copy(text).then(
      () => {
        setCopied(true)
        announce(said ?? common.copiedWhat(what))
        if (timer.current) clearTimeout(timer.current)
        timer.current = setTimeout(() => setCopied(false), shownMs)
      },
      () => announce(common.copyFailed),
    )
  }

  const sign = isCopied ? <Check size="1rem" aria-hidden /> : <Copy size="1rem" aria-hidden />
  if (label !== undefined) {
    return (
      <Button variant={kind} leftSection={sign} onClick={copy}>
        {isCopied ? common.copied : label}
      </Button>
    )
  }
  return (
    <button
      type="button"
      className="copy"
      data-copied={isCopied || undefined}
      aria-label={isCopied ? common.copiedName(what) : common.copy(what)}
      onClick={copy}
    >
      {sign}
      <span aria-hidden="true">{isCopied ? common.copied : ''}</span>
    </button>
  )
}
