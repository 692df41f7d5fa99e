import type { AppointmentKind, AppointmentRow, AppointmentState, BookingChannel, ConfirmedHow } from '@/backend/generated/api'
import { dayText } from '@/shared/format'
import { clockText } from '@/shared/house_time'
import { say } from '@/shared/i18n'
import type { StatusTone } from '@/shared/StatusTag.vue'

export const kinds: readonly AppointmentKind[] = ['maintenance', 'repair', 'body', 'check', 'wash']
export const channels: readonly BookingChannel[] = ['phone', 'online', 'counter', 'social']
export const hows: readonly ConfirmedHow[] = ['phone', 'sms', 'social', 'counter']

/** How one agrees with a customer who booked in that way. */
export const howOf: Record<BookingChannel, ConfirmedHow> = { phone: 'phone', online: 'phone', counter: 'counter', social: 'social' }

export const tones: Record<AppointmentState, StatusTone> = { booked: 'warn', confirmed: 'waiting', arrived: 'good', cancelled: 'off', missed: 'bad' }

export const awaited = (row: AppointmentRow): boolean => row.state === 'booked' || row.state === 'confirmed'

/** What it is about, in the customer's words or by its work. */
export const about = (row: AppointmentRow): string => row.wanted || row.words || say(`appointments.kinds.${row.kind}`)

export const times = (from: string, until: string): string => `${clockText(from)}–${clockText(until)}`

/** Whether its parts are there, and if not, until when. */
export function partsText(row: AppointmentRow): string {
  if (row.parts === 0) return say('appointments.parts_none')
  if (row.short === 0) return say('appointments.parts_there')
  const until = row.expected_day ? say('appointments.expected', { day: dayText(row.expected_day) }) : say('appointments.unpromised')
  return `${say('appointments.parts_short', { count: row.short })} · ${until}`
}
