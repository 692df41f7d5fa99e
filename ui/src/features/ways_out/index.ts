import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/parts/write-offs', component: () => import('./WriteOffs.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
    { path: '/parts/transfers', component: () => import('./Transfers.vue'), meta: { room: 'parts', needs: 'receive_parts' } },
  ],
  pages: [
    { room: 'parts', label: 'transfers.pages.list', to: '/parts/transfers', needs: 'edit_parts', order: 44, group: 'store' },
    { room: 'parts', label: 'write_offs.pages.list', to: '/parts/write-offs', needs: 'edit_parts', order: 46, group: 'store' },
  ],
})
