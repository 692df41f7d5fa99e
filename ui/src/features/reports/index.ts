import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/reports', component: () => import('./Reports.vue'), meta: { room: 'reports', needs: 'view_reports' } }],
  pages: [{ room: 'reports', label: 'reports.title', to: '/reports', needs: 'view_reports', order: 10 }],
})
