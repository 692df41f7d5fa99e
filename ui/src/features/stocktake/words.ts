import type { CountHead, CountScope, CountState } from '@/backend/generated/api'
import { dayText } from '@/shared/format'

type T = (key: string, params?: Record<string, unknown>) => string

export const SCOPES: CountScope[] = ['full', 'bins', 'class', 'category', 'fast_moving', 'moved', 'longest']

export const tone = (state: CountState) => (({ counting: 'running', review: 'waiting', posted: 'good', cancelled: 'off' }) as const)[state]

/** What a count is about, in one line. */
export function scopeText(t: T, count: Pick<CountHead, 'scope' | 'scope_detail'>): string {
  const detail = ((): string => {
    switch (count.scope) {
      case 'class':
        return t(`parts.classes.${count.scope_detail}`)
      case 'moved':
        return `${t('stocktake.since')} ${dayText(count.scope_detail)}`
      default:
        return count.scope_detail
    }
  })()
  return [t(`stocktake.scopes.${count.scope}`), detail].filter(Boolean).join(' · ')
}
