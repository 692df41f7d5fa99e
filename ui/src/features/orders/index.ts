import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/orders', component: () => import('./Orders.vue'), meta: { room: 'reception' } },
    { path: '/visits/:visit(\\d+)/order', component: () => import('./NewOrder.vue'), meta: { room: 'reception' } },
    // A panel another feature adds stands at /orders/17/parts and the like.
    { path: '/orders/:id(\\d+)/:panel?', component: () => import('./OrderPage.vue'), meta: { room: 'reception' } },
  ],
  pages: [{ room: 'reception', label: 'orders.list.title', to: '/orders', order: 30, needs: 'view_orders' }],
  open: { order: (id) => `/orders/${id}` },
})
