import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/parts/quality', component: () => import('./Defects.vue'), meta: { room: 'parts' } },
    { path: '/parts/batches/:id(\\d+)', component: () => import('./BatchPage.vue'), meta: { room: 'parts', page: '/parts/quality' } },
  ],
  pages: [{ room: 'parts', label: 'part_quality.pages.list', to: '/parts/quality', needs: 'view_parts', order: 32, group: 'in' }],
})
