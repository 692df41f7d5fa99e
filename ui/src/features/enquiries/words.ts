import type { EnquiryChannel, EnquiryRow, EnquiryTopic } from '@/backend/generated/api'
import { say } from '@/shared/i18n'
import type { StatusTone } from '@/shared/StatusTag.vue'

export const channels: EnquiryChannel[] = ['phone', 'wechat', 'online', 'email', 'counter']
export const topics: EnquiryTopic[] = ['price', 'repair', 'warranty', 'care', 'insurance', 'other']

/** How long it took or has waited: the core counts the minutes. */
export function durationText(minutes: number): string {
  if (minutes < 60) return say('enquiries.minutes', { minutes })
  if (minutes < 1440) return say('enquiries.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  return say('enquiries.days', { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60) })
}

/** Where it stands: shape, word and colour. */
export function standing(row: Pick<EnquiryRow, 'state' | 'late'>): { tone: StatusTone; word: string } {
  if (row.state === 'withdrawn') return { tone: 'off', word: say('enquiries.states.withdrawn') }
  if (row.state === 'answered') return { tone: row.late ? 'warn' : 'good', word: say(row.late ? 'enquiries.answered_late' : 'enquiries.states.answered') }
  return row.late ? { tone: 'bad', word: say('enquiries.overdue') } : { tone: 'waiting', word: say('enquiries.states.open') }
}

export const enquiryPage = (id: number) => `/enquiries/${id}`
