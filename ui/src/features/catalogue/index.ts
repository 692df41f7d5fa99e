import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/catalogue/operations', component: () => import('./Operations.vue'), meta: { room: 'house' } },
    { path: '/catalogue/packages', component: () => import('./Packages.vue'), meta: { room: 'house' } },
  ],
  pages: [
    { room: 'house', label: 'catalogue.operations', to: '/catalogue/operations', needs: 'view_catalogue', order: 10 },
    { room: 'house', label: 'catalogue.packages', to: '/catalogue/packages', needs: 'view_catalogue', order: 11 },
  ],
})
