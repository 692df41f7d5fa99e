import type { LineJobs } from '@/backend/generated/api'

/** One technician's part of a line, in hundredths of a percent: whole numbers only. */
export interface Part {
  id: number
  part: number
}
const WHOLE = 10_000

/** Equal parts that add up to the whole; what does not divide goes to the first. */
export function equally(ids: readonly number[]): Part[] {
  const each = Math.floor(WHOLE / Math.max(ids.length, 1))
  return ids.map((id, index) => ({ id, part: index === 0 ? WHOLE - each * (ids.length - 1) : each }))
}

/** `6000` → `"0.6000"` */
export function rateOf(part: number): string {
  const digits = String(part).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** `"0.6000"` → `6000` */
export function partOf(rate: string): number {
  const [whole = '0', rest = ''] = rate.split('.')
  return Number(whole) * WHOLE + Number(rest.padEnd(4, '0').slice(0, 4))
}

/** Jobs that stand on a line: open or finished. */
export function standing(line: LineJobs): LineJobs['jobs'] {
  return line.jobs.filter((job) => job.state !== 'refused' && job.state !== 'withdrawn')
}

/** Whether part of the line is given to nobody. */
export function ungiven(line: LineJobs): boolean {
  return standing(line).reduce((sum, job) => sum + partOf(job.share), 0) < WHOLE
}

/** Minutes a line takes by its standard hours when so many share it; at least a quarter of an hour. */
export function minutesOf(line: LineJobs, people: number): number {
  return Math.max(15, Math.round((Number(line.standard_hours) * 60) / Math.max(people, 1)))
}

/** The next full five minutes. */
export function soon(now: Date): string {
  const step = 5 * 60_000
  return new Date(Math.ceil(now.getTime() / step) * step).toISOString()
}
