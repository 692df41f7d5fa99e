import type { Router } from 'vue-router'
import type { OrderAction } from '@/backend/generated/api'

/** A step of the order that another feature has a screen for, at `/orders/:id/<path>`. */
export interface Step {
  path: string
  label: string
  key: string
  action: OrderAction
}

const known: Step[] = [
  { path: 'parts', label: 'orders.steps.parts', key: 'F4', action: 'issue_parts' },
  { path: 'dispatch', label: 'orders.steps.dispatch', key: 'F6', action: 'dispatch' },
  { path: 'inspect', label: 'orders.steps.inspect', key: 'F8', action: 'inspect' },
  { path: 'settle', label: 'orders.steps.settle', key: 'F9', action: 'settle' },
]

/** Those that are there. */
export function steps(order: number, router: Router): Step[] {
  return known.filter((step) => {
    const place = router.resolve(`/orders/${order}/${step.path}`).matched.at(-1)?.path ?? ''
    return place.endsWith(`/${step.path}`)
  })
}
