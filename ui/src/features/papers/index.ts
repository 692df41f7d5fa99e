import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/papers/:form/:id(\\d+)', component: () => import('./Paper.vue') },
    { path: '/house/papers', component: () => import('./Offsets.vue'), meta: { needs: 'manage_dealership' } },
  ],
  pages: [{ room: 'house', label: 'papers.offsets', to: '/house/papers', needs: 'manage_dealership', order: 27 }],
})
