import drawing from '#car_outline'
import type { CarView, DamageKind, Mark } from '@/backend/generated/api'

export type Point = readonly [number, number]

interface Line {
  weight: number
  closed: boolean
  points: Point[]
}

interface Panel {
  name: string
  points: Point[]
}

export interface ViewOutline {
  view: CarView
  x: number
  y: number
  width: number
  height: number
  lines: Line[]
  panels: Panel[]
}

/** The drawn car from five sides; marks are kept in its units. */
export const outline = drawing as unknown as { width: number; height: number; views: ViewOutline[] }

/** The kinds of damage in the order of their keys 1 to 5. */
export const kinds: readonly DamageKind[] = ['scratch', 'dent', 'crack', 'missing', 'paint']

/** The view a point of the drawing belongs to. */
export function viewAt(x: number, y: number): ViewOutline | null {
  return outline.views.find((v) => x >= v.x && x <= v.x + v.width && y >= v.y && y <= v.y + v.height) ?? null
}

/** Whether a point lies within a closed line (even-odd). */
function within(points: readonly Point[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = points.length - 1; i < points.length; j = i, i += 1) {
    const [ax, ay] = points[i]!
    const [bx, by] = points[j]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** The panel under a point, the smaller ones (wheels, lamps) before those behind them. */
export function panelAt(view: ViewOutline, x: number, y: number): string | null {
  return view.panels.find((panel) => within(panel.points, x, y))?.name ?? null
}

/** A mark at a point of the drawing; null outside every view. */
export function markAt(x: number, y: number, kind: DamageKind): Mark | null {
  const at = { x: Math.round(x), y: Math.round(y) }
  const view = viewAt(at.x, at.y)
  return view && { view: view.view, ...at, kind, panel: panelAt(view, at.x, at.y), note: null }
}

/**
 * A panel's words as keys of the locale: `front_door` seen on the left is the left front door, and
 * names of the other views carry their side themselves.
 */
export function panelKeys(view: CarView, panel: string): { side: 'left' | 'right' | null; part: string } {
  const match = /^(left|right)_(.+)$/.exec(panel)
  const part = match?.[2] ?? panel
  if (match) return { side: match[1] as 'left' | 'right', part: part === 'tyre' ? (view === 'rear' ? 'rear_wheel' : 'front_wheel') : part }
  const paired = /^(front|rear)_(door|window|wheel|fender)$|^(headlight|tail_light|sill|mirror)$/.test(part)
  return { side: paired && (view === 'left' || view === 'right') ? view : null, part }
}

/** The signs as paper draws them, around the origin, in the drawing's units. */
export const signs: Record<DamageKind, string> = {
  scratch: 'M-13 11 13-11M-13 2 6-13',
  dent: 'M-13 0a13 13 0 1 0 26 0a13 13 0 1 0-26 0Z',
  crack: 'M-16 6-6-9 2 7 9-6 16 5',
  missing: 'M-12-12 12 12M-12 12 12-12',
  paint: 'M0-14 13 10H-13Z',
}
