import { defineFeature, type OrderPanel } from '@/shared/feature'

// Panels of the order's screen: dispatch and inspection stand beside its lines.
const orderPanels: OrderPanel[] = [
  {
    path: 'dispatch', label: 'workshop.panels.dispatch', key: 'F6', order: 20, action: 'dispatch',
    component: () => import('./DispatchPanel.vue').then((m) => m.default),
  },
  {
    path: 'inspect', label: 'workshop.panels.inspect', key: 'F8', order: 40, action: 'inspect',
    component: () => import('./InspectPanel.vue').then((m) => m.default),
  },
  { path: 'cleaning', label: 'workshop.cleaning.tab', needs: 'view_orders', order: 46, component: () => import('./OrderCleaning.vue').then((m) => m.default) },
]

export default defineFeature({
  routes: [
    { path: '/workshop', component: () => import('./Board.vue'), meta: { room: 'workshop' } },
    { path: '/workshop/jobs', component: () => import('./MyJobs.vue'), meta: { room: 'workshop' } },
    { path: '/workshop/load', component: () => import('./Load.vue'), meta: { room: 'workshop' } },
    { path: '/workshop/refused', component: () => import('./RefusedJobs.vue'), meta: { room: 'workshop' } },
    { path: '/workshop/bays', component: () => import('./Bays.vue'), meta: { room: 'workshop' } },
  ],
  pages: [
    { room: 'workshop', label: 'workshop.pages.board', to: '/workshop', needs: 'view_orders', order: 10 },
    { room: 'workshop', label: 'workshop.pages.jobs', to: '/workshop/jobs', needs: 'work_on_jobs', order: 20 },
    { room: 'workshop', label: 'workshop.pages.load', to: '/workshop/load', needs: 'view_orders', order: 30 },
    { room: 'workshop', label: 'workshop.pages.refused', to: '/workshop/refused', needs: 'dispatch', order: 40 },
    { room: 'workshop', label: 'workshop.pages.bays', to: '/workshop/bays', needs: 'dispatch', order: 50 },
  ],
  home: [
    { id: 'workshop.jobs', needs: 'work_on_jobs', order: 10, width: 1, component: () => import('./MyJobsCard.vue').then((m) => m.default) },
    { id: 'workshop.to_dispatch', needs: 'dispatch', order: 11, width: 1, component: () => import('./ToDispatchCard.vue').then((m) => m.default) },
    { id: 'workshop.to_inspect', needs: 'inspect', order: 12, width: 1, component: () => import('./ToInspectCard.vue').then((m) => m.default) },
  ],
  keys: [
    { key: 'F6', label: 'workshop.keys.to_dispatch', needs: 'dispatch', to: '/workshop?stage=to_dispatch' },
    { key: 'F8', label: 'workshop.keys.to_inspect', needs: 'inspect', to: '/workshop?stage=to_inspect' },
  ],
  orderPanels,
})
