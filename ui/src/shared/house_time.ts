/**
 * The dealership's own clock. It is always eight hours east of Greenwich, whatever the PC on the desk is set
 * to, and it has no summer time: what a colleague reads at another PC, and what stands on paper, is the same.
 */
const EAST_MS = 8 * 60 * 60_000

const pad = (n: number, width = 2) => String(n).padStart(width, '0')

/** What calendar and clock on the wall of the dealership say. */
export interface Wall {
  day: string
  year: number
  hours: number
  minutes: number
  seconds: number
}

/** `null` for what is no moment. */
export function wall(moment: string | Date): Wall | null {
  const ms = new Date(moment).getTime()
  if (Number.isNaN(ms)) return null
  const at = new Date(ms + EAST_MS)
  return {
    day: `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`,
    year: at.getUTCFullYear(),
    hours: at.getUTCHours(),
    minutes: at.getUTCMinutes(),
    seconds: at.getUTCSeconds(),
  }
}

/** The moment at which the wall says that: `2026-03-01`, 8, 5 → `2026-03-01T08:05:00+08:00`. */
export function momentAt(day: string, hours: number, minutes: number): string {
  return `${day}T${pad(hours)}:${pad(minutes)}:00+08:00`
}

/** Today, as `2026-03-01`. */
export function today(now = new Date()): string {
  return wall(now)!.day
}

/** The time of day, `08:05`. */
export function clockText(moment: string | Date): string {
  const at = wall(moment)
  return at ? `${pad(at.hours)}:${pad(at.minutes)}` : ''
}

/** The day as one says it: 11月22日星期日. */
export function weekdayText(moment: Date, language: string): string {
  const at = new Date(moment.getTime() + EAST_MS)
  return new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' }).format(at)
}

/** How the date picker writes a moment: what it shows is the wall's time, so the offset is said outright. */
export const PICKER_FORMAT = 'YYYY-MM-DDTHH:mm:ss[+08:00]'

/** A moment as the date picker reads it, to the minute. */
export function pickerMoment(moment: string | Date | null): string | null {
  const at = moment === null ? null : wall(moment)
  return at && momentAt(at.day, at.hours, at.minutes)
}

/** Where an empty date picker opens: the wall's time, as a date of the PC's own kind. */
export function pickerNow(now = new Date()): Date {
  const at = new Date(now.getTime() + EAST_MS)
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes())
}
