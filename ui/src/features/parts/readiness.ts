import type { QueueOrder } from '@/backend/generated/api'
import { now } from '@/shared/now'
import { thousandths } from './thousandths'

/** Whether all, some or nothing of what an order needs could go out now. */
export function readiness(order: QueueOrder): 'ready' | 'partly' | 'short' {
  const there = order.lines.filter((line) => (thousandths(line.available) ?? 0) >= (thousandths(line.remaining) ?? 0))
  if (there.length === order.lines.length) return 'ready'
  return order.lines.some((line) => (thousandths(line.available) ?? 0) > 0) ? 'partly' : 'short'
}

/** Days a moment is past; the first day counts as one. */
export function daysSince(moment: string): number {
  return Math.max(1, Math.ceil((now.value.getTime() - new Date(moment).getTime()) / 86_400_000))
}
