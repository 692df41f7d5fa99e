import type { Period } from '@/backend/generated/api'

export type PeriodName = 'this_month' | 'last_month' | 'this_year' | 'last_year'

const day = (at: Date) => at.toISOString().slice(0, 10)
const utc = (year: number, month: number, date: number) => new Date(Date.UTC(year, month, date))

/** From the first to the last day, `today` being the dealership's. */
export function periodOf(name: PeriodName, today: string): Period {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1]
  switch (name) {
    case 'this_month':
      return { from: day(utc(year, month, 1)), until: today }
    case 'last_month':
      return { from: day(utc(year, month - 1, 1)), until: day(utc(year, month, 0)) }
    case 'this_year':
      return { from: `${year}-01-01`, until: today }
    case 'last_year':
      return { from: `${year - 1}-01-01`, until: `${year - 1}-12-31` }
  }
}

/** The whole of a month such as `2026-09`. */
export function monthOf(month: string): Period {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  return { from: `${month}-01`, until: day(utc(year, number, 0)) }
}
