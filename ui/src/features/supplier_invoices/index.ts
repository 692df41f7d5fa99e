import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/parts/invoices', component: () => import('./Invoices.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/invoices/to-match', component: () => import('./ToMatch.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/invoices/new/:id(\\d+)', component: () => import('./NewInvoice.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/invoices/:id(\\d+)', component: () => import('./InvoicePage.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
  ],
  pages: [
    { room: 'parts', label: 'supplier_invoices.pages.list', to: '/parts/invoices', needs: 'receive_parts', order: 28, group: 'in' },
  ],
})
