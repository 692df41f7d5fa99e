import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/parts/sales', component: () => import('./Sales.vue'), meta: { room: 'parts' } },
    { path: '/parts/sales/new', component: () => import('./NewSale.vue'), meta: { room: 'parts', needs: 'issue_parts' } },
    { path: '/parts/sales/:id(\\d+)', component: () => import('./SalePage.vue'), meta: { room: 'parts' } },
    { path: '/parts/margins', component: () => import('./Margins.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
  ],
  pages: [
    { room: 'parts', label: 'sales.pages.list', to: '/parts/sales', needs: 'view_parts', order: 12, group: 'out' },
    { room: 'parts', label: 'sales.pages.margins', to: '/parts/margins', needs: 'receive_parts', order: 54, group: 'figures' },
    { room: 'settlement', label: 'sales.pages.list', to: '/parts/sales', needs: 'take_payment', order: 15 },
  ],
  open: { sale: (id) => `/parts/sales/${id}` },
})
