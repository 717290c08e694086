/** Gives the focus to one element when it appears: the field that a screen is about. */
import { useEffect, useRef, type RefObject } from 'react'

export function useFocus<Target extends HTMLElement>(isWanted = true): RefObject<Target | null> {
  const target = useRef<Target>(null)
  useEffect(() => {
    if (isWanted) target.current?.focus()
  }, [isWanted])
  return target
}
