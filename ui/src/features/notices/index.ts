import { defineFeature } from '@/shared/feature'

export default defineFeature({
  alerts: [{ id: 'notices', component: () => import('./OwnNotices.vue') }],
})
