/** Where things lie in the drawing, in SVG units (one unit is one CSS pixel at the natural size). */
export type Format = 'wide' | 'narrow'

export interface Layout {
  format: Format
  width: number
  /** The box of the computer and the bands that lanes pass, by their left edge and width. */
  computer: Band
  network: Band
  internet: Band
  server: Band
  /** Lanes start below this. */
  top: number
  laneHeight: number
  /** Between the lanes of receiving and those of sending. */
  gap: number
  fontSize: number
  /** Notes beside the lanes; without, the list below the drawing has them. */
  hasNotes: boolean
}

interface Band {
  x: number
  width: number
}

export const layouts: Record<Format, Layout> = {
  wide: {
    format: 'wide',
    width: 920,
    computer: { x: 0, width: 136 },
    network: { x: 270, width: 128 },
    internet: { x: 490, width: 100 },
    server: { x: 712, width: 208 },
    top: 74,
    laneHeight: 48,
    gap: 22,
    fontSize: 14,
    hasNotes: true,
  },
  narrow: {
    format: 'narrow',
    width: 360,
    computer: { x: 0, width: 72 },
    network: { x: 130, width: 64 },
    internet: { x: 206, width: 58 },
    server: { x: 286, width: 74 },
    top: 66,
    laneHeight: 40,
    gap: 18,
    fontSize: 12.5,
    hasNotes: false,
  },
}

export const middleOf = ({ x, width }: Band): number => x + width / 2
export const endOf = ({ x, width }: Band): number => x + width
