/** One lane: from the computer as far as it goes, the mark where it stands, and its note. */
import { ink } from './ink.ts'
import { endOf, middleOf, type Layout } from './layout.ts'
import { askingMark, badMark, goodMark, idleMark } from './marks.ts'
import { shape, type Shape } from './shape.ts'
import type { Lane, Place } from './way.ts'

/** Room between a lane's last mark and the server's box. */
const beforeServer = 16

function xOf(place: Place, layout: Layout): number {
  switch (place) {
    case 'computer':
      return endOf(layout.computer) + 14
    case 'network':
      return middleOf(layout.network)
    case 'internet':
      return middleOf(layout.internet)
    case 'server':
      return layout.server.x - beforeServer
    default: {
      const never: never = place
      return never
    }
  }
}

/** How far the line is drawn in full. */
function headOf(lane: Lane, layout: Layout): number {
  switch (lane.state) {
    case 'waiting':
      return endOf(layout.computer)
    case 'good':
    case 'changed':
      return xOf('server', layout)
    case 'bad':
      return xOf(lane.broken ?? 'internet', layout)
    case 'asking':
    case 'idle':
      return xOf(lane.reached, layout)
    default: {
      const never: never = lane.state
      return never
    }
  }
}

const colours = {
  waiting: ink.soft,
  asking: ink.accent,
  good: ink.good,
  changed: ink.good,
  bad: ink.bad,
  idle: ink.soft,
} as const

function markAt(lane: Lane, x: number, y: number): Shape[] {
  switch (lane.state) {
    case 'waiting':
      return []
    case 'asking':
      return [askingMark(x, y)]
    case 'good':
    case 'changed':
      return [goodMark(x, y)]
    case 'bad':
      return [badMark(x, y)]
    case 'idle':
      return [idleMark(x, y)]
    default: {
      const never: never = lane.state
      return never
    }
  }
}

/** Text over a line: its outline in the paper's colour keeps it readable. */
function label(
  text: string | readonly (string | Shape)[],
  attributes: Record<string, string | number>,
  layout: Layout,
): Shape {
  return shape(
    'text',
    {
      'font-size': layout.fontSize,
      'paint-order': 'stroke',
      stroke: ink.paper,
      'stroke-width': 4,
      'stroke-linejoin': 'round',
      ...attributes,
    },
    ...(typeof text === 'string' ? [text] : text),
  )
}

/** Behind the band in which the mark stands; before the server, to the left of the mark. */
function notePlace(head: number, layout: Layout): Record<string, string | number> {
  if (head >= layout.server.x - beforeServer) return { x: head - 18, 'text-anchor': 'end' }
  if (head >= layout.internet.x) return { x: endOf(layout.internet) + 10 }
  if (head >= layout.network.x) return { x: endOf(layout.network) + 10 }
  return { x: head + 18 }
}

function noteOf(lane: Lane, head: number, y: number, layout: Layout): Shape[] {
  if (!layout.hasNotes || lane.note === '') return []
  const place = notePlace(head, layout)
  return [label(lane.note, { ...place, y: y - 10, fill: colours[lane.state], 'font-weight': 600 }, layout)]
}

function yours(layout: Layout): Shape {
  return shape('tspan', { dx: 7, fill: ink.soft, 'font-weight': 400, 'font-size': layout.fontSize - 1.5 }, 'yours')
}

export function drawLane(lane: Lane, y: number, layout: Layout): Shape {
  const start = endOf(layout.computer)
  const end = layout.server.x
  const head = headOf(lane, layout)
  const colour = colours[lane.state]
  const isFull = lane.state === 'good' || lane.state === 'changed'
  const name = layout.format === 'wide' ? `Port ${lane.port}` : String(lane.port)
  return shape(
    'g',
    { class: `way-lane way-lane-${lane.state}` },
    shape('path', {
      d: `M${start} ${y} H${end}`,
      fill: 'none',
      stroke: lane.state === 'bad' ? ink.soft : ink.line,
      'stroke-width': 1.5,
      'stroke-dasharray': '2 5',
      'stroke-linecap': 'round',
    }),
    shape('path', {
      class: 'way-line',
      d: `M${start} ${y} H${isFull ? end : head}`,
      fill: 'none',
      stroke: colour,
      'stroke-width': lane.state === 'idle' ? 1.5 : 3,
      'stroke-linecap': 'round',
    }),
    label(
      lane.yours && layout.hasNotes ? [name, yours(layout)] : name,
      { x: start + 12, y: y - 10, fill: ink.text, 'font-weight': lane.yours ? 700 : 500 },
      layout,
    ),
    ...markAt(lane, head, y),
    ...noteOf(lane, head, y, layout),
  )
}
