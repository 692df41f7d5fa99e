import type { CalloutResult, CalloutStep, CalloutView } from '@/backend/generated/api'
import { say } from '@/shared/i18n'
import type { StatusTone } from '@/shared/StatusTag.vue'

export const results: readonly CalloutResult[] = ['done_there', 'brought_in', 'in_vain']

/** What may happen next; nothing before it is known where to. */
export function nextStep(way: CalloutView): CalloutStep | null {
  if (way.version === null || way.finished_at !== null) return null
  if (way.departed_at === null) return 'departed'
  return way.there_at === null ? 'there' : 'finished'
}

export function wayWord(way: CalloutView): string {
  if (way.result !== null) return say(`reception.callout.results.${way.result}`)
  if (way.there_at !== null) return say('reception.callout.states.there')
  if (way.departed_at !== null) return say('reception.callout.states.departed')
  return say(way.technician_id === null ? 'reception.callout.states.nobody' : 'reception.callout.states.planned')
}

export function wayTone(way: CalloutView): StatusTone {
  if (way.result !== null) return way.result === 'in_vain' ? 'off' : 'good'
  if (way.departed_at !== null) return 'running'
  return way.technician_id === null ? 'warn' : 'waiting'
}
