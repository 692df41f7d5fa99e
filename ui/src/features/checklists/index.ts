import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/house/checklists', component: () => import('./Templates.vue'), meta: { needs: 'manage_dealership' } }],
  pages: [{ room: 'house', label: 'checklists.title', to: '/house/checklists', needs: 'manage_dealership', order: 25 }],
})
