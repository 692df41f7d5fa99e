import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/parts/counts', component: () => import('./Counts.vue'), meta: { room: 'parts' } },
    { path: '/parts/counts/:id(\\d+)', component: () => import('./CountPage.vue'), meta: { room: 'parts' } },
    { path: '/parts/counts/:id(\\d+)/count', component: () => import('./Counting.vue'), meta: { room: 'parts', needs: 'count_stock' } },
  ],
  pages: [{ room: 'parts', label: 'stocktake.pages.list', to: '/parts/counts', needs: 'count_stock', order: 42, group: 'store' }],
})
