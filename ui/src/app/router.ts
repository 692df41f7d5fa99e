import type { QueryClient } from '@tanstack/vue-query'
import { createRouter, createWebHashHistory, type Router } from 'vue-router'
import { gate } from '@/features/access/gate'
import { may } from '@/shared/me'
import { features, pageOf } from './features'

/** Every feature's routes behind one gate: nobody passes without being signed in. */
export function createRooms(client: QueryClient): Router {
  const router = createRouter({
    // Hash addresses work at every door, whatever file a host serves for unknown paths.
    history: createWebHashHistory(),
    routes: [
      ...features.flatMap((f) => f.routes ?? []),
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
  gate(router, client)
  // A page the person's roles do not open leads home, as if it were not there.
  router.beforeEach((to) => may(pageOf(to.path)?.needs) || to.meta.bare === true || '/')
  return router
}
