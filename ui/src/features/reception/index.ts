import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/reception', component: () => import('./Visits.vue'), meta: { room: 'reception' } },
    { path: '/reception/new', component: () => import('./NewVisit.vue'), meta: { room: 'reception', needs: 'receive' } },
    { path: '/reception/visits/:id(\\d+)', component: () => import('./Visit.vue'), meta: { room: 'reception' } },
    { path: '/reception/visits/:id(\\d+)/change', component: () => import('./ChangeVisit.vue'), meta: { room: 'reception', needs: 'receive' } },
    { path: '/reception/visits/:id(\\d+)/walk-around', component: () => import('./WalkAround.vue'), meta: { room: 'reception', needs: 'receive' } },
  ],
  pages: [{ room: 'reception', label: 'reception.pages.visits', to: '/reception', order: 0 }],
  home: [
    { id: 'visits', needs: 'receive', order: 9, width: 1, component: () => import('./OpenVisits.vue').then((m) => m.default) },
    { id: 'callouts', needs: 'view_orders', order: 17, width: 1, component: () => import('./CalloutsCard.vue').then((m) => m.default) },
  ],
  keys: [{ key: 'F2', label: 'reception.new', needs: 'receive', to: '/reception/new' }],
  open: { visit: (id) => `/reception/visits/${id}` },
})
