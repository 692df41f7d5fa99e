import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/sign-in', component: () => import('./SignIn.vue'), meta: { bare: true } },
    { path: '/welcome', component: () => import('./Welcome.vue'), meta: { bare: true } },
    { path: '/closed', component: () => import('./Closed.vue'), meta: { bare: true } },
  ],
})
