import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/handover', component: () => import('./Ready.vue'), meta: { room: 'settlement', needs: 'view_orders' } },
    { path: '/visits/:id(\\d+)/handover', component: () => import('./Handover.vue'), meta: { room: 'settlement', needs: 'view_orders' } },
  ],
  pages: [{ room: 'settlement', label: 'handover.ready', to: '/handover', needs: 'deliver', order: 25 }],
  keys: [{ key: 'F10', label: 'handover.ready', needs: 'deliver', to: '/handover' }],
  alerts: [{ id: 'objections', needs: 'deliver', component: () => import('./OpenObjections.vue') }],
  home: [{ id: 'handover.ready', needs: 'deliver', order: 40, width: 1, component: () => import('./ReadyCard.vue') }],
})
