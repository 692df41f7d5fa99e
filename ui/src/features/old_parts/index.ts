import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/parts/old', component: () => import('./Kept.vue'), meta: { room: 'parts' } }],
  pages: [{ room: 'parts', label: 'old_parts.pages.kept', to: '/parts/old', needs: 'issue_parts', order: 14, group: 'out' }],
  orderPanels: [{ path: 'old-parts', label: 'old_parts.panel', needs: 'view_orders', order: 28, component: () => import('./OrderPanel.vue') }],
})
