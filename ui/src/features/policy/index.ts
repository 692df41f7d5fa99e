import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/house/policy', component: () => import('./Policy.vue') }],
  pages: [{ room: 'house', label: 'policy.title', to: '/house/policy', needs: 'set_policy', order: 30 }],
})
