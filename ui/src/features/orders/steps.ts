import type { RouteLocationNormalizedLoaded, Router } from 'vue-router'
import { orderPanels } from '@/app/features'
import type { OrderAction, OrderPage, Permission } from '@/backend/generated/api'
import { may } from '@/shared/me'

/** A tab of the order's screen: its lines, a panel of another feature, or a step with a screen of its own. */
export interface Step {
  path: string
  label: string
  key?: string
  needs?: Permission
  action?: OrderAction
  order: number
  to: string
}

/** Screens of other features that serve one order. */
const elsewhere = (page: OrderPage): Step[] => [
  { path: 'parts', label: 'orders.steps.parts', key: 'F4', needs: 'view_parts', action: 'issue_parts', order: 10, to: `/parts/orders/${page.order.id}` },
  { path: 'settle', label: 'orders.steps.settle', key: 'F9', needs: 'view_money', action: 'settle', order: 60, to: `/orders/${page.order.id}/settle` },
  { path: 'handover', label: 'orders.steps.handover', key: 'F10', needs: 'deliver', action: 'deliver', order: 70, to: `/visits/${page.order.visit_id}/handover` },
]

/** All tabs in the order of the work. */
export function tabs(page: OrderPage, router: Router, here: RouteLocationNormalizedLoaded): Step[] {
  const base = `/orders/${page.order.id}`
  const panels: Step[] = orderPanels.map((panel) => ({ ...panel, to: `${base}/${panel.path}` }))
  // A screen of its own is one that does not lead back here.
  const screens = elsewhere(page).filter((step) => {
    const found = router.resolve(step.to).matched.at(-1)
    return found !== undefined && found !== here.matched.at(-1) && found.redirect === undefined && !panels.some((panel) => panel.path === step.path)
  })
  const own: Step[] = [
    { path: '', label: 'orders.lines', key: 'Alt+0', order: 0, to: base },
    { path: 'trail', label: 'orders.trail.title', order: 99, to: `${base}/trail` },
  ]
  return [...own, ...panels, ...screens].filter((step) => may(step.needs)).sort((a, b) => a.order - b.order)
}
