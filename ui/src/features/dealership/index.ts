import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/house/dealership', component: () => import('./Dealership.vue') },
    { path: '/clock', component: () => import('./Clock.vue') },
  ],
  pages: [{ room: 'house', label: 'dealership.title', to: '/house/dealership', needs: 'manage_dealership', order: 20 }],
  alerts: [{ id: 'clock', component: () => import('./ClockAlert.vue'), first: true }],
})
