/** The way in sentences, for those who do not see the drawing: one line per lane. */
import { sideTitles, type Lane, type Way } from './way.ts'

const placeWords = {
  computer: 'ends at this computer',
  network: 'ends in this network',
  internet: 'ends on the way through the internet',
  server: 'ends at the server',
} as const

function standingOf(lane: Lane): string {
  switch (lane.state) {
    case 'waiting':
      return 'is still to be asked'
    case 'asking':
      return `is being asked (${lane.note})`
    case 'good':
      return `goes all the way (${lane.note})`
    case 'changed':
      return `goes all the way (${lane.note})`
    case 'bad':
      return `${placeWords[lane.broken ?? 'internet']} (${lane.note})`
    case 'idle':
      return lane.note
    default: {
      const never: never = lane.state
      return never
    }
  }
}

export function laneInWords(lane: Lane): string {
  return `Port ${lane.port}${lane.yours ? ' (your setting)' : ''} ${standingOf(lane)}`
}

export function wayInWords(way: Way): string[] {
  return way.lanes.map((lane) => `${sideTitles[lane.side]}, ${lane.host}: ${laneInWords(lane)}.`)
}
