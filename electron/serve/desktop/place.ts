/** Where the window was and how large, from one start to the next: only a place that can be seen today counts. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rectangle } from 'electron'

export interface Place extends Rectangle {
  maximized: boolean
}

export const smallest = { width: 400, height: 480 }
const usual = { width: 1000, height: 760 }

const fileIn = (folder: string): string => join(folder, 'window.json')

/** `null` where nothing usable was remembered. */
export function readPlace(folder: string): Place | null {
  try {
    const read = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Partial<Record<keyof Place, unknown>>
    const { x, y, width, height, maximized } = read
    if (![x, y, width, height].every((value) => Number.isInteger(value) && Math.abs(value as number) < 100_000))
      return null
    return { x, y, width, height, maximized: maximized === true } as Place
  } catch {
    return null
  }
}

/** Whole or not at all; that it cannot be written is no reason to trouble anyone. */
export function writePlace(folder: string, place: Place): void {
  try {
    const temporary = `${fileIn(folder)}.${process.pid}`
    writeFileSync(temporary, `${JSON.stringify(place)}\n`, { mode: 0o600 })
    renameSync(temporary, fileIn(folder))
  } catch {
    // The next window then opens where the system puts it.
  }
}

/** How much of the window's upper edge must lie on a display, in pixels, to be got hold of. */
const grip = { width: 120, height: 40 }

/** Size and place for a new window. Without `x` and `y` the system chooses the place. */
export function placeFor(
  remembered: Place | null,
  workAreas: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  const area = remembered && workAreas.find((each) => canBeGripped(remembered, each))
  const { width, height } = area ? remembered : usual
  const bounds = area ?? workAreas[0]
  const size = {
    width: Math.max(smallest.width, Math.min(width, bounds?.width ?? width)),
    height: Math.max(smallest.height, Math.min(height, bounds?.height ?? height)),
  }
  return area ? { ...size, x: remembered.x, y: remembered.y } : size
}

function canBeGripped(place: Rectangle, area: Rectangle): boolean {
  const left = Math.max(place.x, area.x)
  const right = Math.min(place.x + place.width, area.x + area.width)
  return right - left >= grip.width && place.y >= area.y && place.y + grip.height <= area.y + area.height
}
