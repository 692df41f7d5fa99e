import { defineFeature } from '@/shared/feature'
// Everybody's first screen: not worth a way to the disk of its own.
import SignIn from './SignIn.vue'

export default defineFeature({
  routes: [
    { path: '/sign-in', component: SignIn, meta: { bare: true } },
    { path: '/welcome', component: () => import('./Welcome.vue'), meta: { bare: true } },
    { path: '/closed', component: () => import('./Closed.vue'), meta: { bare: true } },
    { path: '/house/staff', component: () => import('./Staff.vue') },
  ],
  pages: [{ room: 'house', label: 'access.staff', to: '/house/staff', needs: 'manage_staff', order: 10 }],
  home: [{ id: 'first-steps', needs: 'manage_staff', order: 0, width: 2, component: () => import('./FirstSteps.vue') }],
})
