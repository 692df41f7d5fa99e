import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/appointments', component: () => import('./Day.vue'), meta: { room: 'reception' } },
    { path: '/appointments/new', component: () => import('./Booking.vue'), meta: { room: 'reception', page: '/appointments', needs: 'book' } },
    { path: '/appointments/list', component: () => import('./Find.vue'), meta: { room: 'reception' } },
  ],
  pages: [
    { room: 'reception', label: 'appointments.pages.day', to: '/appointments', order: 5 },
    { room: 'reception', label: 'appointments.pages.list', to: '/appointments/list', order: 6 },
  ],
  home: [{ id: 'appointments', needs: 'book', order: 12, width: 1, component: () => import('./TodayCard.vue').then((m) => m.default) }],
  open: { appointment: (id) => `/appointments?open=${id}` },
  keys: [{ key: 'Shift+F2', label: 'appointments.keys.book', needs: 'book', to: '/appointments/new' }],
})
