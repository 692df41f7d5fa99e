import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/house/audit', component: () => import('./Audit.vue') }],
  pages: [{ room: 'house', label: 'audit.title', to: '/house/audit', needs: 'view_audit', order: 90 }],
})
