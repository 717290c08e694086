/** The drawing of the way: this computer, this network, the internet, the servers; one lane per port. */
import { drawLane } from './draw-lane.ts'
import { ink } from './ink.ts'
import { layouts, middleOf, type Format, type Layout } from './layout.ts'
import { placeIcon } from './marks.ts'
import { shape, type Shape } from './shape.ts'
import { wayInWords } from './spoken-way.ts'
import { grouped, sideTitles, type Lane, type Place, type Way } from './way.ts'

interface Group {
  lanes: { lane: Lane; y: number }[]
  from: number
  to: number
}

/** Lanes of one side and host lie together, before the box of that server. */
function groupsOf(way: Way, layout: Layout): Group[] {
  let y = layout.top
  return grouped(way.lanes, ({ side, host }) => `${side}:${host}`).map((lanes) => {
    const from = y
    // A box has two lines of text, also where one lane ends at it.
    const height = Math.max(lanes.length * layout.laneHeight, layout.laneHeight * 1.25)
    const first = from + (height - lanes.length * layout.laneHeight) / 2 + layout.laneHeight / 2 + 4
    y = from + height + layout.gap
    return { lanes: lanes.map((lane, at) => ({ lane, y: first + at * layout.laneHeight })), from, to: from + height }
  })
}

/** What fits into a server's box also in a wide typeface. */
const mostHostLetters = 25

function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const head = Math.ceil((most - 1) * 0.55)
  return `${text.slice(0, head)}…${text.slice(text.length - (most - 1 - head))}`
}

function placeTitle(place: Place, way: Way, layout: Layout): string {
  if (place === 'computer') return layout.format === 'wide' ? 'This computer' : 'Computer'
  if (place === 'internet') return 'Internet'
  if (layout.format === 'narrow') return 'Network'
  return way.networkName === null ? 'This network' : shortened(way.networkName, 16)
}

function isBrokenAt(way: Way, place: Place): boolean {
  return way.faults[place] !== undefined || way.lanes.some((lane) => lane.state === 'bad' && lane.broken === place)
}

function band(place: 'computer' | 'network' | 'internet', way: Way, layout: Layout, height: number): Shape {
  const { x, width } = layout[place]
  // Only the network is painted as broken: a silence on the internet may have many reasons.
  const isBroken = place !== 'internet' && isBrokenAt(way, place)
  const colour = isBroken ? ink.bad : ink.soft
  const middle = middleOf(layout[place])
  return shape(
    'g',
    { class: `way-place way-place-${place}` },
    shape('rect', {
      x: x + 0.75,
      y: 0.75,
      width: width - 1.5,
      height: height - 1.5,
      rx: 14,
      fill: isBroken ? ink.badBand : ink.band,
      stroke: isBroken ? ink.bad : ink.line,
      'stroke-width': 1.5,
      ...(place === 'internet' ? { 'stroke-dasharray': '1 5', 'stroke-linecap': 'round' } : {}),
    }),
    placeIcon(place, middle, 25, colour),
    shape(
      'text',
      {
        x: middle,
        y: 56,
        'text-anchor': 'middle',
        'font-size': layout.fontSize - (layout.format === 'wide' ? 0.5 : 2),
        'font-weight': 600,
        fill: isBroken ? ink.bad : ink.text,
      },
      placeTitle(place, way, layout),
    ),
  )
}

function serverBox({ lanes, from, to }: Group, layout: Layout): Shape[] {
  const [first] = lanes
  if (!first) return []
  const { side, host } = first.lane
  const { x, width } = layout.server
  const middle = (from + to) / 2
  const box = shape('rect', {
    x: x + 0.75,
    y: from,
    width: width - 1.5,
    height: to - from,
    rx: 12,
    fill: ink.band,
    stroke: ink.line,
    'stroke-width': 1.5,
  })
  if (layout.format === 'narrow') {
    const title = { x: x + width / 2, 'text-anchor': 'middle', 'font-size': 10.5, 'font-weight': 600, fill: ink.text }
    return [
      box,
      placeIcon('server', x + width / 2, middle - 8, ink.soft),
      shape('text', { ...title, y: middle + 18 }, sideTitles[side]),
    ]
  }
  return [
    box,
    placeIcon('server', x + 28, middle - 11, ink.soft),
    shape('text', { x: x + 50, y: middle - 6, 'font-size': 14, 'font-weight': 600, fill: ink.text }, sideTitles[side]),
    shape('text', { x: x + 16, y: middle + 19, 'font-size': 12, fill: ink.soft }, shortened(host, mostHostLetters)),
  ]
}

export interface DrawOptions {
  format: Format
  /** Prefix of ids, so that two drawings can stand on one page. */
  id: string
}

/** An `svg` element with title and description; its height follows from the lanes. */
export function drawWay(way: Way, { format, id }: DrawOptions): Shape {
  const layout = layouts[format]
  const groups = groupsOf(way, layout)
  const height = Math.ceil((groups.at(-1)?.to ?? layout.top + layout.laneHeight) + 14)
  return shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `way way-${format}`,
      viewBox: `0 0 ${layout.width} ${height}`,
      width: layout.width,
      height,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-text`,
      'font-family': 'system-ui, sans-serif',
    },
    shape('title', { id: `${id}-title` }, 'The way from this computer to the mail servers'),
    shape('desc', { id: `${id}-text` }, wayInWords(way).join(' ') || 'Nothing has been asked yet.'),
    ...(['computer', 'network', 'internet'] as const).map((place) => band(place, way, layout, height)),
    ...groups.flatMap((group) => serverBox(group, layout)),
    ...groups.flatMap((group) => group.lanes.map(({ lane, y }) => drawLane(lane, y, layout))),
  )
}
