import { clockText } from './house_time'

export const HOUR_MS = 3_600_000

const ms = (moment: string | Date): number => new Date(moment).getTime()

/** A day drawn from left to right: full hours from the opening on. Looks: `.hour-*` in style.css. */
export interface HourAxis {
  hours: number
  /** What stands above each hour. */
  marks: string[]
  /** Where a moment lies, in percent, kept inside. */
  at: (moment: string | Date) => number
  /** Left edge and width of a stretch, never too thin to be seen. */
  place: (from: string, until: string) => { left: string; width: string }
}

const THINNEST_PERCENT = 0.5

export function hourAxis(opens: string | Date, hours: number): HourAxis {
  const start = ms(opens)
  const at = (moment: string | Date) => Math.min(100, Math.max(0, ((ms(moment) - start) / (hours * HOUR_MS)) * 100))
  return {
    hours,
    marks: Array.from({ length: hours }, (_, hour) => clockText(new Date(start + hour * HOUR_MS))),
    at,
    place: (from, until) => ({ left: `${at(from)}%`, width: `${Math.max(THINNEST_PERCENT, at(until) - at(from))}%` }),
  }
}

/** Full hours from one moment to another, at least one. */
export const hoursBetween = (from: string | Date, until: string | Date): number => Math.max(1, Math.ceil((ms(until) - ms(from)) / HOUR_MS))
