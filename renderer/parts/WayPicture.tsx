/** Mounts the drawing of the way (electron/picture), wide or narrow, and says the same in a list. */
import { useMediaQuery } from '@mantine/hooks'
import { createElement, useId, type ReactElement } from 'react'
import { drawWay } from '../../electron/picture/draw.ts'
import type { Shape } from '../../electron/picture/shape.ts'
import { laneInWords } from '../../electron/picture/spoken-way.ts'
import { sideTitles, type Way } from '../../electron/picture/way.ts'

/** React's names for attributes: `stroke-width` is `strokeWidth`, `aria-…` stays. */
function propName(name: string): string {
  if (name === 'class') return 'className'
  if (name.startsWith('aria-')) return name
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function mounted({ tag, attributes, children }: Shape, key: string | number): ReactElement {
  const props = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [propName(name), value]))
  return createElement(
    tag,
    { ...props, key },
    children.length === 0
      ? undefined
      : children.map((child, at) => (typeof child === 'string' ? child : mounted(child, at))),
  )
}

export function WayPicture({ way }: { way: Way }) {
  const id = useId()
  const isNarrow = useMediaQuery('(max-width: 48rem)', false, { getInitialValueInEffect: false })
  const sides = (['incoming', 'outgoing'] as const).filter((side) => way.lanes.some((lane) => lane.side === side))
  return (
    <figure className="way-figure">
      {mounted(drawWay(way, { format: isNarrow ? 'narrow' : 'wide', id }), 'drawing')}
      {isNarrow && (
        // The drawing's own description says the same to screen readers.
        <figcaption className="way-caption" aria-hidden="true">
          {sides.map((side) => (
            <div key={side}>
              <strong>{sideTitles[side]}</strong>
              <ul>
                {way.lanes
                  .filter((lane) => lane.side === side)
                  .map((lane) => (
                    <li key={lane.key}>{laneInWords(lane)}</li>
                  ))}
              </ul>
            </div>
          ))}
        </figcaption>
      )}
    </figure>
  )
}
