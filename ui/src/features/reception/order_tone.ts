import type { VisitOrder } from '@/backend/generated/api'
import type { StatusTone } from '@/shared/StatusTag.vue'

const tones: Record<VisitOrder['state'], StatusTone> = {
  estimate: 'waiting', agreed: 'waiting', in_work: 'running', done: 'waiting', passed: 'good', settled: 'good', delivered: 'off', cancelled: 'off',
}

/** How an order's state looks; work that rests shows as such. */
export function orderTone(order: Pick<VisitOrder, 'state' | 'hold'>): StatusTone {
  return order.hold && order.state !== 'delivered' ? 'paused' : tones[order.state]
}
