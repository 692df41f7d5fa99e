import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/parts/purchases', component: () => import('./Purchases.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/purchases/new', component: () => import('./NewPurchase.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/purchases/:id(\\d+)', component: () => import('./PurchasePage.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/purchases/:id(\\d+)/receive', component: () => import('./ReceivePurchase.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/suggestions', component: () => import('./Suggestions.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/supplier-returns', component: () => import('./SupplierReturns.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
  ],
  pages: [
    { room: 'parts', label: 'purchasing.pages.suggest', to: '/parts/suggestions', needs: 'receive_parts', order: 20, group: 'in' },
    { room: 'parts', label: 'purchasing.pages.list', to: '/parts/purchases', needs: 'receive_parts', order: 22, group: 'in' },
    { room: 'parts', label: 'purchasing.pages.returns', to: '/parts/supplier-returns', needs: 'receive_parts', order: 26, group: 'in' },
  ],
  open: { purchase: (id) => `/parts/purchases/${id}` },
})
