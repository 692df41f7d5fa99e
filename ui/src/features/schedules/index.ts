import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/catalogue/schedules', component: () => import('./Schedules.vue'), meta: { room: 'house' } }],
  pages: [{ room: 'house', label: 'schedules.title', to: '/catalogue/schedules', needs: 'view_catalogue', order: 12 }],
})
