import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/settlement', component: () => import('./Queue.vue'), meta: { room: 'settlement', needs: 'view_money' } },
    { path: '/settlement/settled', component: () => import('./Settled.vue'), meta: { room: 'settlement', needs: 'view_money' } },
    { path: '/orders/:id(\\d+)/settle', component: () => import('./OrderMoney.vue'), meta: { room: 'settlement', needs: 'view_money' } },
  ],
  pages: [
    { room: 'settlement', label: 'settlement.queue', to: '/settlement', needs: 'view_money', order: 10 },
    { room: 'settlement', label: 'settlement.settled', to: '/settlement/settled', needs: 'view_money', order: 20 },
  ],
  keys: [{ key: 'F9', label: 'settlement.queue', needs: 'settle', to: '/settlement' }],
  home: [
    { id: 'settlement.queue', needs: 'settle', order: 50, width: 1, component: () => import('./QueueCard.vue') },
    { id: 'settlement.requests', needs: 'approve_discount', order: 20, width: 1, component: () => import('./RequestsCard.vue') },
  ],
})
