import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/', component: () => import('./Home.vue'), meta: { room: 'today' } }],
  pages: [{ room: 'today', label: 'home.title', to: '/', order: 0 }],
})
