import type { DueItem, DueState } from '@/backend/generated/api'
import { say } from '@/shared/i18n'

export const tones: Record<DueState, 'bad' | 'warn' | 'waiting' | 'off'> = { overdue: 'bad', due: 'warn', later: 'waiting', not_due: 'off' }
export const kmText = (km: number) => say('schedules.km', { km: km.toLocaleString('en') })

/** By kilometres and by day, as far as either is known. */
export function whenText(item: DueItem): string {
  const parts = [item.due_km === null ? '' : kmText(item.due_km), item.due_day ?? ''].filter(Boolean)
  return parts.length ? say('schedules.at', { what: parts.join(' / ') }) : ''
}

export const lastText = (item: DueItem) =>
  item.last_km === null ? say('schedules.never') : say('schedules.last', { km: item.last_km.toLocaleString('en'), day: item.last_day ?? '' })
export const isDue = (item: DueItem) => item.state === 'overdue' || item.state === 'due'
