import type { QueryClient } from '@tanstack/vue-query'
import { watch } from 'vue'
import type { Router } from 'vue-router'
import { who } from '@/shared/me'
import { concernsSession, refreshWho, watchOver } from './presence'

/** Lets nobody past who is not signed in, and nobody at all before the dealership is set up. */
export function gate(router: Router, client: QueryClient): void {
  router.beforeEach(async (to) => {
    if (who.value === null) {
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
