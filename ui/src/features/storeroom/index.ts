import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/parts/knowing', component: () => import('./Knowing.vue'), meta: { room: 'parts', needs: 'receive_parts' } }],
  pages: [{ room: 'parts', label: 'storeroom.pages.knowing', to: '/parts/knowing', needs: 'receive_parts', order: 52, group: 'figures' }],
  home: [{ id: 'storeroom', needs: 'receive_parts', order: 16, width: 1, component: () => import('./StoreCard.vue') }],
  alerts: [{ id: 'storeroom', needs: 'receive_parts', component: () => import('./StoreAlerts.vue') }],
})
