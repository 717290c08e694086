/** Small signs: how a lane stands, and what a place is. Each differs by its form, not by colour alone. */
import { ink } from './ink.ts'
import type { Place } from './way.ts'
import { shape, type Shape } from './shape.ts'

const stroke = (colour: string, width = 2) => ({
  fill: 'none',
  stroke: colour,
  'stroke-width': width,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
})

const at = (x: number, y: number, name: string, ...children: Shape[]): Shape =>
  shape('g', { class: `way-mark way-mark-${name}`, transform: `translate(${x} ${y})` }, ...children)

/** A filled disc with a tick. */
export function goodMark(x: number, y: number): Shape {
  return at(
    x,
    y,
    'good',
    shape('circle', { r: 10, fill: ink.good }),
    shape('path', { d: 'M-4.5 .5 L-1.5 3.5 L4.5 -3.5', ...stroke(ink.paper, 2.25) }),
  )
}

/** A filled square, standing on its corner, with a cross: another outline than the tick's disc. */
export function badMark(x: number, y: number): Shape {
  return at(
    x,
    y,
    'bad',
    shape('rect', {
      x: -9.5,
      y: -9.5,
      width: 19,
      height: 19,
      rx: 4,
      transform: 'rotate(45)',
      fill: ink.bad,
      stroke: ink.paper,
      'stroke-width': 2,
    }),
    shape('path', { d: 'M-4 -4 L4 4 M4 -4 L-4 4', ...stroke(ink.paper, 2.25) }),
  )
}

/** An open ring that moves where motion is welcome. */
export function askingMark(x: number, y: number): Shape {
  return at(
    x,
    y,
    'asking',
    shape('circle', { class: 'way-pulse', r: 9, fill: 'none', stroke: ink.accent, 'stroke-width': 2 }),
    shape('circle', { r: 4, fill: ink.accent }),
  )
}

/** A small hollow dot. */
export function idleMark(x: number, y: number): Shape {
  return at(x, y, 'idle', shape('circle', { r: 4.5, fill: ink.paper, stroke: ink.soft, 'stroke-width': 1.75 }))
}

const pictures: Record<Place, string> = {
  computer: 'M3 4 h18 v12 h-18 z M1 20 h22 M9 16 v4 M15 16 v4',
  network: 'M2 9 a14 14 0 0 1 20 0 M5.5 13 a9 9 0 0 1 13 0 M9 17 a4.5 4.5 0 0 1 6 0 M12 20.5 v.01',
  internet:
    'M12 2 a10 10 0 1 0 .01 0 z M2 12 h20 M12 2 c3.5 3 4.5 6.5 4.5 10 s-1 7 -4.5 10 M12 2 c-3.5 3 -4.5 6.5 -4.5 10 s1 7 4.5 10',
  server: 'M3 3 h18 v7 h-18 z M3 14 h18 v7 h-18 z M7 6.5 v.01 M7 17.5 v.01',
}

/** 24 units wide, centred on the point. */
export function placeIcon(place: Place, x: number, y: number, colour: string): Shape {
  return shape(
    'g',
    { transform: `translate(${x - 12} ${y - 12})` },
    shape('path', { d: pictures[place], ...stroke(colour, 1.75) }),
  )
}
