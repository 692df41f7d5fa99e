import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/', component: () => import('./Home.vue'), meta: { room: 'today' } }],
  pages: [{ room: 'today', label: 'home.title', to: '/', order: 0 }],
  home: [
    { id: 'so-far', needs: 'view_reports', order: 1, width: 2, component: () => import('./SoFar.vue') },
    { id: 'decisions', needs: 'view_reports', order: 2, width: 1, component: () => import('./Decisions.vue') },
    { id: 'due', needs: 'view_reports', order: 3, width: 1, component: () => import('./DueCars.vue') },
    { id: 'load', needs: 'view_reports', order: 4, width: 2, component: () => import('./ShopLoad.vue') },
    { id: 'waiting-for-parts', needs: 'view_reports', order: 30, width: 1, component: () => import('./WaitingForParts.vue') },
    { id: 'promises', needs: 'view_orders', order: 10, width: 2, component: () => import('./Promises.vue') },
    { id: 'to-tell', needs: 'edit_orders', order: 13, width: 1, component: () => import('./ToTell.vue') },
    { id: 'shop', needs: 'view_orders', order: 20, width: 1, component: () => import('./ShopCount.vue') },
    { id: 'to-issue', needs: 'issue_parts', order: 15, width: 1, component: () => import('./ToIssue.vue') },
  ],
  alerts: [
    { id: 'late', needs: 'view_orders', component: () => import('./LatePromises.vue') },
    { id: 'approvals', needs: 'approve_discount', component: () => import('./Approvals.vue') },
  ],
})
