import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/papers/:form/:id(\\d+)', component: () => import('./Paper.vue') }],
})
