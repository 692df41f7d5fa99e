import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/parts', component: () => import('./Queue.vue'), meta: { room: 'parts' } },
    { path: '/parts/orders/:id(\\d+)', component: () => import('./IssueParts.vue'), meta: { room: 'parts' } },
    { path: '/parts/stock', component: () => import('./Stock.vue'), meta: { room: 'parts' } },
    { path: '/parts/stock/:id(\\d+)', component: () => import('./PartPage.vue'), meta: { room: 'parts' } },
    { path: '/parts/receipts', component: () => import('./Receipts.vue'), meta: { room: 'parts' } },
    { path: '/parts/receipts/new', component: () => import('./NewReceipt.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/receipts/:id(\\d+)', component: () => import('./ReceiptPage.vue'), meta: { room: 'parts' } },
    { path: '/parts/suppliers', component: () => import('./Suppliers.vue'), meta: { room: 'parts' } },
    { path: '/parts/worth', component: () => import('./StockWorth.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/import', component: () => import('./ImportParts.vue'), meta: { room: 'parts', page: '/parts/stock', needs: 'edit_parts' } },
    { path: '/parts/prices', component: () => import('./Repricing.vue'), meta: { room: 'parts', page: '/parts/stock', needs: 'edit_parts' } },
    { path: '/parts/rounds/:id(\\d+)', component: () => import('./PickRound.vue'), meta: { room: 'parts' } },
    { path: '/parts/bins', component: () => import('./Bins.vue'), meta: { room: 'parts' } },
  ],
  pages: [
    { room: 'parts', label: 'parts.pages.queue', to: '/parts', needs: 'view_parts', order: 10, group: 'out' },
    { room: 'parts', label: 'parts.pages.stock', to: '/parts/stock', needs: 'view_parts', order: 16, group: 'store' },
    { room: 'parts', label: 'parts.pages.receipts', to: '/parts/receipts', needs: 'receive_parts', order: 24, group: 'in' },
    { room: 'parts', label: 'parts.pages.suppliers', to: '/parts/suppliers', needs: 'edit_parts', order: 30, group: 'in' },
    { room: 'parts', label: 'parts.pages.bins', to: '/parts/bins', needs: 'edit_parts', order: 48, group: 'store' },
    { room: 'parts', label: 'parts.pages.worth', to: '/parts/worth', needs: 'receive_parts', order: 50, group: 'figures' },
  ],
  orderPanels: [{ path: 'parts', label: 'parts.pages.queue_panel', key: 'F4', needs: 'view_parts', order: 20, action: 'issue_parts', component: () => import('./OrderPanel.vue') }],
  keys: [{ key: 'F4', label: 'parts.issue', needs: 'issue_parts', to: '/parts' }],
  open: { part: (id) => `/parts/stock/${id}` },
})
