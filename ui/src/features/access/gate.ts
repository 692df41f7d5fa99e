import type { QueryClient } from '@tanstack/vue-query'
import { watch } from 'vue'
import type { Router } from 'vue-router'
import { call } from '@/backend/client'
import { readKey } from '@/backend/read'
import { session } from '@/backend/session'
import { who } from '@/shared/me'
import { concernsSession, refreshWho, watchOver } from './presence'

/**
 * Whoever is not signed in will choose a face: asked along with who is here, not after it. Kept for
 * the sign-in that follows at once, and for none that comes when a dealership was made meanwhile.
 */
function askForFaces(client: QueryClient): void {
  void client.prefetchQuery({ queryKey: readKey('access.faces', {}), queryFn: () => call('access.faces', {}), retry: false, gcTime: 1_000 })
}

/** Lets nobody past who is not signed in, and nobody at all before the dealership is set up. */
export function gate(router: Router, client: QueryClient): void {
  router.beforeEach(async (to) => {
    if (who.value === null) {
      if (session.value === null) askForFaces(client)
      try {
        await refreshWho()
      } catch {
        return to.path === '/closed' ? true : { path: '/closed', query: { then: to.fullPath } }
      }
    }
    if (to.path === '/closed') return true
    if (who.value?.dealership === null) return to.path === '/welcome' ? true : '/welcome'
    if (who.value?.me === null) return to.path === '/sign-in' ? true : { path: '/sign-in', query: { then: to.fullPath } }
    return to.meta.bare ? '/' : true
  })

  // Signed out elsewhere (roles changed, program restarted) or set up meanwhile.
  watch(
    () => [who.value?.dealership === null, who.value?.me?.id ?? null] as const,
    ([, id], [, before]) => {
      if (before !== undefined && id !== before) void router.replace(id === null ? '/sign-in' : '/')
    },
  )
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && concernsSession(event.action.error)) void refreshWho()
  })
  watchOver()
}
