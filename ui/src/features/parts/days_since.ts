import { now } from '@/shared/now'

/** Days a moment is past; the first day counts as one. */
export function daysSince(moment: string): number {
  return Math.max(1, Math.ceil((now.value.getTime() - new Date(moment).getTime()) / 86_400_000))
}
