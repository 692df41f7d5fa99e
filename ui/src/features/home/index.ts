import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/', component: () => import('./Home.vue'), meta: { room: 'today' } }],
  pages: [{ room: 'today', label: 'home.title', to: '/', order: 0 }],
  home: [
    { id: 'promises', needs: 'view_orders', order: 10, width: 2, component: () => import('./Promises.vue') },
    { id: 'shop', needs: 'view_orders', order: 20, width: 1, component: () => import('./ShopCount.vue') },
    { id: 'to-issue', needs: 'issue_parts', order: 50, width: 1, component: () => import('./ToIssue.vue') },
  ],
  alerts: [
    { id: 'late', needs: 'view_orders', component: () => import('./LatePromises.vue') },
    { id: 'approvals', needs: 'approve_discount', component: () => import('./Approvals.vue') },
  ],
})
