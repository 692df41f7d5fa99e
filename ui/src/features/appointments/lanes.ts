import type { AppointmentDay, AppointmentRow } from '@/backend/generated/api'

/** A stretch of somebody's day: a booking, or what the workshop has planned. */
export interface Bar {
  key: string
  from: string
  until: string
  plate: string
  what: string
  booked: AppointmentRow | null
  order: number | null
  /** Which row of its lane, where two lie over each other. */
  row: number
}

export interface Lane {
  key: string
  name: string
  note: string | null
  bars: Bar[]
  rows: number
}

/** Bars that overlap lie beneath each other. */
export function stacked(bars: Omit<Bar, 'row'>[]): { bars: Bar[]; rows: number } {
  const ends: string[] = []
  const placed = [...bars]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.from)
      const row = free === -1 ? ends.length : free
      ends[row] = bar.until
      return { ...bar, row }
    })
  return { bars: placed, rows: Math.max(1, ends.length) }
}

const booked = (row: AppointmentRow, what: string): Omit<Bar, 'row'> => ({
  key: `a${row.id}`, from: row.starts_at, until: row.ends_at, plate: row.plate ?? row.customer, what, booked: row, order: null,
})

/** The lanes of one kind: who or what takes which bars; what names none comes in a lane of its own. */
function lanes(
  day: AppointmentDay,
  names: { id: number; name: string; note: string | null }[],
  of: (one: { technician_id: number | null; bay_id: number | null }) => number | null,
  nobody: string,
  what: (row: AppointmentRow) => string,
): Lane[] {
  const shown = day.rows.filter((row) => row.state !== 'cancelled' && row.state !== 'missed')
  // What is done before the doors open or after they close is not on the board.
  const within = day.jobs.filter((job) => job.until > day.opens_at && job.from < day.closes_at)
  const jobs = within.map((job, at) => ({
    at: of(job), key: `j${at}`, from: job.from, until: job.until, plate: job.plate ?? '', what: job.line, booked: null, order: job.order_id,
  }))
  const lane = (key: string, name: string, note: string | null, id: number | null): Lane => ({
    key, name, note,
    ...stacked([...shown.filter((row) => of(row) === id).map((row) => booked(row, what(row))), ...jobs.filter((job) => job.at === id && id !== null)]),
  })
  const open = lane('open', nobody, null, null)
  return [...names.map((one) => lane(String(one.id), one.name, one.note, one.id)), ...(open.bars.length ? [open] : [])]
}

export function byTechnician(day: AppointmentDay, nobody: string, what: (row: AppointmentRow) => string): Lane[] {
  // A wash needs nobody.
  const own = { ...day, rows: day.rows.filter((row) => row.kind !== 'wash' || row.technician_id !== null) }
  return lanes(own, day.technicians.map((one) => ({ ...one, note: null })), (one) => one.technician_id, nobody, what)
}

export function byBay(day: AppointmentDay, nobody: string, what: (row: AppointmentRow) => string, kind: (kind: string) => string): Lane[] {
  return lanes(day, day.bays.map((one) => ({ id: one.id, name: one.name, note: kind(one.kind) })), (one) => one.bay_id, nobody, what)
}
